import { type ReactElement, useState } from "react";
import { Link } from "react-router";
import { useWords } from "../../i18n/use-words.ts";
import type { OverlayId } from "../../map/map-state.ts";
import { Sign } from "../../signs/Sign.tsx";
import { useView } from "../../state/view-store.ts";
import { Switch } from "../../ui/switch.tsx";
import styles from "./legend.module.css";
import { LegendCount } from "./legend-count.tsx";
import type { LegendEntry } from "./legend-entries.ts";

interface LegendRowProps {
  readonly layer: OverlayId;
  readonly entry: LegendEntry;
  readonly isOn: boolean;
  /** Null while the overlay is not there. */
  readonly total: number | null;
  readonly inView: number | null;
  /** A second number, such as hectares. */
  readonly measured: string | null;
}

/** One entry: its sign, its words (a tap says what they mean), its numbers, its switch. */
export function LegendRow({ layer, entry, isOn, total, inView, measured }: LegendRowProps): ReactElement {
  const { t } = useWords();
  const theme = useView((view) => view.theme);
  const [isExplained, setIsExplained] = useState(false);
  return (
    <li className={styles.row} data-is-on={isOn}>
      <span className={`${styles.sign} ${isOn ? "" : styles.off}`}>
        <Sign layer={layer} code={entry.code} size={18} theme={theme} />
      </span>
      {entry.sentence ? (
        <button
          type="button"
          className={`${styles.label} ${styles.explained}`}
          aria-expanded={isExplained}
          onClick={() => setIsExplained(!isExplained)}
        >
          {entry.label}
          {measured && <span className={styles.measured}> · {measured}</span>}
        </button>
      ) : (
        <span className={styles.label}>{entry.label}</span>
      )}
      {total !== null && <LegendCount total={total} inView={inView} />}
      <Switch
        label={t("legend.show", { name: entry.label })}
        isOn={isOn}
        onChange={(next) => useView.getState().setEntry(layer, entry.code, next)}
      />
      {isExplained && (
        <p className={styles.sentence}>
          {entry.sentence} {entry.definedAt && <Link to={entry.definedAt}>{t("legend.definition")}</Link>}
        </p>
      )}
    </li>
  );
}
