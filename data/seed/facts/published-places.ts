import { cell, parseCsv } from "../csv.ts";
import type { PublishedFigure } from "./figure.ts";
import { placeNotes } from "./place-notes.ts";

/** The texts of the fact files of this folder. */
export interface FactTexts {
  readonly placesCsv: string;
  readonly soumsCsv: string;
  readonly aimagsCsv: string;
}

/** Places with published evidence of artisanal mining, as quotations with a point that is a settlement, not a mine. */
export function publishedPlaces(texts: FactTexts): PublishedFigure[] {
  const aimags = new Map(
    parseCsv(texts.aimagsCsv).map((row) => [plainName(cell(row, "name_en")), cell(row, "iso_3166_2")]),
  );
  const soums = parseCsv(texts.soumsCsv);
  return parseCsv(texts.placesCsv).map((row) => {
    const nameEn = cell(row, "soum_en");
    const note = placeNotes[nameEn];
    const aimagCode = aimags.get(cell(row, "aimag"));
    if (!note || !aimagCode) throw new Error(`${nameEn}: no date and translation, or no such aimag`);
    const soumName = note.inSoum ?? cell(row, "soum_mn");
    return {
      code: `place-${note.slug}`,
      kind: "place",
      topic: "asm-places",
      titleEn: nameEn,
      titleMn: cell(row, "soum_mn"),
      valueLow: null,
      valueHigh: null,
      unit: null,
      definitionEn: sentence(cell(row, "asm_evidence")),
      definitionMn: note.mn,
      asOf: note.asOf,
      sourceName: sourceName(cell(row, "source_url")),
      sourceUrl: cell(row, "source_url"),
      mineral: cell(row, "commodity") === "not_stated" ? null : cell(row, "commodity"),
      aimagCode,
      soumCode: onlySoum(soums, aimagCode, soumName),
      placeBasis: cell(row, "coord_basis"),
      place: [Number(cell(row, "lon")), Number(cell(row, "lat"))],
    };
  });
}

/** "Ulaanbaatar (capital city)" is Ulaanbaatar. */
function plainName(name: string): string {
  return name.replace(/ \(.*\)$/, "");
}

/** The official code where exactly one soum of the aimag bears the name, else null: a wrong link would be worse than none. */
function onlySoum(soums: readonly Record<string, string>[], aimagCode: string, nameMn: string): string | null {
  const found = soums.filter((row) => row.aimag_iso === aimagCode && row.name_mn === nameMn);
  const [only] = found;
  return only && found.length === 1 ? cell(only, "code") : null;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const publishers: readonly (readonly [host: string, name: string])[] = [
  ["asmhub.mn", "ASM knowledge hub"],
  ["mongolianminingjournal.com", "Mongolian Mining Journal"],
  ["sam.mn", "Sustainable Artisanal Mining project"],
  ["planetgold.org", "planetGOLD"],
  ["irim.mn", "Independent Research Institute of Mongolia"],
  ["mnec.org.mn", "Mongolian Nature and Environment Consortium"],
  ["docslib.org", "Bornuur follow-up study (docslib)"],
  ["ameblo.jp", "Investment Mongolia (news blog, secondary)"],
  ["montsame.mn", "MONTSAME"],
  ["eda.admin.ch", "Swiss Federal Department of Foreign Affairs"],
  ["mongolianviews.blogspot.com", "Mongolian Views (blog, secondary)"],
];

function sourceName(url: string): string {
  const host = /^https?:\/\/(?:www\.)?([^/]+)/.exec(url)?.[1] ?? url;
  return publishers.find(([known]) => known === host)?.[1] ?? host;
}
