export const sheetHeights = ["peek", "half", "full"] as const;
export type SheetHeight = (typeof sheetHeights)[number];

/** What a full sheet leaves free above it: the top bar. */
const freeAbovePx = 72;
const peekPx = 116;

/** CSS pixels a height means on this screen. */
export function sheetHeightPx(height: SheetHeight, screenPx: number = window.innerHeight): number {
  const fullPx = Math.max(peekPx, screenPx - freeAbovePx);
  return { peek: Math.min(peekPx, fullPx), half: Math.min(Math.round(screenPx * 0.48), fullPx), full: fullPx }[height];
}

/** The height a drag comes to rest at. */
export function nearestHeight(px: number, screenPx: number = window.innerHeight): SheetHeight {
  const distance = (height: SheetHeight) => Math.abs(sheetHeightPx(height, screenPx) - px);
  return sheetHeights.reduce((best, height) => (distance(height) < distance(best) ? height : best));
}
