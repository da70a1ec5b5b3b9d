import type { ReactElement, ReactNode } from "react";
import { useView } from "../state/view-store.ts";
import { CardSlot, LegendSlot } from "./late-panels.tsx";
import styles from "./map-page.module.css";
import type { PageParts } from "./page-parts.ts";

/** Wide screens: words or legend at the left, card at the right, controls and the public legend along the foot between them. */
export function WideLayout({
  parts,
  children,
}: {
  readonly parts: PageParts;
  readonly children: ReactNode;
}): ReactElement {
  const selected = useView((view) => view.selected);
  const hasStory = parts.story !== undefined;
  return (
    <>
      <div className={`${styles.column} ${styles.left}`} data-has-story={hasStory}>
        {hasStory ? <div className={styles.storyPanel}>{parts.story}</div> : <LegendSlot parts={parts} />}
      </div>
      <div className={styles.foot} data-has-story={hasStory} data-has-card={selected !== null}>
        {children}
        {hasStory && <LegendSlot parts={parts} />}
      </div>
      {selected && (
        <div className={`${styles.column} ${styles.right}`}>
          <CardSlot parts={parts} selected={selected} />
        </div>
      )}
    </>
  );
}
