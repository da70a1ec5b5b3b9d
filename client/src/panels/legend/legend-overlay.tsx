import { type ReactElement, useMemo, useState } from "react";
import { isWithheldNow, useAtlasInfo } from "../../api/atlas-info.ts";
import { explainFailure } from "../../api/failure.ts";
import type { Overlay } from "../../app/overlays.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { Audience } from "../../map/map-state.ts";
import { todayInMongolia } from "../../map/overlays.ts";
import { useView } from "../../state/view-store.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Switch } from "../../ui/switch.tsx";
import styles from "./legend.module.css";
import { LegendCount } from "./legend-count.tsx";
import { sumOf, totalsOf } from "./legend-counts.ts";
import { legendGroup } from "./legend-entries.ts";
import { LegendRow } from "./legend-row.tsx";
import { LegendSigns } from "./legend-signs.tsx";

interface LegendOverlayProps {
  readonly overlay: Overlay;
  readonly audience: Audience;
  /** Features in view by entry; null while there is no map to look at. */
  readonly inView: Readonly<Record<string, number>> | null;
  /** YYYY-MM-DD; null: today. */
  readonly onDay: string | null;
  /** `short` shows the signs and their words only; `full` lets every entry be counted and switched. */
  readonly look: "short" | "full";
}

/** One overlay in the legend: its switch, its entries, and what went wrong with it and with nothing else. */
export function LegendOverlay({ overlay, audience, inView, onDay, look }: LegendOverlayProps): ReactElement {
  const words = useWords();
  const { t, measure } = words;
  const { id, data, isOn, mask, phase } = overlay;
  const { data: atlas } = useAtlasInfo();
  const [today] = useState(() => todayInMongolia());
  // The sites' entries are what is switched most; the others fold away to leave room for filters.
  const [isUnfolded, setIsUnfolded] = useState(id === "sites");
  const day = onDay ?? today;
  const totals = useMemo(() => data && totalsOf(id, data, audience, day, mask), [id, data, audience, day, mask]);
  const group = legendGroup(id, audience, words, atlas?.release?.bandWidth);
  const sum = totals && sumOf(totals);
  const isThere = phase === "there" && totals !== null;
  const inViewSum = inView && Object.values(inView).reduce((all, each) => all + each, 0);
  return (
    <section className={styles.overlay} aria-label={group.title} aria-busy={phase === "coming"} data-is-on={isOn}>
      <div className={styles.overlayHead}>
        <h3 className={styles.overlayTitle}>
          {look === "full" && isOn ? (
            <button
              type="button"
              className={styles.unfold}
              aria-expanded={isUnfolded}
              onClick={() => setIsUnfolded(!isUnfolded)}
            >
              <Icon name={isUnfolded ? "down" : "right"} size={12} />
              <span className={styles.unfoldWords}>
                {group.title}
                {isThere && sum !== null && sum.areaHa > 0 && (
                  <span className={styles.measured}>
                    {t("legend.hectares", { hectares: measure(Math.round(sum.areaHa)) })}
                  </span>
                )}
              </span>
            </button>
          ) : (
            group.title
          )}
        </h3>
        {isThere && sum && id !== "site-summary" && <LegendCount total={sum.count} inView={inViewSum} />}
        {phase === "coming" && <span className={styles.quiet}>{t("legend.loading")}</span>}
        <Switch
          className={styles.headSwitch}
          label={t("legend.show", { name: group.title })}
          isOn={isOn}
          onChange={(next) => useView.getState().setOverlay(id, next)}
        />
      </div>
      {phase === "failed" && (
        <FailureNote
          sentence={t("legend.failed", { name: group.title, reason: explainFailure(overlay.failure, t) })}
          retryLabel={t("app.tryAgain")}
          onRetry={overlay.retry}
        />
      )}
      {(phase === "not-drawn" || (phase === "there" && totals === null)) && (
        <FailureNote
          sentence={t("legend.failedOnMap", { name: group.title })}
          retryLabel={t("app.tryAgain")}
          onRetry={overlay.retry}
        />
      )}
      {isThere && sum?.count === 0 && (
        <p className={styles.quiet}>
          {t(audience === "public" && isWithheldNow(atlas, id) ? "legend.withheld" : "legend.empty")}
        </p>
      )}
      {isOn && (look === "short" || !isUnfolded) && (
        <LegendSigns layer={id} entries={group.entries} isForPaper={look === "full"} />
      )}
      {isOn && look === "full" && isUnfolded && (
        <ul>
          {group.entries.map((entry) => (
            <LegendRow
              key={entry.code}
              layer={id}
              entry={entry}
              isOn={!overlay.hiddenCodes.includes(entry.code)}
              total={isThere ? (totals?.[entry.code]?.count ?? 0) : null}
              inView={isThere ? (inView?.[entry.code] ?? null) : null}
              measured={
                isThere && totals?.[entry.code]?.areaHa
                  ? t("legend.hectares", { hectares: measure(Math.round(totals[entry.code]?.areaHa ?? 0)) })
                  : null
              }
            />
          ))}
        </ul>
      )}
      {isOn && group.note && (look === "short" || isUnfolded) && <p className={styles.note}>{group.note}</p>}
    </section>
  );
}
