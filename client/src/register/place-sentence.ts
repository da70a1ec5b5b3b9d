import type { ShownPlace } from "@asm-atlas/data/domain/publication/register.ts";
import type { Words } from "../i18n/use-words.ts";

/** Where the public is told a record lies: the soum, or the cell with its bounds and the soum of its centre. */
export function placeSentence({ shownAs, cell, ...names }: ShownPlace, { t, name, measure }: Words): string {
  const [west = "", south = "", east = "", north = ""] = (cell ?? []).map(measure);
  return t(`register.place.${shownAs}`, {
    soum: name(names.soumEn, names.soumMn),
    province: name(names.provinceEn, names.provinceMn),
    west,
    south,
    east,
    north,
  });
}
