import { defaultReachSettings } from "@asm-atlas/data/domain/statistics/reach.ts";
import { type ReactElement, useMemo, useState } from "react";
import { useWords, type Words } from "../../../i18n/use-words.ts";
import { type SiteNearby, sitesAround } from "../../../workbench/nearby.ts";
import type { KindergartenRecord } from "../../../workbench/records/kindergartens.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import styles from "../card.module.css";
import { Facts } from "../facts.tsx";
import { SiteLink } from "./linked-sites.tsx";
import { MethodLink } from "./method-link.tsx";
import { distanceWords } from "./spans.ts";
import own from "./staff.module.css";

/** More than these wait behind a button. */
const shownAtFirst = 5;

/** Sites near enough, whether the kindergarten is open or only planned, and the children counted there. */
export function SitesInReach({ kindergarten }: { readonly kindergarten: KindergartenRecord }): ReactElement {
  const words = useWords();
  const { t, count } = words;
  const { table, onDay } = useSheet();
  const [isOpen, setIsOpen] = useState(false);
  const around = useMemo(
    () => table && sitesAround(kindergarten, table, onDay, defaultReachSettings),
    [kindergarten, table, onDay],
  );
  if (!table || !around) return <p className={styles.note}>{t("card.loading")}</p>;
  const { dailyReachM, outerRingM } = defaultReachSettings;
  const daily = around.filter(({ distanceM }) => distanceM <= dailyReachM);
  const ring = (reachM: number, sites: readonly SiteNearby[]) => ({
    label: t("cards.within", { km: count(reachM / 1_000) }),
    value: t("cards.sites", { count: sites.length }),
    aside: childrenSentence(sites, words),
  });
  const shown = isOpen ? around : around.slice(0, shownAtFirst);
  return (
    <>
      <Facts heading={t("cards.inReach")} look="figures" facts={[ring(dailyReachM, daily), ring(outerRingM, around)]} />
      {around.length > 0 && (
        <ul className={own.nearby}>
          {shown.map(({ index, distanceM, children }) => (
            <li key={index}>
              <SiteLink
                code={table.codes[index] ?? ""}
                aside={`${distanceWords(distanceM, words)} · ${
                  children === null ? t("cards.childrenUnknownShort") : t("cards.children", { count: children })
                }`}
              />
            </li>
          ))}
        </ul>
      )}
      {shown.length < around.length && (
        <p>
          <button type="button" className={styles.link} onClick={() => setIsOpen(true)}>
            {t("cards.showAll", { total: count(around.length) })}
          </button>
        </p>
      )}
      <MethodLink id="reach" />
    </>
  );
}

/** "12 children, counted at 3 of 4 sites" */
function childrenSentence(sites: readonly SiteNearby[], { t, count }: Words): string | null {
  if (sites.length === 0) return null;
  const known = sites.filter(({ children }) => children !== null);
  if (known.length === 0) return t("cards.childrenUnknownShort");
  const sum = known.reduce((all, { children }) => all + (children ?? 0), 0);
  return t("cards.childrenAt", { count: sum, known: count(known.length), sites: count(sites.length) });
}
