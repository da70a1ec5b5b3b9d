import { isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { type SiteStatusGroup, siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { lazy, type ReactElement, useMemo } from "react";
import { Link } from "react-router";
import { useStock } from "../panels/time/use-stock.ts";
import { Sign } from "../signs/Sign.tsx";
import type { Lens } from "../sites/lens.ts";
import type { SiteTable } from "../sites/site-table.ts";
import { asksForVisits, type GroupStock, groupCodes, stockOf, totalAt } from "../sites/stock-over-time.ts";
import { useSheet } from "../workbench/sheet.ts";
import { firstValidDay } from "../workbench/valid-time.ts";
import { monthEnds, quarterEnds } from "./compute/month-ends.ts";
import { yearBefore } from "./compute/periods.ts";
import { FigureComing, FigureFrame } from "./figure-frame.tsx";
import styles from "./figures.module.css";
import { isAnyDemo } from "./is-demo.ts";
import { Drawn } from "./late-plot.tsx";
import { useLegalityTable } from "./legality-table.ts";
import { useLookedAt } from "./looked-at.ts";
import { useCountLink } from "./map-link.ts";
import { useRuleMarks } from "./rule-marks.ts";
import { keepingStatus, statusesOf } from "./status-choice.ts";
import { useChartTheme } from "./use-chart-theme.ts";
import { useSteadyWords } from "./use-steady-words.ts";

const OverTimePlot = lazy(() => import("./plots/over-time-plot.tsx").then((m) => ({ default: m.OverTimePlot })));

const firstDay = parseDay(firstValidDay) ?? 0;
const nothingHidden: readonly string[] = [];

/** Sites by status group since 2010, with the days on which the rules changed. */
export function LegalityFigure({ lens }: { readonly lens: Lens }): ReactElement {
  const { onDay } = useSheet();
  const { where } = useLookedAt();
  const hidden = useLookedAt().hidden.sites ?? nothingHidden;
  const isByVisits = asksForVisits(where);
  const days = useMemo(() => {
    const last = parseDay(onDay) ?? firstDay;
    // A filter on visits is held on every single point: then there are fewer of them.
    return isByVisits ? quarterEnds(firstDay, last) : monthEnds(firstDay, last);
  }, [onDay, isByVisits]);
  const { stock } = useStock(lens.table, days, where, hidden, lens.within);
  return stock ? <Legality stock={stock} lens={lens} /> : <FigureComing id="legality" />;
}

/** What a segment of the chart, a number of the table and an entry of the legend lead to: the group on that day, as the chart counted it. */
function useGroupLink(): (group: SiteStatusGroup, day: number) => string {
  const { onDay, today } = useSheet();
  const { where } = useLookedAt();
  const countLink = useCountLink();
  return useMemo(() => {
    return (group, day) => {
      const iso = isoOfDay(day) ?? onDay;
      return countLink({ where: keepingStatus(where, statusesOf(group)), day: iso === today ? null : iso });
    };
  }, [countLink, where, onDay, today]);
}

function Legality({ stock, lens }: { readonly stock: GroupStock; readonly lens: Lens }): ReactElement {
  const words = useSteadyWords();
  const { t, count, day, sayCode } = words;
  const { onDay } = useSheet();
  const theme = useChartTheme();
  const linkOf = useGroupLink();
  const { marks, suspensions } = useRuleMarks(firstDay, stock.days.at(-1) ?? firstDay);
  const titleOf = useMemo(
    () => (group: SiteStatusGroup, at: number, sites: number) =>
      `${day(isoOfDay(at) ?? "")}\n${sayCode(siteStatusGroups, group)}: ${count(sites)}`,
    [day, sayCode, count],
  );
  const { table, csv } = useLegalityTable(stock, linkOf);
  const isDemo = isAnyDemo(lens.table, lens.shown);
  return (
    <FigureFrame
      id="legality"
      summary={useSummary(stock, lens.table)}
      ofN={[t("figures.sitesOf", { shown: count(lens.shownCount), known: count(lens.known), date: day(onDay) })]}
      isDemo={isDemo}
      table={table}
      csv={csv}
    >
      <GroupLegend stock={stock} linkOf={linkOf} />
      <Drawn heightPx={340}>
        {(widthPx) => (
          <OverTimePlot
            stock={stock}
            firstDay={firstDay}
            marks={marks}
            suspensions={suspensions}
            widthPx={widthPx}
            theme={theme}
            titleOf={titleOf}
            linkOf={linkOf}
            formatCount={count}
          />
        )}
      </Drawn>
    </FigureFrame>
  );
}

/** How it stands on the day, and how it stood a year before. */
function useSummary(stock: GroupStock, table: SiteTable): string {
  const { t, count, day } = useSteadyWords();
  const { where } = useLookedAt();
  const hidden = useLookedAt().hidden.sites ?? nothingHidden;
  const now = stock.days.at(-1) ?? firstDay;
  const before = Math.max(firstDay, yearBefore(now));
  const earlier = useMemo(() => stockOf(table, [before], where, hidden), [table, before, where, hidden]);
  const underContract = ({ counts }: GroupStock, point: number) =>
    counts[point * groupCodes.length + groupCodes.indexOf("under_contract")] ?? 0;
  return t("figures.legality.summary", {
    date: day(isoOfDay(now) ?? ""),
    now: count(underContract(stock, stock.days.length - 1)),
    sites: count(totalAt(stock, stock.days.length - 1)),
    dateBefore: day(isoOfDay(before) ?? ""),
    before: count(underContract(earlier, 0)),
    sitesBefore: count(totalAt(earlier, 0)),
  });
}

interface GroupLegendProps {
  readonly stock: GroupStock;
  readonly linkOf: (group: SiteStatusGroup, day: number) => string;
}

/** Sign, words and number of each group on the day; in the order of the stack, its top first. */
function GroupLegend({ stock, linkOf }: GroupLegendProps): ReactElement {
  const { t, count, sayCode } = useSteadyWords();
  const theme = useChartTheme();
  const now = stock.days.length - 1;
  const entries = groupCodes.map((group, index) => ({
    group,
    sites: stock.counts[now * groupCodes.length + index] ?? 0,
  }));
  return (
    <ul className={styles.legend} aria-label={t("figures.legality.legend")}>
      {entries.toReversed().map(({ group, sites }) => (
        <li key={group}>
          <Link
            to={linkOf(group, stock.days[now] ?? firstDay)}
            aria-label={t("figures.showGroup", {
              group: sayCode(siteStatusGroups, group),
              count: sites,
              number: count(sites),
            })}
          >
            <Sign layer="sites" code={group} size={16} theme={theme} />
            {sayCode(siteStatusGroups, group)} <b>{count(sites)}</b>
          </Link>
        </li>
      ))}
    </ul>
  );
}
