import { readFileSync } from "node:fs";
import type { Canvas } from "./canvas.ts";

/** Weights of the typeface there are outlines of. */
export type Weight = 500 | 700;

/** Steps from the pen's place to the next letter's, and the outline as path data (M, L, Q, C, Z) with y downwards. */
type Letter = readonly [advance: number, path: string];

interface LetterFile {
  /** Steps of the grid in one em. */
  readonly grid: number;
  readonly faces: Readonly<Record<`${Weight}`, Readonly<Record<string, Letter>>>>;
}

export interface Lettering {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
  /** Where the text stands to its place: it begins, ends or has its middle there. */
  readonly anchor?: "start" | "middle" | "end";
}

/** Made by `client/fonts/outlines.mjs`; read when the first picture is drawn. */
let file: LetterFile | undefined;

function letterOf(letter: string, weight: Weight): Letter {
  file ??= JSON.parse(readFileSync(new URL("letters.json", import.meta.url), "utf8")) as LetterFile;
  const face = file.faces[weight];
  // A letter that nobody has cut is left out, with the room of an "n" for it.
  return face[letter] ?? [face.n?.[0] ?? 0, ""];
}

/** Can this text be written without leaving a letter out? */
export function canWrite(text: string): boolean {
  return [...text].every((letter) => letter === " " || letterOf(letter, 500)[1] !== "");
}

function sizeOfStep(size: number): number {
  return size / (file?.grid ?? 1);
}

/** Width of a text in pixels. */
export function widthOf(text: string, weight: Weight, size: number): number {
  const steps = [...text].reduce((sum, letter) => sum + letterOf(letter, weight)[0], 0);
  return steps * sizeOfStep(size);
}

/** Writes one line; `y` is where the letters stand. */
export function write(canvas: Canvas, text: string, x: number, y: number, lettering: Lettering): void {
  const { size, weight, colour, anchor = "start" } = lettering;
  const width = widthOf(text, weight, size);
  let pen = x - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
  const scale = sizeOfStep(size);
  for (const letter of text) {
    const [advance, path] = letterOf(letter, weight);
    if (path !== "") canvas.fillPath(path, [pen, y], scale, colour);
    pen += advance * scale;
  }
}

/** Breaks a text into lines no wider than `mostPx`; a word that is wider by itself has a line of its own. */
export function wrap(text: string, weight: Weight, size: number, mostPx: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && widthOf(longer, weight, size) <= mostPx) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
