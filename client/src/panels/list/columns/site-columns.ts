import { siteLayer } from "@asm-atlas/data/domain/layers/site.ts";
import { siteDetailsLayer } from "@asm-atlas/data/domain/layers/staff-details.ts";
import { locationPrecisions, minerals, siteKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { Words } from "../../../i18n/use-words.ts";
import type { SiteTable } from "../../../sites/site-table.ts";
import type { Names } from "../../../workbench/names.ts";
import { type ColumnHead, Columns, type ListColumn, labelOf, nameLabelOf } from "./list-column.ts";

/** What a site's columns are read from. */
export interface SiteColumnSource {
  readonly table: SiteTable;
  readonly names: Names;
  readonly words: Words;
  /** The second feed is not there yet: its columns say so. */
  readonly detailsAreComing: boolean;
}

/** Heads of columns that are fields of a site: label from the layer, and the words for nothing on record. */
export function siteHeads({ words, detailsAreComing }: SiteColumnSource) {
  const { t } = words;
  const missing = { recorded: t("card.notRecorded"), assessed: t("card.notAssessed") };
  return {
    ofFeed: (id: string, field: string, kind: keyof typeof missing = "recorded"): ColumnHead => ({
      id,
      label: labelOf(siteLayer, field, words),
      missing: missing[kind],
    }),
    ofDetails: (id: string, field: string, kind: keyof typeof missing = "recorded"): ColumnHead => ({
      id,
      label: labelOf(siteLayer, field, words),
      missing: detailsAreComing ? t("legend.loading") : missing[kind],
    }),
  };
}

/**
 * Columns of sites that are the same on every day.
 * @param zonesOfSite codes of the zones a site is linked to; null while the zones are on their way
 */
export function fixedSiteColumns(
  source: SiteColumnSource,
  zonesOfSite: ReadonlyMap<string, readonly string[]> | null,
): readonly ListColumn[] {
  const { table, names, words } = source;
  const { t, measure, name } = words;
  const make = new Columns(table.size, words);
  const { ofFeed, ofDetails } = siteHeads(source);
  const { details } = table;
  const unitOf = (codes: readonly (string | null)[]) => (row: number) => {
    const code = codes[row];
    return code ? names.unit(code) : null;
  };
  const organisationOf = (row: number) => {
    const code = details?.organisationCodes[row];
    return code ? names.organisation(code) : null;
  };
  return [
    make.texts(ofFeed("code", "code"), (row) => table.codes[row] ?? null),
    make.texts(
      { ...ofDetails("name", "name_en"), label: nameLabelOf(siteDetailsLayer, words) },
      (row) => name(details?.namesEn[row], details?.namesMn[row]) || null,
    ),
    make.texts(ofFeed("aimag", "aimag_code"), unitOf(table.aimagCodes)),
    make.texts(ofFeed("soum", "soum_code"), unitOf(table.soumCodes)),
    make.texts(ofDetails("group", "organisation_name"), organisationOf),
    make.codeLists(ofFeed("minerals", "minerals"), minerals, (row) => table.minerals[row] ?? []),
    make.codes(ofFeed("kind", "site_kind"), siteKinds, (row) => table.kinds[row] ?? null),
    make.numbers(ofDetails("area", "area_ha"), (row) => details?.areasHa[row] ?? null, measure),
    make.codes(
      ofDetails("precision", "location_precision"),
      locationPrecisions,
      (row) => details?.locationPrecisions[row] ?? null,
    ),
    make.texts(
      { id: "zones", label: t("list.linkedZones"), missing: zonesOfSite ? t("list.noneLinked") : t("legend.loading") },
      (row) => zonesOfSite?.get(table.codes[row] ?? "")?.join(", ") ?? null,
    ),
    make.yesNo(ofFeed("demo", "is_demo"), (row) => table.isDemo[row] === true),
  ];
}
