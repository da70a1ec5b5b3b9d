import type { ReactElement } from "react";
import type { OverlayId } from "../../map/map-state.ts";
import { Sign } from "../../signs/Sign.tsx";
import { useView } from "../../state/view-store.ts";
import styles from "./legend.module.css";
import type { LegendEntry } from "./legend-entries.ts";

interface LegendSignsProps {
  readonly layer: OverlayId;
  readonly entries: readonly LegendEntry[];
  /** A folded overlay keeps its signs to itself on a screen; paper cannot be unfolded. */
  readonly isForPaper?: boolean;
}

/** What the signs of an overlay mean, in as little room as it takes. */
export function LegendSigns({ layer, entries, isForPaper = false }: LegendSignsProps): ReactElement {
  const theme = useView((view) => view.theme);
  return (
    <ul className={`${styles.signs} ${isForPaper ? styles.onPaper : ""}`}>
      {entries.map((entry) => (
        <li key={entry.code} title={entry.sentence}>
          <Sign layer={layer} code={entry.code} size={16} theme={theme} />
          {entry.label}
        </li>
      ))}
    </ul>
  );
}
