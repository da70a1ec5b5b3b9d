import { type CellPlace, cellAfterKey } from "@asm-atlas/client/src/ui/grid/grid-keys.ts";
import { describe, expect, it } from "vitest";

const size = { lines: 101, columns: 5, page: 10 };
const from: CellPlace = { line: 50, column: 2 };

describe("a key in a grid", () => {
  it.each([
    ["ArrowUp", false, { line: 49, column: 2 }],
    ["ArrowDown", false, { line: 51, column: 2 }],
    ["ArrowLeft", false, { line: 50, column: 1 }],
    ["ArrowRight", false, { line: 50, column: 3 }],
    ["Home", false, { line: 50, column: 0 }],
    ["End", false, { line: 50, column: 4 }],
    ["Home", true, { line: 1, column: 0 }],
    ["End", true, { line: 100, column: 4 }],
    ["PageUp", false, { line: 40, column: 2 }],
    ["PageDown", false, { line: 60, column: 2 }],
  ])("%s (Ctrl: %s) leads to %o", (key, isCtrl, to) => expect(cellAfterKey(key, isCtrl, from, size)).toEqual(to));

  it.each([
    ["ArrowUp", { line: 0, column: 0 }],
    ["ArrowLeft", { line: 0, column: 0 }],
  ])("%s stays inside at the first header", (key, to) =>
    expect(cellAfterKey(key, false, { line: 0, column: 0 }, size)).toEqual(to),
  );

  it.each([
    ["ArrowDown", { line: 100, column: 4 }],
    ["ArrowRight", { line: 100, column: 4 }],
    ["PageDown", { line: 100, column: 4 }],
  ])("%s stays inside at the last cell", (key, to) =>
    expect(cellAfterKey(key, false, { line: 100, column: 4 }, size)).toEqual(to),
  );

  it("reaches the header by an arrow, and by no page", () => {
    expect(cellAfterKey("ArrowUp", false, { line: 1, column: 3 }, size)).toEqual({ line: 0, column: 3 });
    expect(cellAfterKey("PageUp", false, { line: 3, column: 3 }, size)).toEqual({ line: 1, column: 3 });
  });

  it("that moves nothing is left to the browser", () => {
    for (const key of ["Tab", "Enter", "Escape", "a", "F5"]) expect(cellAfterKey(key, false, from, size)).toBeNull();
  });

  it("does no harm where there is nothing but the header", () => {
    const empty = { lines: 1, columns: 3, page: 5 };
    for (const key of ["PageDown", "ArrowDown", "PageUp"])
      expect(cellAfterKey(key, false, { line: 0, column: 1 }, empty)).toEqual({ line: 0, column: 1 });
    expect(cellAfterKey("Home", true, { line: 0, column: 1 }, empty)).toEqual({ line: 0, column: 0 });
  });
});
