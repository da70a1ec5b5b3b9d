import type { SiteStatusGroup } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { Words } from "../../i18n/use-words.ts";
import { formatArea } from "../../map/tools/measures.ts";
import type { KnownSum, SitesSummary } from "../../sites/summary.ts";

/** What there is of a layer in the area: how many, on how many hectares where it has any. */
export interface Inside {
  readonly count: number;
  readonly areaHa: number;
}

/** All that is said of a selected area. */
export interface SelectionReport {
  readonly onDay: string;
  readonly areaHa: number;
  readonly summary: SitesSummary;
  /** Null until the layer has come. */
  readonly zones: Inside | null;
  readonly kindergartens: Inside | null;
  readonly hasDetails: boolean;
  /** Is something of it invented? */
  readonly hasDemo: boolean;
}

/** One line: what, how much, and for how many sites it is known where that is not all. */
export interface ReportLine {
  readonly label: string;
  readonly value: string;
  readonly known?: string;
}

/** The status groups there are sites of, in the order of the legend. */
export function groupLines(
  { summary }: SelectionReport,
  { say, count }: Words,
): readonly (ReportLine & { readonly group: SiteStatusGroup })[] {
  return siteStatusGroups
    .filter(({ code }) => summary.byGroup[code] > 0)
    .map(({ code, label }) => ({ group: code, label: say(label), value: count(summary.byGroup[code]) }));
}

/** People, children and hectares; empty until the details have come. */
export function sumLines(
  { summary, hasDetails }: SelectionReport,
  { t, count, measure }: Words,
): readonly ReportLine[] {
  if (!hasDetails || summary.sites === 0) return [];
  const line = (label: string, { sum, known }: KnownSum, write: (value: number) => string): ReportLine => ({
    label,
    value: known === 0 ? "–" : write(sum),
    known: t("filter.assessedOf", { known: count(known), total: count(summary.sites) }),
  });
  return [
    line(t("filter.facet.people"), summary.people, count),
    line(t("tools.women"), summary.women, count),
    line(t("tools.men"), summary.men, count),
    line(t("filter.facet.children"), summary.children, count),
    line(t("filter.hectares"), summary.areaHa, (areaHa) => measure(Math.round(areaHa * 10) / 10)),
  ];
}

/** Zones and kindergartens in the area, as far as they have come. */
export function insideLines({ zones, kindergartens }: SelectionReport, words: Words): readonly ReportLine[] {
  const { t, count, measure } = words;
  const zonesValue =
    zones &&
    (zones.areaHa > 0
      ? t("tools.zonesWithHectares", {
          number: count(zones.count),
          hectares: measure(Math.round(zones.areaHa * 10) / 10),
        })
      : count(zones.count));
  return [
    ...(zonesValue === null ? [] : [{ label: t("tools.zones"), value: zonesValue }]),
    ...(kindergartens ? [{ label: t("tools.kindergartens"), value: count(kindergartens.count) }] : []),
  ];
}

const sitesOf = ({ summary }: SelectionReport, { t, count }: Words): string =>
  t("tools.sites", { count: summary.sites, number: count(summary.sites) });

/** "12 sites in 1,240 km²" */
export function headlineOf(report: SelectionReport, words: Words): string {
  const area = formatArea(report.areaHa, words.language);
  return words.t("tools.selectionOf", { sites: sitesOf(report, words), area });
}

/** The report as plain text, to be pasted into a letter, with the address that shows it again. */
export function reportText(report: SelectionReport, address: string, words: Words): string {
  const { t, day, language } = words;
  const line = ({ label, value, known }: ReportLine) =>
    known ? t("tools.textKnown", { label, value, known }) : t("tools.textValue", { label, value });
  const title = t("tools.textTitle", { date: day(report.onDay), area: formatArea(report.areaHa, language) });
  return [
    title,
    sitesOf(report, words),
    ...groupLines(report, words).map((each) => `– ${line(each)}`),
    ...sumLines(report, words).map(line),
    ...insideLines(report, words).map(line),
    ...(report.hasDemo ? [t("app.demoExplained")] : []),
    address,
  ].join("\n");
}
