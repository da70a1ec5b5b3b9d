import { readFileSync } from "node:fs";

/** A module of MapLibre's that the atlas has no use for, and what stands in its place. */
interface LeftOut {
  readonly module: RegExp;
  instead(path: string): string;
}

const leftOut: readonly LeftOut[] = [
  {
    // Reads tiles in a format of MapLibre's own: of foreign base maps only those are shown that do without (`readForeignStyle`).
    module: /\/maplibre-gl\/src\/source\/vector_tile_mlt\.ts$/,
    instead: () => 'export class MLTVectorTile { constructor() { throw new Error("Tiles in MLT are not read."); } }',
  },
  {
    // Turns Arabic and Hebrew round. The map writes names of its own alone, and those are Cyrillic and Latin: what somebody should
    // have typed otherwise stands in the order in which it was typed.
    module: /\/maplibre-gl\/src\/symbol\/bidi\.ts$/,
    instead: () => `
      const cut = (whole, breaks) => [...breaks, whole.length].map((end, at) => whole.slice(breaks[at - 1] ?? 0, end));
      export const processBidirectionalText = (text, breaks) => cut(text, breaks);
      export const processStyledBidirectionalText = (text, styles, breaks) =>
        cut(text, breaks).map((line, at) => [line, cut(styles, breaks)[at]]);`,
  },
  {
    // All that is asked of it is the version.
    module: /\/maplibre-gl\/package\.json$/,
    instead: (path) => JSON.stringify({ version: JSON.parse(readFileSync(path, "utf8")).version }),
  },
];

/** @returns the source that stands for a module, if something does */
export function insteadOf(path: string): string | undefined {
  return leftOut.find(({ module }) => module.test(path))?.instead(path);
}
