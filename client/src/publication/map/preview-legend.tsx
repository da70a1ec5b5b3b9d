import { mappedCollections } from "@asm-atlas/data/domain/publication/administration.ts";
import type { FeatureCollection } from "geojson";
import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { stepsOf } from "../../map/feed.ts";
import type { AreaMark, OverlayId } from "../../map/map-state.ts";
import { legendGroup } from "../../panels/legend/legend-entries.ts";
import { LegendSigns } from "../../panels/legend/legend-signs.tsx";
import { Switch } from "../../ui/switch.tsx";
import styles from "../publication.module.css";
import { signOfChange } from "./changes.ts";
import type { SideFeeds } from "./use-side.ts";

interface PreviewLegendProps {
  /** Of the next release: its bands may be of another width than the last one's. */
  readonly feeds: SideFeeds;
  readonly off: readonly OverlayId[];
  readonly onChange: (off: readonly OverlayId[]) => void;
}

const marks: readonly (readonly [change: AreaMark["change"], dashes: string | undefined])[] = [
  ["enters", undefined],
  ["changes", "5 3"],
  ["leaves", "1 3"],
];

/** What the marks and the signs mean, and a switch for every layer; both maps have the same. */
export function PreviewLegend({ feeds, off, onChange }: PreviewLegendProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const width = bandWidthOf(feeds.get("site-summary") ?? null);
  return (
    <div className={styles.legend}>
      <ul className={styles.markSigns}>
        {marks.map(([change, dashes]) => (
          <li key={change}>
            <svg width="34" height="18" aria-hidden="true" focusable="false">
              <path d="M2 9H18" fill="none" stroke="var(--accent)" strokeWidth="3" strokeDasharray={dashes} />
              <text x="22" y="14" fill="var(--text)" fontWeight="650">
                {signOfChange[change]}
              </text>
            </svg>
            {t(`publication.map.mark.${change}`)}
          </li>
        ))}
      </ul>
      <details className={styles.fold}>
        <summary>{t("publication.map.legend")}</summary>
        {mappedCollections.map((id) => {
          const { title, note, entries } = legendGroup(id, "public", words, width);
          return (
            <section key={id} className={styles.legendLayer} aria-label={title}>
              <div>
                <b>{title}</b>
                <Switch
                  label={t("legend.show", { name: title })}
                  isOn={!off.includes(id)}
                  onChange={(isOn) => onChange(isOn ? off.filter((each) => each !== id) : [...off, id])}
                />
              </div>
              <LegendSigns layer={id} entries={entries} />
              {note && <p className={styles.quiet}>{note}</p>}
            </section>
          );
        })}
      </details>
    </div>
  );
}

/** How wide the bands of a release are; undefined where it tells of no soum. */
function bandWidthOf(summary: FeatureCollection | null): number | undefined {
  const soum = summary?.features.find(({ properties }) => properties?.level === "soum");
  const [, low = 0, high = 0] = (soum && stepsOf(soum).at(-1)) ?? [];
  return soum && high - low + 1;
}
