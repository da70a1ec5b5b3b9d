import type { PublishedFigure } from "./figure.ts";
import { nationalFigures } from "./national-figures.ts";
import { programmeFigures } from "./programme-figures.ts";
import { type FactTexts, publishedPlaces } from "./published-places.ts";

/** Every published figure the atlas ships: places, national figures, programme figures. */
export function publishedFigures(texts: FactTexts): PublishedFigure[] {
  return [...publishedPlaces(texts), ...nationalFigures, ...programmeFigures];
}
