import type { Layer } from "@asm-atlas/data/domain/layers/layer.ts";
import { type Day, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { CodeEntry } from "@asm-atlas/data/domain/text.ts";
import type { Words } from "../../../i18n/use-words.ts";
import type { Names } from "../../../workbench/names.ts";
import type { Records } from "../records.ts";
import { type ColumnHead, Columns, type ListColumn, labelOf, nameLabelOf } from "./list-column.ts";

/** What the columns of zones and kindergartens are read from. */
export interface RecordColumnSource {
  readonly layer: Layer;
  readonly records: Records;
  readonly names: Names;
  readonly words: Words;
}

/** Columns that zones and kindergartens have alike, straight from the fields their layers declare. */
export class RecordColumns {
  readonly make: Columns;
  readonly #source: RecordColumnSource;

  constructor(source: RecordColumnSource) {
    this.#source = source;
    this.make = new Columns(source.records.features.length, source.words);
  }

  head(id: string, field: string, missing: "card.notRecorded" | "card.notAssessed" = "card.notRecorded"): ColumnHead {
    const { layer, words } = this.#source;
    return { id, label: labelOf(layer, field, words), missing: words.t(missing) };
  }

  code(): ListColumn {
    return this.make.texts(this.head("code", "code"), (row) => this.#source.records.codes[row] ?? null);
  }

  name(): ListColumn {
    const { layer, words } = this.#source;
    const textOf = (row: number) => words.name(this.valueOf(row, "name_en"), this.valueOf(row, "name_mn")) || null;
    return this.make.texts({ ...this.head("name", "name_en"), label: nameLabelOf(layer, words) }, textOf);
  }

  unit(id: string, field: string): ListColumn {
    return this.make.texts(this.head(id, field), (row) => {
      const code = this.textOf(row, field);
      return code === null ? null : this.#source.names.unit(code);
    });
  }

  number(id: string, field: string, missing?: "card.notAssessed"): ListColumn {
    const { measure } = this.#source.words;
    return this.make.numbers(this.head(id, field, missing), (row) => this.numberOf(row, field), measure);
  }

  day(id: string, field: string): ListColumn {
    return this.make.days(this.head(id, field), (row) => parseDay(this.textOf(row, field) ?? "") ?? null);
  }

  list(id: string, field: string): ListColumn {
    return this.make.texts(this.head(id, field), (row) => {
      const codes = this.valueOf(row, field);
      return Array.isArray(codes) && codes.length > 0 ? codes.join(", ") : null;
    });
  }

  demo(): ListColumn {
    return this.make.yesNo(this.head("demo", "is_demo"), (row) => this.valueOf(row, "is_demo") === true);
  }

  /** Where a record stood on a day, in the order of its path. @param signOf the sign of a state */
  state(
    head: ColumnHead,
    states: readonly CodeEntry[],
    on: Day,
    signOf: (code: string) => string | undefined,
  ): ListColumn {
    const { histories } = this.#source.records;
    const indexOf = (row: number) => histories.stateIndexOn(row, on);
    return {
      ...this.make.entries(head, states, indexOf),
      sign: (row) => signOf(states[indexOf(row)]?.code ?? "") ?? null,
    };
  }

  since(head: ColumnHead, on: Day): ListColumn {
    const { histories } = this.#source.records;
    return this.make.days(head, (row) => {
      const change = histories.changeOn(row, on);
      return change < (histories.offsets[row] ?? 0) ? null : (histories.days[change] ?? null);
    });
  }

  valueOf(row: number, field: string): unknown {
    return this.#source.records.features[row]?.properties?.[field];
  }

  textOf(row: number, field: string): string | null {
    const value = this.valueOf(row, field);
    return typeof value === "string" && value !== "" ? value : null;
  }

  numberOf(row: number, field: string): number | null {
    const value = this.valueOf(row, field);
    return typeof value === "number" ? value : null;
  }
}
