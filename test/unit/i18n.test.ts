import { readFileSync } from "node:fs";
import { uncheckedWording } from "@asm-atlas/client/src/about/unchecked-wording.ts";
import { aboutEn } from "@asm-atlas/client/src/i18n/about-en.ts";
import { aboutMn } from "@asm-atlas/client/src/i18n/about-mn.ts";
import { en } from "@asm-atlas/client/src/i18n/en.ts";
import { mn } from "@asm-atlas/client/src/i18n/mn.ts";
import { checkedMongolian } from "@asm-atlas/client/src/i18n/native-check.ts";
import { openDataEn } from "@asm-atlas/client/src/i18n/open-data/open-data-en.ts";
import { openDataMn } from "@asm-atlas/client/src/i18n/open-data/open-data-mn.ts";
import { publicEn } from "@asm-atlas/client/src/i18n/public/public-en.ts";
import { publicMn } from "@asm-atlas/client/src/i18n/public/public-mn.ts";
import { shareEn } from "@asm-atlas/client/src/i18n/share/share-en.ts";
import { shareMn } from "@asm-atlas/client/src/i18n/share/share-mn.ts";
import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import { workbenchMn } from "@asm-atlas/client/src/i18n/workbench/workbench-mn.ts";
import { layers } from "@asm-atlas/data/domain/layers/registry.ts";
import { problems } from "@asm-atlas/data/domain/problems.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { describe, expect, it } from "vitest";
import { repositoryFiles, root } from "../helpers/source-files.ts";

/** Leaves of a tree of texts as [path, text]. */
function leaves(tree: unknown, path = ""): readonly (readonly [path: string, text: string])[] {
  if (typeof tree === "string") return [[path, tree]];
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([name, child]) => leaves(child, path ? `${path}.${name}` : name));
}

const pages = [
  ["the client", en, mn],
  ["the public page further down", publicEn, publicMn],
  ["the workbench", workbenchEn, workbenchMn],
  ["the page about method and limits", aboutEn, aboutMn],
  ["the page of open data", openDataEn, openDataMn],
  ["what is taken along", shareEn, shareMn],
] as const;

/** `dateOf` is the genitive of `date`, `fromOf` of `from`: Mongolian may need the one where English takes the other. */
const slots = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name.replace(/Of$/, "")).sort();

describe.each(pages)("the texts of %s", (_name, english, mongolian) => {
  it("have the same keys in both languages", () => {
    const paths = (tree: unknown) => leaves(tree).map(([path]) => path);
    expect(paths(mongolian)).toEqual(paths(english));
  });

  it("say something in both languages", () => {
    const silent = [...leaves(english), ...leaves(mongolian)].filter(([, text]) => text.trim() === "");
    expect(silent).toEqual([]);
  });

  it("fill in the same things in both languages", () => {
    const inMongolian = new Map(leaves(mongolian));
    const different = leaves(english).filter(
      ([path, text]) => slots(text).join() !== slots(inMongolian.get(path) ?? "").join(),
    );
    expect(different.map(([path]) => path)).toEqual([]);
  });

  it("have no English left in Mongolian", () => {
    const allowed =
      /ASM Atlas|GeoNames|WebGL|Escape|GPS|UTM|WGS|CSV|JPEG|PNG|WebP|HEIC|PDF|iPhone|Ctrl|GeoJSON|KML|GPX|Shift|Enter|Backspace|QR|ner@gazar|\/[a-z-]+(?:\/[a-z.-]+)*|"[a-z]+" = '[\w-]+'|«[A-Z][A-Za-z/ …]+»|«65001: Unicode \(UTF-8\)»|ogr2ogr .+|sha256sum .+|AND|GeoPackage|QGIS|ArcGIS|Excel|EPSG|SQLite|DB Browser for|UTF-8|SHA-256|SHA256SUMS|OGC API – Features|index\.json|schema\.org|Creative Commons Attribution 4\.0 International|CC BY|west, south, east, north|\{\{\w+\}\}/g;
    const half = leaves(mongolian)
      .filter(([path]) => !path.endsWith(".id"))
      .filter(([, text]) => /[A-Za-z]{2,}/.test(text.replace(allowed, "")));
    expect(half).toEqual([]);
  });
});

describe("the texts of the client", () => {
  it("have both forms of every text that counts", () => {
    const keys = leaves(en).map(([path]) => path);
    const counted = keys.filter((path) => path.endsWith("_one")).map((path) => path.replace(/_one$/, "_other"));
    expect(counted.length).toBeGreaterThan(0);
    expect(counted.filter((path) => !keys.includes(path))).toEqual([]);
  });

  it.each([
    ["the client", en],
    ["the public page further down", publicEn],
    ["the workbench", workbenchEn],
  ])("are all in use: %s", (_name, texts) => {
    const sources = repositoryFiles()
      .filter((path) => /^client\/src\/(?!i18n\/).*\.tsx?$/.test(path))
      .map((path) => readFileSync(`${root}/${path}`, "utf8"))
      .join("\n");
    // Keys that are put together, such as `signIn.demo.${role}`: everything below what is written out.
    const composed = [...sources.matchAll(/`([a-zA-Z]\w*(?:\.\w+)+)\.\$\{/g)].map(([, written = ""]) => `${written}.`);
    // And those with something written out on both sides, such as `figures.${id}.heading`.
    const composedInside = [...sources.matchAll(/`([a-zA-Z]\w*(?:\.\w+)*)\.\$\{[^}]+\}\.(\w+(?:\.\w+)*)`/g)].map(
      ([, before = "", after = ""]) =>
        new RegExp(`^${before.replaceAll(".", "\\.")}\\.[^.]+\\.${after.replaceAll(".", "\\.")}$`),
    );
    expect(composed).toContain("signIn.demo.");
    const unused = leaves(texts)
      .map(([path]) => path.replace(/_(one|other)$/, ""))
      .filter((path) => !composed.some((written) => path.startsWith(written)) && !sources.includes(`"${path}"`))
      .filter((path) => !composedInside.some((pattern) => pattern.test(path)));
    expect([...new Set(unused)]).toEqual([]);
  });
});

describe("the list of Mongolian wording that waits for a native speaker", () => {
  const listed = Object.values(uncheckedWording()).flat();

  it("names what a person meets on the way: a text of the client, a status, a field, a problem", () => {
    const pairs = listed.map(({ en: english, mn: mongolian }) => `${english}|${mongolian}`);
    const [field] = layers[0]?.fields.filter(({ name }) => name === "location_precision") ?? [];
    const expected = [
      `${en.notFound.heading}|${mn.notFound.heading}`,
      ...siteStatusWorkflow.states.map(({ label }) => `${label.en}|${label.mn}`),
      `${field?.label.en}|${field?.label.mn}`,
      ...Object.values(problems).map(({ title }) => `${title.en}|${title.mn}`),
      `${aboutEn.heading}|${aboutMn.heading}`,
    ];
    expect(expected.filter((pair) => !pairs.includes(pair))).toEqual([]);
  });

  it("leaves out what has been checked, and nothing is marked as checked that does not exist", () => {
    const keys = new Set(listed.map(({ key }) => key));
    expect([...checkedMongolian].filter((key) => keys.has(key))).toEqual([]);
    const known = new Set(leaves(en).map(([path]) => path));
    expect(
      [...checkedMongolian].filter((key) => key.includes(".") && !known.has(key) && !key.startsWith("about.")),
    ).toEqual([]);
  });

  it("says nothing twice", () => {
    const pairs = listed.map(({ en: english, mn: mongolian }) => `${english}|${mongolian}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });
});
