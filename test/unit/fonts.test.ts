import { aboutEn } from "@asm-atlas/client/src/i18n/about-en.ts";
import { aboutMn } from "@asm-atlas/client/src/i18n/about-mn.ts";
import { en } from "@asm-atlas/client/src/i18n/en.ts";
import { mn } from "@asm-atlas/client/src/i18n/mn.ts";
import { openDataEn } from "@asm-atlas/client/src/i18n/open-data/open-data-en.ts";
import { openDataMn } from "@asm-atlas/client/src/i18n/open-data/open-data-mn.ts";
import { layers } from "@asm-atlas/data/domain/layers/registry.ts";
import { describe, expect, it } from "vitest";
import { readSource, repositoryFiles } from "../helpers/source-files.ts";

interface Face {
  readonly file: string;
  readonly letters: ReadonlySet<number>;
}

/** Code points of `U+0401, U+0410-044F`. */
function codePointsOf(ranges: string): number[] {
  return ranges.split(",").flatMap((range) => {
    const [first = Number.NaN, last = first] = range
      .replaceAll(/\s|U\+/g, "")
      .split("-")
      .map((code) => Number.parseInt(code, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

const faces: readonly Face[] = [
  ...readSource("client/src/ui/theme/fonts.css").matchAll(/url\("([^"]+)"\)[^}]*?unicode-range:([^;]+);/g),
].map(([, file = "", ranges = ""]) => ({ file, letters: new Set(codePointsOf(ranges)) }));
const core = faces.filter(({ file }) => file.includes("/fonts/built/"));
const rest = faces.filter(({ file }) => file.startsWith("@fontsource-variable/inter/"));

/** Letters of the reader's two languages that the files of the first view do not hold. Line breaks are no letters. */
function missingIn(text: string): string[] {
  const letters = new Set([...text].filter((letter) => letter !== "\n"));
  return [...letters].filter((letter) => !core.some((face) => face.letters.has(letter.codePointAt(0) ?? 0)));
}

const units = JSON.parse(readSource("data/basemap/built/admin-units.geojson")) as {
  readonly features: readonly { readonly properties: { readonly name_en: string; readonly name_mn: string } }[];
};
const unitNames = units.features.map(({ properties }) => [properties.name_en, properties.name_mn]);

describe("the fonts", () => {
  it("are the files that lie in the tree, and the whole subsets for the rest", () => {
    const files = new Set(repositoryFiles());
    expect(
      core.map(({ file }) => file.replace(/^.*\/fonts\//, "client/fonts/")).filter((file) => !files.has(file)),
    ).toEqual([]);
    expect([core.length, rest.length]).toEqual([3, 3]);
    expect(core.length + rest.length).toBe(faces.length);
  });

  it("have each letter in one file", () => {
    const seen = new Map<number, string>();
    const twice = faces.flatMap(({ file, letters }) =>
      [...letters].flatMap((letter) => {
        const other = seen.get(letter);
        seen.set(letter, file);
        return other === undefined ? [] : [`U+${letter.toString(16)}: ${other} and ${file}`];
      }),
    );
    expect(twice).toEqual([]);
  });

  it.each([
    ["English texts", JSON.stringify([en, aboutEn, openDataEn])],
    ["Mongolian texts", JSON.stringify([mn, aboutMn, openDataMn])],
    ["labels of layers and codes", JSON.stringify(layers)],
    ["names of soums and aimags", JSON.stringify(unitNames)],
  ])("have every letter of the %s in the files of the first view", (_what, text) => {
    expect(text.length).toBeGreaterThan(1_000);
    expect(missingIn(text.replaceAll(/\\n|\\"/g, ""))).toEqual([]);
  });
});
