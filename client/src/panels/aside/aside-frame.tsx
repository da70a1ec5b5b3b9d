import { type ReactElement, type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "../../ui/icon-button.tsx";
import { useIsNarrow } from "../../ui/use-narrow.ts";
import { useMapCommands } from "../../workbench/map-commands.ts";
import styles from "./aside.module.css";
import { openAside } from "./open-aside.ts";

interface AsideFrameProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly children: ReactNode;
}

/** Closes what stands in the card's place and gives the map the keyboard. */
export function useCloseAside(): () => void {
  const commands = useMapCommands();
  return () => {
    openAside(null);
    commands.current?.focus();
  };
}

/** What stands in the card's place: its title has the focus when it opens, and the map when it is closed. */
export function AsideFrame({ title, closeLabel, children }: AsideFrameProps): ReactElement {
  const isNarrow = useIsNarrow();
  const close = useCloseAside();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // A phone's sheet may be scrolled to where the card was read.
    void heading.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section className={isNarrow ? styles.bare : styles.panel} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 ref={heading} id={titleId} className={styles.title} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="close" label={closeLabel} onClick={close} />
      </div>
      {children}
    </section>
  );
}
