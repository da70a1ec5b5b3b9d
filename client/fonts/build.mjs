// Builds client/fonts/built: the letters the atlas itself writes in, cut out of Inter. Which letters these are is said in one place,
// the unicode-range of each file in src/ui/theme/fonts.css. Same input, same bytes.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import subsetFont from "subset-font";

const packageFolder = dirname(createRequire(import.meta.url).resolve("@fontsource-variable/inter/package.json"));
const builtFolder = new URL("built/", import.meta.url);
const styleSheet = await readFile(new URL("../src/ui/theme/fonts.css", import.meta.url), "utf8");
const cutFace = /inter-core-([a-z-]+)\.woff2"\)[^}]*?unicode-range:([^;]+);/g;

/** What browsers apply by themselves, and figures of equal width, which the sheet asks for. Stylistic sets would add a third. */
const features = ["calt", "ccmp", "clig", "kern", "liga", "locl", "mark", "mkmk", "rlig", "tnum"];
/** The weights the sheet and the map use; the thin and the black masters weigh a quarter of the file. */
const weights = { min: 400, max: 700 };

/** `U+0401, U+0410-044F` as the letters themselves. */
function lettersOf(ranges) {
  return ranges.split(",").flatMap((range) => {
    const [first, last = first] = range
      .replace(/\s|U\+/g, "")
      .split("-")
      .map((code) => Number.parseInt(code, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
  });
}

await mkdir(builtFolder, { recursive: true });
for (const [, subset, ranges] of styleSheet.matchAll(cutFace)) {
  const whole = await readFile(join(packageFolder, "files", `inter-${subset}-wght-normal.woff2`));
  const cut = await subsetFont(whole, lettersOf(ranges).join(""), {
    targetFormat: "woff2",
    keepFeatures: features,
    variationAxes: { wght: weights },
  });
  await writeFile(new URL(`inter-core-${subset}.woff2`, builtFolder), cut);
  console.log(`inter-core-${subset}.woff2: ${cut.length} of ${whole.length} bytes`);
}
await writeFile(new URL("OFL.txt", builtFolder), await readFile(join(packageFolder, "LICENSE")));
