import type { Field, Layer } from "@asm-atlas/data/domain/layers/layer.ts";
import { type Day, isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { Bilingual, CodeEntry } from "@asm-atlas/data/domain/text.ts";
import type { Words } from "../../../i18n/use-words.ts";
import type { CsvCell } from "../../../ui/csv.ts";
import { Collation } from "../collation.ts";
import { type Ranks, ranksOfNumbers, ranksOfTexts } from "../ranks.ts";

/** One column of the list, over all records of a layer; rows are their places in the feed. */
export interface ListColumn {
  /** Stands in addresses, so it stays. */
  readonly id: string;
  readonly label: string;
  readonly explained?: string | undefined;
  readonly isNumber: boolean;
  /** Words for a row of which nothing is on record. */
  readonly missing: string;
  /** Order of the rows in this column; worked out when it is first asked for. */
  ranks(): Ranks;
  /** As a person reads it; null: nothing on record. */
  text(row: number): string | null;
  /** As another program reads it: numbers as numbers, days as ISO dates. */
  cell(row: number): CsvCell;
  /** Code of the sign that stands before the words. */
  sign?(row: number): string | null;
}

/** What every column is told by itself. */
export interface ColumnHead {
  readonly id: string;
  readonly label: string;
  readonly explained?: string | undefined;
  readonly missing: string;
}

/** Makes columns over the rows of one layer, in the reader's language. */
export class Columns {
  readonly #size: number;
  readonly #words: Words;

  constructor(size: number, words: Words) {
    this.#size = size;
    this.#words = words;
  }

  /** @param say how the number is written; a count by default */
  numbers(head: ColumnHead, numberOf: (row: number) => number | null, say: (value: number) => string): ListColumn {
    return {
      ...head,
      isNumber: true,
      ranks: once(() => ranksOfNumbers(this.#size, numberOf)),
      text: (row) => map(numberOf(row), say),
      cell: numberOf,
    };
  }

  days(head: ColumnHead, dayOf: (row: number) => Day | null): ListColumn {
    const isoOf = (row: number) => map(dayOf(row), (day) => isoOfDay(day) ?? null);
    return {
      ...head,
      isNumber: false,
      ranks: once(() => ranksOfNumbers(this.#size, dayOf)),
      text: (row) => map(isoOf(row), this.#words.day),
      cell: isoOf,
    };
  }

  /** Sorted as the reader's language sorts. */
  texts(head: ColumnHead, textOf: (row: number) => string | null): ListColumn {
    return {
      ...head,
      isNumber: false,
      ranks: once(() =>
        ranksOfTexts(this.#size, textOf, (occurring) => new Collation(this.#words.language, occurring)),
      ),
      text: textOf,
      cell: textOf,
    };
  }

  /** Entries of a closed list, sorted in its order. @param indexOf place in the list; below 0: nothing on record */
  entries(head: ColumnHead, entries: readonly CodeEntry[], indexOf: (row: number) => number): ListColumn {
    const known = (row: number) => {
      const index = indexOf(row);
      return index < 0 ? null : index;
    };
    const textOf = (row: number) => map(known(row), (index) => map(entries[index] ?? null, this.#say));
    return {
      ...head,
      isNumber: false,
      ranks: once(() => ranksOfNumbers(this.#size, known)),
      text: textOf,
      cell: textOf,
    };
  }

  /** Codes of a closed list. @param unknown codes that say that nobody looked */
  codes(
    head: ColumnHead,
    entries: readonly CodeEntry[],
    codeOf: (row: number) => string | null,
    unknown: readonly string[] = [],
  ): ListColumn {
    const places = new Map(entries.map(({ code }, index) => [code, unknown.includes(code) ? -1 : index]));
    return this.entries(head, entries, (row) => places.get(codeOf(row) ?? "") ?? -1);
  }

  /** Several entries of a closed list at once, sorted by the first, then the second … */
  codeLists(head: ColumnHead, entries: readonly CodeEntry[], codesOf: (row: number) => readonly string[]): ListColumn {
    const places = new Map(entries.map(({ code }, index) => [code, index + 1]));
    const labels = new Map(entries.map((entry) => [entry.code, this.#say(entry)]));
    const base = entries.length + 1;
    const numberOf = (row: number) => {
      const codes = codesOf(row);
      if (codes.length === 0) return null;
      return codes.reduce((sum, code, at) => sum + (places.get(code) ?? 0) * base ** -at, 0);
    };
    const textOf = (row: number) =>
      codesOf(row)
        .map((code) => labels.get(code) ?? code)
        .join(", ") || null;
    return {
      ...head,
      isNumber: false,
      ranks: once(() => ranksOfNumbers(this.#size, numberOf)),
      text: textOf,
      cell: textOf,
    };
  }

  yesNo(head: ColumnHead, isSo: (row: number) => boolean): ListColumn {
    const { t } = this.#words;
    const textOf = (row: number) => (isSo(row) ? t("card.yes") : t("card.no"));
    return {
      ...head,
      isNumber: false,
      ranks: once(() => ranksOfNumbers(this.#size, (row) => (isSo(row) ? 1 : 0))),
      text: textOf,
      cell: textOf,
    };
  }

  readonly #say = ({ label }: { readonly label: Bilingual }): string => this.#words.say(label);
}

/** A field's own declaration. @throws Error for a field the layer does not declare, which is a mistake in the code */
function fieldOf(layer: Layer, name: string): Field {
  const field = layer.fields.find((each) => each.name === name);
  if (!field) throw new Error(`${layer.id} declares no field ${name}`);
  return field;
}

/** The label of a field in the reader's language, with its unit where the cells are numbers of it. */
export function labelOf(layer: Layer, name: string, { say, t }: Words): string {
  const { label, unit, type } = fieldOf(layer, name);
  return unit === "ha" && type === "number"
    ? t("list.withUnit", { label: say(label), unit: t("list.hectares") })
    : say(label);
}

/** "Name" as each language calls its own. */
export function nameLabelOf(layer: Layer, { say }: Words): string {
  return say({ en: fieldOf(layer, "name_en").label.en, mn: fieldOf(layer, "name_mn").label.mn });
}

function map<Value, Made>(value: Value | null, make: (value: Value) => Made): Made | null {
  return value === null ? null : make(value);
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
