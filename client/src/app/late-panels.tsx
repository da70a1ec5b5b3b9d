import { lazy, type ReactElement, Suspense } from "react";
import type { FeatureRef } from "../map/map-state.ts";
import { LatePart } from "./late-part.tsx";
import styles from "./map-page.module.css";
import type { PageParts } from "./page-parts.ts";

const LegendPanel = lazy(() => import("../panels/legend/legend-panel.tsx").then((m) => ({ default: m.LegendPanel })));
const CardPanel = lazy(() => import("../panels/card/card-panel.tsx").then((m) => ({ default: m.CardPanel })));

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
