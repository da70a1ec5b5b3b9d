/** All lines of a grid are equally high, and its header, which stays at the top, is one of them. */

/** Does a line of data lie between the header and the foot? */
export function isLineInSight(scroller: HTMLElement, line: number, rowPx: number): boolean {
  const top = line * rowPx - scroller.scrollTop;
  return top >= rowPx && top + rowPx <= scroller.clientHeight;
}

/** Puts a line of data into the middle. */
export function scrollToLine(scroller: HTMLElement, line: number, rowPx: number): void {
  scroller.scrollTop = line * rowPx - (scroller.clientHeight - rowPx) / 2;
}

/** Scrolls just as far as needed for a cell not to lie under header or first column, or outside. */
export function revealCell(scroller: HTMLElement, cell: HTMLElement, line: number, rowPx: number): void {
  if (line > 0) {
    const top = line * rowPx - scroller.scrollTop;
    if (top < rowPx) scroller.scrollTop += top - rowPx;
    else if (top + rowPx > scroller.clientHeight) scroller.scrollTop += top + rowPx - scroller.clientHeight;
  }
  const first = cell.parentElement?.firstElementChild;
  if (!first || first === cell) return;
  const frame = scroller.getBoundingClientRect();
  const box = cell.getBoundingClientRect();
  const left = frame.left + first.getBoundingClientRect().width;
  if (box.left < left) scroller.scrollLeft -= left - box.left;
  else if (box.right > frame.left + scroller.clientWidth)
    scroller.scrollLeft += Math.min(box.right - frame.left - scroller.clientWidth, box.left - left);
}
