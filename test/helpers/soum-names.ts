import { cell, parseCsv } from "@asm-atlas/data/seed/csv.ts";
import { readFactTexts } from "@asm-atlas/data/seed/files.ts";

export interface SoumNames {
  readonly code: string;
  readonly cyrillic: string;
  readonly latin: string;
  readonly aliases: readonly string[];
  /** Of its aimag: Cyrillic, Latin. */
  readonly aimag: readonly [string, string];
}

const { soumsCsv, aimagsCsv } = readFactTexts();

const aimags = new Map<string, readonly [string, string]>(
  parseCsv(aimagsCsv).map((row) => [cell(row, "iso_3166_2"), [cell(row, "name_mn"), cell(row, "name_en")]]),
);

/** All soums and districts, with every name the atlas has for them. */
export const soumNames: readonly SoumNames[] = parseCsv(soumsCsv).map((row) => ({
  code: cell(row, "code"),
  cyrillic: cell(row, "name_mn"),
  latin: cell(row, "name_en"),
  aliases: cell(row, "aliases").split(";").filter(Boolean),
  aimag: aimags.get(cell(row, "aimag_iso")) ?? ["", ""],
}));
