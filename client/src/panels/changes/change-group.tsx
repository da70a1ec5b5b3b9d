import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { type ReactElement, useId, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { Sign } from "../../signs/Sign.tsx";
import type { ChangeGroup, SiteChange } from "../../sites/site-changes.ts";
import type { SiteTable } from "../../sites/site-table.ts";
import { useView } from "../../state/view-store.ts";
import buttons from "../../ui/button.module.css";
import { Icon } from "../../ui/icons.tsx";
import { useSheet } from "../../workbench/sheet.ts";
import styles from "./changes.module.css";
import { siteName } from "./site-name.ts";

interface ChangeGroupProps {
  readonly group: ChangeGroup;
  readonly table: SiteTable;
  /** N of "n of N": all that changed. */
  readonly changed: number;
}

/** Rows shown at first, and more of them each time they are asked for. */
const rowsAtATime = 50;

/** The sites that went from one status to another; unfolded, each of them. */
export function ChangeGroupPart({ group, table, changed }: ChangeGroupProps): ReactElement {
  const { t, count, sayCode } = useWords();
  const theme = useView((view) => view.theme);
  const [isOpen, setIsOpen] = useState(false);
  const [most, setMost] = useState(rowsAtATime);
  const listId = useId();
  const { from, to, direction, sites } = group;
  const { states } = siteStatusWorkflow;
  return (
    <li className={styles.changeGroup} data-open={isOpen}>
      <button
        type="button"
        className={styles.groupHead}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name={isOpen ? "down" : "right"} size={12} />
        <span className={styles.way}>
          {from ? <Sign layer="sites" code={from} size={16} theme={theme} /> : null}
          {from ? sayCode(states, from) : t("time.notKnownYet")}
          <span aria-hidden="true">→</span>
          <span className={styles.spoken}>{t("time.to")}</span>
          <Sign layer="sites" code={to} size={16} theme={theme} />
          {sayCode(states, to)}
        </span>
        <span className={styles.direction}>{t(`time.direction.${direction}`)}</span>
        <span className={styles.number}>
          <b>{count(sites.length)}</b> {t("time.ofKnown", { known: count(changed) })}
        </span>
      </button>
      <div id={listId} hidden={!isOpen}>
        {isOpen && (
          <>
            <ul>
              {sites.slice(0, most).map((change) => (
                <ChangedSite key={change.index} change={change} table={table} />
              ))}
            </ul>
            {sites.length > most && (
              <p className={styles.more}>
                {t("time.shownOf", { shown: count(most), total: count(sites.length) })}
                <button type="button" className={buttons.small} onClick={() => setMost(most + rowsAtATime)}>
                  {t("time.showMore")}
                </button>
              </p>
            )}
          </>
        )}
      </div>
    </li>
  );
}

/** As near as one wants to see a site; who is nearer already stays there. */
const leastZoom = 9;

function goTo(table: SiteTable, index: number): void {
  const { camera, select, setCamera } = useView.getState();
  const [longitude, latitude] = [table.longitudes[index], table.latitudes[index]];
  const code = table.codes[index];
  if (longitude === undefined || latitude === undefined || code === undefined) return;
  select({ layer: "sites", code });
  setCamera({ longitude, latitude, zoom: Math.max(leastZoom, camera?.zoom ?? 0) });
}

/** One site: a press opens its card and goes there. */
function ChangedSite({ change, table }: { readonly change: SiteChange; readonly table: SiteTable }): ReactElement {
  const words = useWords();
  const { t, day } = words;
  const { names } = useSheet();
  const { index, fromSince, toSince } = change;
  const code = table.codes[index] ?? "";
  const isSelected = useView(({ selected }) => selected?.layer === "sites" && selected.code === code);
  const since = (from: number) => t("time.since", { date: day(isoOfDay(from) ?? "") });
  return (
    <li>
      <button type="button" className={styles.site} aria-current={isSelected} onClick={() => goTo(table, index)}>
        <b>{code}</b>
        <span>{siteName(table, index, words)}</span>
        <span className={styles.quiet}>{names.unitWithParent(table.soumCodes[index] ?? "")}</span>
        <span className={styles.dates}>
          {fromSince === null ? t("time.notKnownYet") : since(fromSince)} → {since(toSince)}
        </span>
      </button>
    </li>
  );
}
