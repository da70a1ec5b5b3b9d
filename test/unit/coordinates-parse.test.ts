import { formatDecimal, formatDms, formatUtm } from "@asm-atlas/data/domain/coordinates/format.ts";
import { type CoordinateForm, parseCoordinate } from "@asm-atlas/data/domain/coordinates/parse.ts";
import {
  coordinateNote,
  coordinateReason,
  coordinateTexts,
  describeCoordinate,
} from "@asm-atlas/data/domain/coordinates/reasons.ts";
import { mongoliaExtent } from "@asm-atlas/data/domain/geometry.ts";
import { distanceM } from "@asm-atlas/data/domain/measure.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const seed = testSeed("typed coordinates");
const [west, south, east, north] = mongoliaExtent;

/** `latitude longitude`, or what is wrong. */
function told(typed: string): string {
  const parsed = parseCoordinate(typed);
  return parsed.ok ? `${parsed.reading.latitude} ${parsed.reading.longitude}` : parsed.reason.code;
}

const notesOf = (typed: string) => {
  const parsed = parseCoordinate(typed);
  return parsed.ok ? parsed.notes.map(({ code }) => code) : expect.fail(parsed.reason.code);
};

const candidatesOf = (typed: string) => {
  const parsed = parseCoordinate(typed);
  return parsed.ok
    ? expect.fail("it was understood")
    : parsed.candidates.map(({ latitude, longitude }) => `${latitude} ${longitude}`);
};

function expectForm(typed: string, place: string, form: CoordinateForm): void {
  expect(told(typed)).toBe(place);
  expect(parseCoordinate(typed)).toMatchObject({ ok: true, reading: { form } });
}

describe("decimal degrees are understood", () => {
  it.each([
    "47.9183, 106.9172",
    "47.9183 106.9172",
    "106.9172 47.9183",
    "106.9172,47.9183",
    "47,9183 106,9172",
    "106,9172 47,9183",
    "47,9183, 106,9172",
    "47,9183; 106,9172",
    "47,9183;106,9172",
    "47,9183,106,9172",
    "47.9183/106.9172",
    "47.9183\t106.9172",
    "47.9183\n106.9172",
    "  (47.9183, 106.9172)  ",
    "[106.9172, 47.9183]",
    "４７．９１８３　106.9172",
    "47.9183 106.9172 WGS84",
    "+47.9183 +106.9172",
    "47.9183° 106.9172°",
    "47.9183º, 106.9172º",
    "47.9183N 106.9172E",
    "47.9183 n, 106.9172 e",
    "N47.9183 E106.9172",
    "E106.9172 N47.9183",
    "106.9172° E, 47.9183° N",
    "lat 47.9183 lon 106.9172",
    "Lat: 47.9183, Long: 106.9172",
    "lng=106.9172 lat=47.9183",
    "Latitude 47.9183 N, longitude 106.9172 E",
    "47.9183 north 106.9172 east",
    "47.9183 х.ө. 106.9172 з.у.",
    "х.ө. 47,9183, з.у. 106,9172",
    "ХӨ 47.9183 ЗУ 106.9172",
    "Х 47.9183 З 106.9172",
    "өргөрөг 47.9183, уртраг 106.9172",
    "Уртраг: 106,9172; Өргөрөг: 47,9183",
    "хойд өргөрөг 47.9183 зүүн уртраг 106.9172",
    "47.9183 хойд өргөрөг, 106.9172 зүүн уртраг",
    "47.9183 с.ш. 106.9172 в.д.",
    "47.9183, 106.9172 E",
    "N 47.9183, 106.9172",
    "106.9172 E 47.9183",
  ])("“%s”", (typed) => {
    expectForm(typed, "47.9183 106.9172", "decimal");
  });

  it("with decimals of any number, or without", () => {
    expectForm("47, 106", "47 106", "decimal");
    expectForm("47,106", "47 106", "decimal");
    expectForm("47,918 106,917", "47.918 106.917", "decimal");
    expectForm("47.918333 106.917222", "47.918333 106.917222", "decimal");
    expectForm("47,9183333 106,9172222", "47.9183333 106.9172222", "decimal");
    expectForm("47.91833333333 106.91722222222", "47.9183333 106.9172222", "decimal");
  });

  it("south and west too, by letter or by sign", () => {
    for (const typed of [
      "lat -33.9, lon -70.7",
      "33.9 S 70.7 W",
      "33.9S, 70.7W",
      "S33.9 W70.7",
      "ө.ө. 33.9 б.у. 70.7",
      "33,9 өмнөд 70,7 баруун",
    ])
      expect(told(typed)).toBe("-33.9 -70.7");
  });
});

describe("degrees with minutes and seconds are understood", () => {
  it.each([
    `47°55'06" 106°55'02"`,
    `47°55'06"N 106°55'02"E`,
    "47° 55′ 06″ N, 106° 55′ 02″ E",
    "N 47° 55′ 06″, E 106° 55′ 02″",
    "106°55′02″E 47°55′06″N",
    "47º55’06” 106º55’02”",
    "47°55'06'' N 106°55'02'' E",
    "47 55 06 106 55 02",
    "47 55 06, 106 55 02",
    "47 55 06 N 106 55 02 E",
    "N47 55 06 E106 55 02",
    "47-55-06 N 106-55-02 E",
    "47.55.06 106.55.02",
    "47,55,06 106,55,02",
    "47d55m06s 106d55m02s",
    "47d 55m 06s N, 106d 55m 02s E",
    "47d55m06sN 106d55m02sE",
    "47 deg 55 min 06 sec N 106 deg 55 min 02 sec E",
    "47 градус 55 минут 06 секунд хойд өргөрөг, 106 градус 55 минут 02 секунд зүүн уртраг",
    "х.ө. 47°55′06″ з.у. 106°55′02″",
    "ХӨ 47°55'06\" ЗУ 106°55'02\"",
    "47o55'06\" 106o55'02\"",
  ])("“%s”", (typed) => {
    expectForm(typed, "47.9183333 106.9172222", "degrees-minutes-seconds");
  });

  it.each([
    "47°55.1' N 106°55.03' E",
    "47 55.1, 106 55.03",
    "47°55,1' 106°55,03'",
    "47 55,1; 106 55,03",
    "47d55.1m 106d55.03m",
    "N47 55.1 E106 55.03",
  ])("“%s”", (typed) => {
    expectForm(typed, "47.9183333 106.9171667", "degrees-minutes");
  });

  it("with decimals of seconds, by comma or point", () => {
    for (const typed of [`47°55'06.5" N 106°55'02.1" E`, `47°55'06,5" N 106°55'02,1" E`, `47°55'06.5"N,106°55'02.1"E`])
      expectForm(typed, "47.9184722 106.91725", "degrees-minutes-seconds");
  });

  it("where only some parts are marked or written", () => {
    expect(told("47°55 106°55")).toBe("47.9166667 106.9166667");
    expect(told(`47°06" 106°02"`)).toBe("47.0016667 106.0005556");
    expect(told("47.5, 106 30")).toBe("47.5 106.5");
    expect(told("S 0 30, E 10 0")).toBe("-0.5 10");
    expect(told("-0 30, 100 0")).toBe("-0.5 100");
  });
});

describe("UTM is understood", () => {
  it.each([
    "48N 643210 5312345",
    "48 643210 5312345",
    "48T 643210 5312345",
    "48Т 643210 5312345",
    "48 N 643210 5312345",
    "643210E 5312345N zone 48",
    "643210 mE 5312345 mN 48T",
    "48 N 643210 m E 5312345 m N",
    "zone 48N E643210 N5312345",
    "UTM 48N, 643210, 5312345",
    "48N,643210,5312345",
    "5312345 643210 48N",
    "N 5312345 E 643210 zone 48",
    "48N 643 210 5 312 345",
    "48N 643,210 5,312,345",
    "UTM 48 643'210 5'312'345",
    "бүс 48, зүүн 643210, хойд 5312345",
    "WGS 84 / UTM zone 48N 643210 5312345",
  ])("“%s”", (typed) => {
    expectForm(typed, "47.9483976 106.9179454", "utm");
    expect(parseCoordinate(typed)).toMatchObject({
      reading: { utm: { zone: 48, eastingM: 643_210, northingM: 5_312_345 } },
      notes: [],
    });
  });

  it("with decimals of a metre, by comma or point", () => {
    for (const typed of ["48N 643210.5 5312345.7", "48N 643210,5 5312345,7"])
      expect(told(typed)).toBe("47.9484038 106.9179523");
  });

  it("with a note when the place lies outside the zone or the latitude band that were written", () => {
    expect(notesOf("48N 843210 5312345")).toEqual([coordinateNote.utmOutsideZone]);
    expect(notesOf("48U 643210 5312345")).toEqual([coordinateNote.utmBandMismatch]);
    expect(notesOf("48T 643210 5312345")).toEqual([]);
    expect(notesOf("48U 643210 5412345")).toEqual([]);
  });
});

describe("what is wrong is said", () => {
  it.each([
    ["", coordinateReason.empty],
    ["   ", coordinateReason.empty],
    ["Bayan-Öndör", coordinateReason.notOne],
    ["9".repeat(201), coordinateReason.notOne],
    ["Bayan 2", coordinateReason.unknownPart],
    ["KG-03", coordinateReason.unknownPart],
    ["ASM 47.9 106.9", coordinateReason.unknownPart],
    ["47.9 & 106.9", coordinateReason.unknownPart],
    ["1.2.3.4 106", coordinateReason.unknownPart],
    ["N E 47.9 106.9", coordinateReason.unknownPart],
    [`55' N 106° E`, coordinateReason.unknownPart],
    ["47°55'5' 106°", coordinateReason.unknownPart],
    ["47 -55 106 55", coordinateReason.unknownPart],
    ["47.9", coordinateReason.incomplete],
    ["47°55'06\" N", coordinateReason.incomplete],
    ["47 55 06", coordinateReason.incomplete],
    ["lat 47.9", coordinateReason.incomplete],
    ["48N 643210", coordinateReason.incomplete],
    ["UTM 48N", coordinateReason.incomplete],
    ["47.9 106.9 12", coordinateReason.tooManyNumbers],
    ["47 55 06 106 55", coordinateReason.tooManyNumbers],
    ["47.9, 106.9, 1200", coordinateReason.tooManyNumbers],
    ["48N 643210 5312345 1200", coordinateReason.tooManyNumbers],
    ["48 49 643210 5312345", coordinateReason.tooManyNumbers],
    ["47.5 30 106.5 30", coordinateReason.fractionBeforeLast],
    ["47 60 106 55", coordinateReason.minutesOutOfRange],
    ["47 55 60 106 55 02", coordinateReason.secondsOutOfRange],
    ["-47.9 S, 106.9 E", coordinateReason.signWithLetter],
    ["47.9 N, 48.1 N", coordinateReason.sameAxisTwice],
    ["lat 47.9 lat 48.1", coordinateReason.sameAxisTwice],
    ["106.9 N 47.9 E", coordinateReason.latitudeOutOfRange],
    ["99 120", coordinateReason.latitudeOutOfRange],
    ["47.9, 186.9", coordinateReason.longitudeOutOfRange],
    ["10 20", coordinateReason.orderAmbiguous],
    ["48.2 16.37", coordinateReason.orderAmbiguous],
    ["47,55,106,55", coordinateReason.commasAmbiguous],
    ["643210 5312345", coordinateReason.utmZoneMissing],
    ["0N 643210 5312345", coordinateReason.utmZoneUnknown],
    ["61N 643210 5312345", coordinateReason.utmZoneUnknown],
    ["48S 643210 5312345", coordinateReason.utmSouth],
    ["643210N 5312345E 48N", coordinateReason.utmLettersDisagree],
    ["643210 N 5312345 E 48", coordinateReason.utmLettersDisagree],
    ["T48 643210T 5312345", coordinateReason.utmLettersDisagree],
    ["48N 64321 5312345", coordinateReason.utmEastingOutOfRange],
    ["48N 643210 53123456", coordinateReason.utmNorthingOutOfRange],
  ])("“%s”: %s", (typed, code) => {
    expect(told(typed)).toBe(code);
  });

  it("in both languages, for every code, with the same things named", () => {
    const codes = [...Object.values(coordinateReason), ...Object.values(coordinateNote)];
    expect(Object.keys(coordinateTexts).sort()).toEqual([...codes].sort());
    const namesIn = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const { en, mn } of Object.values(coordinateTexts)) {
      expect(namesIn(mn)).toEqual(namesIn(en));
      expect(mn).toMatch(/[Ѐ-ӿ]/);
    }
  });

  it("in a whole sentence, with what was typed", () => {
    const parsed = parseCoordinate("47 65 106 55");
    if (parsed.ok) expect.fail("65 minutes were taken");
    expect(describeCoordinate(parsed.reason, "en")).toBe("65 minutes: there are less than 60 in a degree.");
    expect(describeCoordinate(parsed.reason, "mn")).toMatch(/^65 минут/);
  });

  it("without a gap in any sentence it comes to", () => {
    const typed = fc.stringMatching(/^[0-9NEСнзх°'", .-]{1,24}$/);
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseCoordinate(text);
        const remarks = parsed.ok ? parsed.notes : [parsed.reason];
        const gaps = remarks.flatMap(({ code, values = {} }) =>
          [...coordinateTexts[code].en.matchAll(/\{(\w+)\}/g)].filter(([, name = ""]) => !(name in values)),
        );
        expect(gaps).toEqual([]);
      }),
      { seed, numRuns: 2_000 },
    );
  });
});

describe("what can be read in two ways is not guessed", () => {
  it("but shown both ways: which number is the latitude", () => {
    expect(candidatesOf("10 20")).toEqual(["10 20", "20 10"]);
  });

  it("but shown both ways: decimals or minutes", () => {
    expect(candidatesOf("47,55,106,55")).toEqual(["47.9166667 106.9166667", "47.55 106.55"]);
  });

  it("but shown in every zone of Mongolia, where the zone is missing", () => {
    const parsed = parseCoordinate("643210 5312345");
    if (parsed.ok) expect.fail("a zone was guessed");
    expect(parsed.candidates.map(({ utm }) => utm?.zone)).toEqual([45, 46, 47, 48, 49, 50]);
    expect(candidatesOf("643210 5312345")[3]).toBe("47.9483976 106.9179454");
  });

  it("except that two bare numbers are put the way round that lies in Mongolia, and this is said", () => {
    expect([told("47.9 89.5"), told("89.5 47.9")]).toEqual(["47.9 89.5", "47.9 89.5"]);
    expect(notesOf("47.9 89.5")).toEqual([coordinateNote.orderByPlace]);
    expect(notesOf("47.9 N 89.5 E")).toEqual([]);
    expect(notesOf("47.9 106.9")).toEqual([]);
  });
});

it("a place outside Mongolia is a place, with a note", () => {
  expect(told("-33.9, 151.2")).toBe("-33.9 151.2");
  expect(notesOf("-33.9, 151.2")).toEqual([coordinateNote.outsideMongolia]);
  expect(notesOf("47N 643210 531234")).toEqual([coordinateNote.outsideMongolia]);
  expect(notesOf(`${north} ${east}`)).toEqual([]);
  expect(notesOf("52.16, 106")).toEqual([coordinateNote.outsideMongolia]);
});

describe("whatever is typed", () => {
  it("is answered without an error, and with a place on the earth or a reason", () => {
    const nearly = fc.stringMatching(/^[0-9NEWSdmsхөзу°'"′″,;./ -]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), nearly), (typed) => {
        const parsed = parseCoordinate(typed);
        const places = parsed.ok ? [parsed.reading] : parsed.candidates;
        const areOnEarth = places.every(
          ({ longitude, latitude }) => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90,
        );
        expect([areOnEarth, parsed.ok || parsed.reason.code in coordinateTexts]).toEqual([true, true]);
      }),
      { seed, numRuns: 3_000 },
    );
  });

  const inMongolia = fc.record({
    longitude: fc.double({ min: west + 0.001, max: east - 0.001, noNaN: true }),
    latitude: fc.double({ min: south + 0.001, max: north - 0.001, noNaN: true }),
  });

  it("as the atlas writes it, is read as the place it was written for", () => {
    fc.assert(
      fc.property(inMongolia, fc.constantFrom("en" as const, "mn" as const), (place, language) => {
        const utm = formatUtm(place) ?? "";
        for (const written of [formatDecimal(place, language), formatDms(place, language), utm]) {
          const parsed = parseCoordinate(written);
          if (!parsed.ok) expect.fail(`${written}: ${parsed.reason.code}`);
          const { longitude, latitude } = parsed.reading;
          expect(distanceM([longitude, latitude], [place.longitude, place.latitude]), written).toBeLessThan(3);
        }
      }),
      { seed, numRuns: 500 },
    );
  });

  it("in any mixture of marks, letters, order and spaces, is read as the place that was meant", () => {
    const style = fc.record({
      parts: fc.constantFrom(1, 2, 3),
      marks: fc.constantFrom(["°", "'", '"'], ["º", "’", "”"], ["d", "m", "s"], [" ", " ", " "], ["° ", "′ ", "″ "]),
      letters: fc.constantFrom(["", ""], ["N", "E"], ["n", "e"], [" х.ө.", " з.у."], [" хойд өргөрөг", " зүүн уртраг"]),
      areLettersFirst: fc.boolean(),
      isLongitudeFirst: fc.boolean(),
      decimal: fc.constantFrom(".", ","),
      between: fc.constantFrom(" ", ", ", "; ", " / "),
    });
    fc.assert(
      fc.property(inMongolia, style, (place, how) => {
        const write = (degrees: number, letter: string) => {
          const written = anglesOf(degrees, how.parts)
            .map((part, index) => `${part.replace(".", how.decimal)}${how.marks[index]}`)
            .join("")
            .trim();
          return how.areLettersFirst ? `${letter.trim()} ${written}` : `${written}${letter}`;
        };
        const both = [write(place.latitude, how.letters[0] ?? ""), write(place.longitude, how.letters[1] ?? "")];
        const typed = (how.isLongitudeFirst ? both.reverse() : both).join(how.between);
        const parsed = parseCoordinate(typed);
        if (!parsed.ok) expect.fail(`${typed}: ${parsed.reason.code}`);
        expect(parsed.reading.latitude, typed).toBeCloseTo(place.latitude, 4);
        expect(parsed.reading.longitude, typed).toBeCloseTo(place.longitude, 4);
      }),
      { seed, numRuns: 3_000 },
    );
  });
});

/** Degrees in one to three parts, the last with enough decimals for ten metres. */
function anglesOf(degrees: number, parts: number): string[] {
  const steps = Math.round(degrees * 360_000);
  if (parts === 1) return [(steps / 360_000).toFixed(6)];
  const whole = String(Math.floor(steps / 360_000));
  const rest = steps % 360_000;
  if (parts === 2) return [whole, (rest / 6_000).toFixed(4)];
  return [whole, String(Math.floor(rest / 6_000)), ((rest % 6_000) / 100).toFixed(2)];
}
