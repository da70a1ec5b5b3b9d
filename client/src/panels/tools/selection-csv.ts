import { minerals, siteKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { Words } from "../../i18n/use-words.ts";
import { indexesOf } from "../../sites/lens.ts";
import { type SiteTable, siteStatusCodes, statesOn } from "../../sites/site-table.ts";
import { visitOn } from "../../sites/visit.ts";
import { type CsvCell, toCsv } from "../../ui/csv.ts";
import type { Names } from "../../workbench/names.ts";

type Column = readonly [heading: string, cell: (site: number) => CsvCell];

/** Degrees as they are kept, without the noise of the last bits. */
const degrees = (value: number | undefined): CsvCell => (value === undefined ? null : Number(value.toFixed(7)));

/** The day looked at, and the day of the record it is told by; null: the record of now. */
interface Days {
  readonly onDay: string;
  readonly knownOn: string | null;
}

function columnsOf(table: SiteTable, { onDay, knownOn }: Days, { t, sayCode }: Words, names: Names): readonly Column[] {
  const states = statesOn(table, onDay);
  const { details } = table;
  const statusOf = (site: number) => siteStatusCodes[states[site] ?? -1] ?? null;
  const unit = (code: string | null | undefined) => (code ? names.unit(code) : null);
  const visit = (site: number) => visitOn(details?.visits[site] ?? [], onDay);
  const organisationOf = (site: number) => details?.organisationCodes[site] ?? null;
  const words = (code: string | null, of: Parameters<typeof sayCode>[0]) => (code ? sayCode(of, code) : null);
  return [
    [t("tools.column.code"), (site) => table.codes[site] ?? null],
    [t("tools.column.nameEn"), (site) => details?.namesEn[site] ?? null],
    [t("tools.column.nameMn"), (site) => details?.namesMn[site] ?? null],
    [t("tools.column.day"), () => onDay],
    ...(knownOn === null ? [] : [[t("known.day"), () => knownOn] as const]),
    [t("filter.facet.status"), (site) => words(statusOf(site), siteStatusWorkflow.states)],
    [t("tools.column.statusCode"), statusOf],
    [t("filter.facet.aimag"), (site) => unit(table.aimagCodes[site])],
    [t("filter.facet.soum"), (site) => unit(table.soumCodes[site])],
    [t("filter.facet.kind"), (site) => words(table.kinds[site] ?? null, siteKinds)],
    [
      t("filter.facet.mineral"),
      (site) => table.minerals[site]?.map((code) => sayCode(minerals, code)).join("; ") ?? null,
    ],
    [
      t("filter.facet.organisation"),
      (site) => {
        const code = organisationOf(site);
        return code && names.organisation(code);
      },
    ],
    [t("tools.column.lastVisit"), (site) => visit(site)?.[0] ?? null],
    [t("filter.facet.people"), (site) => visit(site)?.[1] ?? null],
    [t("tools.women"), (site) => visit(site)?.[2] ?? null],
    [t("tools.men"), (site) => visit(site)?.[3] ?? null],
    [t("filter.facet.children"), (site) => visit(site)?.[4] ?? null],
    [t("tools.column.hectares"), (site) => details?.areasHa[site] ?? null],
    [t("tools.column.longitude"), (site) => degrees(table.longitudes[site])],
    [t("tools.column.latitude"), (site) => degrees(table.latitudes[site])],
    [t("filter.facet.demo"), (site) => (table.isDemo[site] ? t("filter.demo.demo") : t("filter.demo.real"))],
  ];
}

/** The sites of a mask as a table for spreadsheets, in the reader's language; what nobody assessed is empty. */
export function sitesCsv(table: SiteTable, days: Days, mask: Uint8Array, words: Words, names: Names): string {
  const columns = columnsOf(table, days, words, names);
  const rows = Array.from(indexesOf(mask), (site) => columns.map(([, cell]) => cell(site)));
  return toCsv([columns.map(([heading]) => heading), ...rows]);
}
