import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import { useView } from "../state/view-store.ts";
import { CardSlot, LegendSlot } from "./late-panels.tsx";
import styles from "./map-page.module.css";
import type { PageParts } from "./page-parts.ts";

interface WideLayoutProps {
  readonly parts: PageParts;
  /** Height of the panels along the foot, for the map's padding. */
  readonly onDockPx: (px: number) => void;
  readonly children: ReactNode;
}

/** Wide screens: words or legend at the left, card at the right, controls and the public legend between them, panels along the foot. */
export function WideLayout({ parts, onDockPx, children }: WideLayoutProps): ReactElement {
  const selected = useView((view) => view.selected);
  const hasStory = parts.story !== undefined;
  const panels = parts.panels.filter(({ isOpened }) => isOpened !== false);
  const dock = useHeight(onDockPx);
  const beside = parts.aside ?? (selected && <CardSlot parts={parts} selected={selected} />);
  const foot = (
    <div className={styles.foot} data-has-story={hasStory} data-has-card={Boolean(beside)}>
      {parts.hasMap && (
        <div className={styles.tools}>
          {parts.tools}
          {children}
        </div>
      )}
      {hasStory && parts.hasMap && <LegendSlot parts={parts} />}
    </div>
  );
  // The keyboard goes this way too: layers, list, card, and the map's own buttons before the map.
  return (
    <>
      <div className={`${styles.column} ${styles.left}`} data-has-story={hasStory}>
        {hasStory ? <div className={styles.storyPanel}>{parts.story}</div> : <LegendSlot parts={parts} />}
      </div>
      {hasStory && foot}
      {parts.panels.length > 0 && (
        <div ref={dock} className={styles.dock}>
          {panels.map(({ id, label, content }) => (
            <section key={id} className={styles.dockPanel} aria-label={label}>
              {content}
            </section>
          ))}
        </div>
      )}
      {beside && <div className={`${styles.column} ${styles.right}`}>{beside}</div>}
      {!hasStory && foot}
    </>
  );
}

/** Tells an element's height whenever it changes, and 0 when it is gone. Columns beside it end above it (`--dock-height`). */
function useHeight(onPx: (px: number) => void): React.RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const tell = (px: number) => {
      document.documentElement.style.setProperty("--dock-height", `${px}px`);
      onPx(px);
    };
    const observer = new ResizeObserver(() => tell(Math.round(current.getBoundingClientRect().height)));
    observer.observe(current);
    return () => {
      observer.disconnect();
      document.documentElement.style.removeProperty("--dock-height");
      onPx(0);
    };
  }, [onPx]);
  return element;
}
