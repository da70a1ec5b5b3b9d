/** What a column's width is fitted to. */
interface Fitted {
  readonly label: string;
  readonly size: number;
  text(row: number): string | null;
  readonly missing: string;
  /** Room that something beside the words takes. */
  readonly besidePx: number;
}

/** The cell's own, its border, and a little for figures, which a canvas does not make equally wide. */
const padding = 28;
const sortMark = 18;
const leastPx = 72;
const mostPx = 260;
/** Cells looked at: spread over the whole column, for to measure 100,000 would take a second. */
const samples = 160;

let context: CanvasRenderingContext2D | null | undefined;

/** Width of words in the sheet's own type, of which the cells' is a little smaller; a guess where there is no canvas. */
function textWidthPx(text: string, isBold: boolean): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return text.length * 7.5;
  const { fontFamily, fontSize } = getComputedStyle(document.body);
  context.font = `${isBold ? 600 : 400} ${Number.parseFloat(fontSize)}px ${fontFamily}`;
  return context.measureText(text).width;
}

/** As wide as the label and what the cells hold, within reason: the rest of a long text is cut off and is its tooltip. */
export function fittingWidthPx({ label, size, text, missing, besidePx }: Fitted): number {
  const step = Math.max(1, Math.floor(size / samples));
  // The longest text of the sample is nearly always the widest; measuring each would be slow.
  let longest = "";
  for (let row = 0; row < size; row += step) {
    const words = text(row) ?? missing;
    if (words.length > longest.length) longest = words;
  }
  const content = textWidthPx(longest, false) + besidePx;
  const head = textWidthPx(label, true) + sortMark;
  return Math.round(Math.max(leastPx, Math.min(mostPx, Math.max(content, head) + padding)));
}
