import {
  formatCount,
  formatDay,
  formatDayOf,
  formatMeasure,
  formatMoment,
  formatMonthDay,
} from "@asm-atlas/client/src/i18n/format.ts";
import { describe, expect, it } from "vitest";

describe("a day in the reader's manner", () => {
  it("is written out in English", () => expect(formatDay("2024-03-14", "en")).toBe("14 March 2024"));
  it("is a dotted number in Mongolian", () => expect(formatDay("2024-03-14", "mn")).toBe("2024.03.14"));
  it("is the same day whatever the hour and zone of a timestamp's reader", () => {
    expect(formatDay("2024-03-14T23:59:59Z", "en")).toBe("14 March 2024");
  });
  it("stays as it came when it is no day", () => expect(formatDay("about 2017", "en")).toBe("about 2017"));
});

describe("a moment by the reader's clock", () => {
  /** Nine past nine on the clock of whoever reads it, wherever that is. */
  const iso = new Date(2024, 2, 4, 9, 9).toISOString();
  it("is the day and the time, in both languages", () => {
    expect([formatMoment(iso, "en"), formatMoment(iso, "mn")]).toEqual(["4 March 2024, 09:09", "2024.03.04, 09:09"]);
  });
  it("stays as it came when it is none", () => expect(formatMoment("soon", "en")).toBe("soon"));
});

describe("the genitive that Mongolian writes on a day", () => {
  it.each([
    ["2024-03-01", "2024.03.01-ний"],
    ["2024-03-02", "2024.03.02-ны"],
    ["2024-03-14", "2024.03.14-ний"],
    ["2024-03-19", "2024.03.19-ний"],
    ["2024-03-20", "2024.03.20-ны"],
    ["2024-06-30", "2024.06.30-ны"],
    ["2024-12-31", "2024.12.31-ний"],
  ])("of %s is %s", (iso, said) => expect(formatDayOf(iso, "mn")).toBe(said));
  it("is the plain day in English", () => expect(formatDayOf("2024-03-14", "en")).toBe("14 March 2024"));
});

describe("other figures", () => {
  it("counts are whole and grouped", () => expect(formatCount(18_366, "en")).toBe("18,366"));
  it("measures keep at most two decimals", () => {
    expect(formatMeasure(4.8, "en")).toBe("4.8");
    expect(formatMeasure(8.476, "en")).toBe("8.48");
  });
  it("a month and day need no year", () => {
    expect(formatMonthDay("06-01", "en")).toBe("1 June");
    expect(formatMonthDay("06-01", "mn")).toBe("06.01");
  });
});
