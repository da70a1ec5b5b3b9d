// Builds server/src/share/letters.json: the letters of the pictures the server draws, as outlines. A picture that is made of outlines
// looks the same on every machine, whatever fonts it has or lacks. Same input, same bytes.

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as fontkit from "fontkit";
import subsetFont from "subset-font";

const packageFolder = dirname(createRequire(import.meta.url).resolve("@fontsource-variable/inter/package.json"));

/** What the pictures are written in, by the file of the typeface that has it. */
const letters = {
  latin: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;!?()/-–—·+%&'’“”©öüÖÜ",
  cyrillic: "ЁАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяё",
  "cyrillic-ext": "ӨөҮү",
};
/** The weights of text and of headings. */
const weights = [500, 700];
/** Outlines are rounded to a grid of so many steps an em: finer than a pixel at any size that is drawn. */
const grid = 512;

/** @returns [advance, path data with y downwards], in steps of the grid */
function outlineOf(glyph, unitsPerEm) {
  const size = grid / unitsPerEm;
  const path = glyph.path.scale(size, -size).toSVG();
  return [
    Math.round(glyph.advanceWidth * size),
    path.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number)))),
  ];
}

const faces = {};
for (const weight of weights) {
  const face = {};
  for (const [subset, text] of Object.entries(letters)) {
    const whole = await readFile(join(packageFolder, "files", `inter-${subset}-wght-normal.woff2`));
    const font = fontkit.create(
      await subsetFont(whole, text, { targetFormat: "sfnt", variationAxes: { wght: weight } }),
    );
    for (const letter of text) {
      const code = letter.codePointAt(0);
      if (!font.hasGlyphForCodePoint(code)) throw new Error(`inter-${subset} has no ${letter}`);
      face[letter] = outlineOf(font.glyphForCodePoint(code), font.unitsPerEm);
    }
  }
  faces[weight] = face;
}

const target = new URL("../../server/src/share/letters.json", import.meta.url);
await writeFile(target, `${JSON.stringify({ grid, faces })}\n`);
console.log(`letters.json: ${Object.keys(faces[weights[0]]).length} letters in ${weights.length} weights`);
