import { lazy, type ReactElement, Suspense } from "react";
import type { FeatureRef } from "../map/map-state.ts";
import { lateComponent } from "./late-component.tsx";
import { LatePart } from "./late-part.tsx";
import styles from "./map-page.module.css";
import type { PageParts } from "./page-parts.ts";

const LegendPanel = lazy(() => import("../panels/legend/legend-panel.tsx").then((m) => ({ default: m.LegendPanel })));
const loadCards = () => import("../panels/card/card-panel.tsx");
const CardPanel = lateComponent(async () => (await loadCards()).CardPanel);

/** Fetches the code of the cards of staff while nobody waits for it. */
export async function fetchStaffCards(): Promise<void> {
  await CardPanel.fetch();
  await (await loadCards()).StaffCard.fetch();
}

/** Legend and card come after the page's words, each in its own time. */
export function LegendSlot({ parts }: { readonly parts: PageParts }): ReactElement {
  if (!parts.mayFetch) return <div className={styles.waiting} />;
  return (
    <LatePart>
      <Suspense fallback={<div className={styles.waiting} />}>
        <LegendPanel {...parts} />
      </Suspense>
    </LatePart>
  );
}

export function CardSlot({
  parts,
  selected,
}: {
  readonly parts: PageParts;
  readonly selected: FeatureRef;
}): ReactElement {
  return (
    <LatePart>
      <Suspense fallback={<div className={styles.waiting} />}>
        <CardPanel audience={parts.audience} overlays={parts.overlays} selected={selected} />
      </Suspense>
    </LatePart>
  );
}
