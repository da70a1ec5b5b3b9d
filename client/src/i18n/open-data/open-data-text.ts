import type { Unit } from "@asm-atlas/data/domain/layers/layer.ts";

/** A way to open the files, step by step. */
interface Recipe {
  readonly heading: string;
  readonly steps: readonly string[];
}

/** The page of open data. `{{…}}` is filled in by `fillIn`. */
export interface OpenDataText {
  readonly title: string;
  readonly heading: string;
  readonly lead: string;
  readonly contents: string;
  readonly releases: string;
  readonly releaseNumber: string;
  readonly releaseDates: string;
  readonly newest: string;
  readonly noRelease: string;
  readonly making: string;
  readonly demo: string;
  readonly files: {
    readonly heading: string;
    readonly lead: string;
    readonly geopackage: string;
    readonly geopackageExplained: string;
    readonly withheld: string;
    readonly collection: string;
    readonly rows: string;
    readonly map: string;
    readonly table: string;
    readonly download: string;
    readonly sums: string;
    readonly sumsExplained: string;
    readonly sumsFile: string;
    readonly index: string;
    readonly file: string;
    readonly sum: string;
  };
  readonly licence: {
    readonly heading: string;
    readonly terms: string;
    readonly cite: string;
    readonly citation: string;
    readonly stays: string;
  };
  readonly coarser: { readonly heading: string; readonly lead: string; readonly more: string };
  readonly columns: {
    readonly heading: string;
    readonly lead: string;
    readonly column: string;
    readonly meaning: string;
    readonly unit: string;
    readonly codes: string;
  };
  readonly figures: {
    readonly heading: string;
    readonly lead: string;
    readonly figure: string;
    readonly query: string;
  };
  readonly recipes: { readonly heading: string; readonly list: readonly Recipe[] };
  readonly units: Readonly<Record<Unit, string>>;
  /** Leads to the interface for programs. */
  readonly api: string;
  readonly bytes: string;
  readonly kilobytes: string;
  readonly megabytes: string;
}

/** A text of this page with its holes filled. */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (hole, name: string) => String(values[name] ?? hole));
}
