import { formatDecimal, formatDms, formatUtm } from "@asm-atlas/data/domain/coordinates/format.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const seed = testSeed("written coordinates");
const ulaanbaatar = { longitude: 106.9172, latitude: 47.9183 };

describe("a place is written", () => {
  it("in decimal degrees, latitude first", () => {
    expect(formatDecimal(ulaanbaatar, "en")).toBe("47.91830° N, 106.91720° E");
    expect(formatDecimal(ulaanbaatar, "mn")).toBe("47.91830° х.ө., 106.91720° з.у.");
    expect(formatDecimal(ulaanbaatar, "en", 3)).toBe("47.918° N, 106.917° E");
  });

  it("in degrees, minutes and seconds", () => {
    expect(formatDms(ulaanbaatar, "en")).toBe("47° 55′ 05.9″ N, 106° 55′ 01.9″ E");
    expect(formatDms(ulaanbaatar, "mn", 0)).toBe("47° 55′ 06″ х.ө., 106° 55′ 02″ з.у.");
  });

  it("in UTM, in the zone of its longitude", () => {
    expect(formatUtm(ulaanbaatar)).toBe("48N 643237 5308999");
    expect(formatUtm({ longitude: 90, latitude: 47 })).toMatch(/^46N /);
    expect(formatUtm({ longitude: 89.99999, latitude: 47 })).toMatch(/^45N /);
  });

  it("in the other halves of the earth, where there is no northern UTM", () => {
    const santiago = { longitude: -70.65, latitude: -33.45 };
    expect(formatDecimal(santiago, "en")).toBe("33.45000° S, 70.65000° W");
    expect(formatDms(santiago, "mn")).toBe("33° 27′ 00.0″ ө.ө., 70° 39′ 00.0″ б.у.");
    expect(formatUtm(santiago)).toBeUndefined();
  });

  it("without 60 minutes or seconds, and without a side where it is zero", () => {
    expect(formatDms({ longitude: 59.999_999, latitude: 47.999_99 }, "en")).toBe("48° 00′ 00.0″ N, 60° 00′ 00.0″ E");
    expect(formatDms({ longitude: -0.000_000_1, latitude: 0 }, "en")).toBe("0° 00′ 00.0″ N, 0° 00′ 00.0″ E");
    const anywhere = fc.double({ min: -90, max: 90, noNaN: true });
    fc.assert(
      fc.property(anywhere, anywhere, fc.constantFrom(0, 1, 2, 3), (latitude, longitude, decimals) => {
        const written = formatDms({ latitude, longitude }, "en", decimals);
        expect(written).toMatch(/^(\d{1,2}° [0-5]\d′ [0-5]\d(\.\d+)?″ [NSEW](, )?){2}$/);
        const [[, degrees, minutes, seconds] = []] = [...written.matchAll(/(\d+)° (\d+)′ ([\d.]+)″/g)];
        const back = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
        expect(Math.abs(back - Math.abs(latitude))).toBeLessThanOrEqual(0.5001 / 3600 / 10 ** decimals + 5.1e-8);
      }),
      { seed },
    );
  });
});
