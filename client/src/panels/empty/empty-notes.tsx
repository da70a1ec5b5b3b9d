import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { ReactElement, ReactNode } from "react";
import { useFeed } from "../../api/collections.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { SiteTable } from "../../sites/site-table.ts";
import { isOverlayOn, useView } from "../../state/view-store.ts";
import { useSheet } from "../../workbench/sheet.ts";
import styles from "./empty-notes.module.css";

/** Says of what is empty why it is, and how to go on; nothing where nothing is. */
export function EmptyNotes(): ReactElement | null {
  const { t } = useWords();
  const zones = useFeed("staff", "rehabilitation-zones");
  const kindergartens = useFeed("staff", "kindergartens");
  const notes: readonly (ReactNode | false)[] = [
    <SitesNote key="sites" />,
    zones.data?.features.length === 0 && <Note key="zones">{t("empty.zones")}</Note>,
    kindergartens.data?.features.length === 0 && <Note key="kindergartens">{t("empty.kindergartens")}</Note>,
  ];
  return <div className={styles.notes}>{notes}</div>;
}

function Note({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles.note}>{children}</div>;
}

/** Why there is no site on the map. That the filter leaves none is said by the filter itself. */
function SitesNote(): ReactElement | null {
  const { t, daySlots } = useWords();
  const { table, lens, onDay, known } = useSheet();
  const hidden = useView((view) => view.hidden);
  const isOn = useView((view) => isOverlayOn(view, "sites"));
  if (!table || !lens) return null;
  if (table.size === 0) {
    return (
      <Note>
        <p>
          <b>{t("empty.sites")}</b>
        </p>
        <p>{t("empty.sitesHow")}</p>
        <p>
          <code>npm run atlas -- help</code>
        </p>
      </Note>
    );
  }
  if (known && table.histories.days.length === 0) {
    return (
      <Note>
        <p>{t("known.none", daySlots(known.on))}</p>
        <Go label={t("known.end")} onGo={() => useView.getState().setKnownOn(null)} />
      </Note>
    );
  }
  if (lens.known === 0) {
    const first = firstKnownOn(table);
    return (
      <Note>
        <p>
          {t("empty.beforeAll", { ...daySlots(onDay), first: daySlots(first).date, firstOf: daySlots(first).dateOf })}
        </p>
        <Go label={t("empty.lookAtFirst")} onGo={() => useView.getState().setDay(first)} />
      </Note>
    );
  }
  if (isOn && lens.matched > 0 && lens.shownCount === 0) {
    const { sites: _hiddenSites, ...others } = hidden;
    const showAll = () => useView.setState({ hidden: others });
    return (
      <Note>
        <p>{t("empty.allHidden")}</p>
        <Go label={t("empty.showAll")} onGo={showAll} />
      </Note>
    );
  }
  return null;
}

function Go({ label, onGo }: { readonly label: string; readonly onGo: () => void }): ReactElement {
  return (
    <button type="button" className={styles.go} onClick={onGo}>
      {label}
    </button>
  );
}

/** The first day on which any site is known. */
function firstKnownOn({ histories }: SiteTable): string {
  let first = Number.POSITIVE_INFINITY;
  for (let site = 0; site < histories.count; site += 1) {
    const [from = 0, to = 0] = [histories.offsets[site], histories.offsets[site + 1]];
    if (to > from) first = Math.min(first, histories.days[from] ?? first);
  }
  return isoOfDay(first) ?? "";
}
