import { type ReactElement, type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef } from "react";
import { useAnnouncement } from "../../app/announce.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { OverlayId } from "../../map/map-state.ts";
import { Sign } from "../../signs/Sign.tsx";
import { useView } from "../../state/view-store.ts";
import { DemoMark } from "../../ui/demo-mark.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./card.module.css";

interface CardFrameProps {
  readonly title: string;
  /** Code and place, above the title. */
  readonly eyebrow?: ReactNode;
  readonly isDemo: boolean;
  /** Where it stands, in one sign and one or two lines. */
  readonly sign?: { readonly layer: OverlayId; readonly code: string };
  readonly state?: string;
  readonly stateSince?: string | null;
  readonly children?: ReactNode;
}

/** What all cards share: who it is, where it stands, the demo mark and the way out. */
export function CardFrame(props: CardFrameProps): ReactElement {
  const { t } = useWords();
  const theme = useView((view) => view.theme);
  const titleId = useId();
  useAnnouncement([props.title, props.state, props.stateSince].filter(Boolean).join(". "));
  useEscape(close);
  const frame = useRef<HTMLElement>(null);
  useHandedKeyboard(frame);
  return (
    <article ref={frame} className={styles.card} data-card aria-labelledby={titleId}>
      <header className={styles.head}>
        <div className={styles.eyebrowRow}>
          <p className={styles.eyebrow}>{props.eyebrow}</p>
          {props.isDemo && <DemoMark label={t("app.demo")} explanation={t("app.demoExplained")} />}
          <IconButton icon="close" label={t("app.close")} onClick={close} />
        </div>
        <h2 id={titleId} className={styles.title}>
          {props.title}
        </h2>
        {props.state && (
          <div className={styles.state}>
            {props.sign && <Sign layer={props.sign.layer} code={props.sign.code} size={22} theme={theme} />}
            <p>
              <b>{props.state}</b>
              {props.stateSince && <span className={styles.since}>{props.stateSince}</span>}
            </p>
          </div>
        )}
      </header>
      {props.children}
    </article>
  );
}

/** Closes the card. Who was in it with the keyboard finds themselves where they came from: in the list's row, else on the map. */
function close(): void {
  const wasInside = document.activeElement?.closest("[data-card]") !== null;
  const row = document.querySelector<HTMLElement>('[data-opened-card="true"] [tabindex="0"]');
  useView.getState().select(null);
  const cameFrom = row ?? document.querySelector<HTMLElement>("[role=application] canvas");
  if (wasInside) cameFrom?.focus({ preventScroll: true });
}

let isKeyboardHandedOver = false;

/** A card takes the place of the one that waited for its record: who was in that one with the keyboard stays in this one. */
function useHandedKeyboard(frame: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = frame;
    if (isKeyboardHandedOver) current?.querySelector("button")?.focus({ preventScroll: true });
    return () => {
      isKeyboardHandedOver = current?.contains(document.activeElement) === true;
      // One card goes and the other comes in the same turn; a card that is opened later takes nobody's keyboard.
      queueMicrotask(() => {
        isKeyboardHandedOver = false;
      });
    };
  }, [frame]);
}

/** Calls when Escape is pressed anywhere, unless something nearer (an open menu) took it. */
function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) onEscape();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [onEscape]);
}
