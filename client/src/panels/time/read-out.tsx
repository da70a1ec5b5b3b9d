import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { memo, type ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import type { Lens } from "../../sites/lens.ts";
import { groupCountsOf } from "../../sites/stock-over-time.ts";
import { GroupSwatch } from "./group-patterns.tsx";
import styles from "./time-panel.module.css";

interface ReadOutProps {
  readonly id: string;
  readonly lens: Lens;
  readonly hidden: readonly string[];
  /** Is it the day under the pointer, rather than the one looked at? */
  readonly isPassing: boolean;
  /** The day of the record it is counted by; null: the record of now. */
  readonly knownOn: string | null;
}

/** How many sites of each group there were on a day, of all known then. */
export const ReadOut = memo(function ReadOut({ id, lens, hidden, isPassing, knownOn }: ReadOutProps): ReactElement {
  const { t, count, day, daySlots, say } = useWords();
  const counts = groupCountsOf(lens);
  return (
    <section id={id} className={styles.readOut} data-passing={isPassing} aria-label={t("time.readOut")}>
      <p className={styles.readOutHead}>
        <b>{day(lens.onDay)}</b>
        {knownOn && `, ${t("known.saidShort", daySlots(knownOn))}:`}{" "}
        {t("time.sitesOf", { shown: count(lens.shownCount), known: count(lens.known) })}
      </p>
      <dl className={styles.groups}>
        {siteStatusGroups.map(({ code, label }, index) => (
          <div key={code} className={styles.group} data-group={code}>
            <GroupSwatch group={code} />
            <dt>{say(label)}</dt>
            <dd>
              {hidden.includes(code) ? (
                t("time.off")
              ) : (
                <>
                  <span aria-hidden="true">
                    <b>{count(counts[index] ?? 0)}</b> / {count(lens.known)}
                  </span>
                  <span className={styles.spoken}>
                    {t("time.nOfN", { shown: count(counts[index] ?? 0), known: count(lens.known) })}
                  </span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
});
