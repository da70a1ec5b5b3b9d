import { type ReactElement, type ReactNode, useEffect, useId, useRef } from "react";
import styles from "./accounts.module.css";

interface OpenedBoxProps {
  readonly heading: string;
  readonly children: ReactNode;
}

/** A part that opened because somebody asked for it: in sight, and where the keyboard goes on. */
export function OpenedBox({ heading, children }: OpenedBoxProps): ReactElement {
  const id = useId();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <section className={styles.boxed} aria-labelledby={id}>
      <h2 ref={head} id={id} tabIndex={-1} className={styles.subheading}>
        {heading}
      </h2>
      {children}
    </section>
  );
}
