import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { useSiteChanges } from "../../workbench/use-site-changes.ts";
import { ChangeGroupPart } from "./change-group.tsx";
import styles from "./changes.module.css";
import { CopyChanges } from "./copy-changes.tsx";
import { changesHeadline, directionCounts } from "./direction-words.ts";

/** What changed between then and now: how many first, then by where they came from and went to, then each site. */
export function ChangesList(): ReactElement | null {
  const words = useWords();
  const { t, count, daySlots } = words;
  const { table, onDay, known, comparison } = useSheet();
  const changes = useSiteChanges();
  if (!table || !comparison || !changes) return null;
  const [from, to] = [daySlots(comparison.thenDay), daySlots(onDay)];
  return (
    <div className={styles.changes}>
      <div className={styles.head}>
        <div>
          <h2 className={styles.title}>
            {t("time.changesBetween", { from: from.date, fromOf: from.dateOf, to: to.date, toOf: to.dateOf })}
          </h2>
          <p>
            <b>{changesHeadline(changes, words)}</b>
            {changes.changed > 0 && `: ${directionCounts(changes, words).join(", ")}`}
          </p>
          <p className={styles.quiet}>
            {t("time.stepsBetween", { steps: count(changes.steps), returned: count(changes.returned) })}{" "}
            {t("time.consideredSites")} {known && t("known.sentence", daySlots(known.on))}
          </p>
        </div>
        {changes.changed > 0 && <CopyChanges changes={changes} table={table} thenDay={comparison.thenDay} />}
      </div>
      {changes.changed === 0 && <p className={styles.quiet}>{t("time.nothingChanged")}</p>}
      <ul className={styles.groups}>
        {changes.groups.map((group) => (
          <ChangeGroupPart key={`${group.from} ${group.to}`} group={group} table={table} changed={changes.changed} />
        ))}
      </ul>
    </div>
  );
}
