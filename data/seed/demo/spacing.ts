import { distanceM, metresPerDegree, type Position } from "./geodesy.ts";

/** Remembers places and counts those near another, by squares of about one cell's width. */
export interface Spacing {
  add(place: Position): void;
  /** @param withinM at most the cell width given at the start */
  countWithin(place: Position, withinM: number): number;
}

export function makeSpacing(cellM: number): Spacing {
  // Squares of equal degrees, wide enough at Mongolia's northern edge, where a degree of longitude is shortest.
  const lonStep = cellM / metresPerDegree(52.2).lon;
  const latStep = cellM / metresPerDegree(41).lat;
  const cells = new Map<string, Position[]>();
  const cellOf = ([lon, lat]: Position) => [Math.floor(lon / lonStep), Math.floor(lat / latStep)] as const;
  return {
    add(place) {
      const key = cellOf(place).join();
      const cell = cells.get(key);
      if (cell) cell.push(place);
      else cells.set(key, [place]);
    },
    countWithin(place, withinM) {
      const [column, row] = cellOf(place);
      let count = 0;
      for (let x = column - 1; x <= column + 1; x += 1) {
        for (let y = row - 1; y <= row + 1; y += 1) {
          for (const other of cells.get(`${x},${y}`) ?? []) if (distanceM(place, other) < withinM) count += 1;
        }
      }
      return count;
    },
  };
}
