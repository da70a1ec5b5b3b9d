import type { Feature } from "geojson";
import { type Reader, readerOf } from "../../api/read.ts";
import type { Headlines } from "../use-headlines.ts";
import { country, figuresOf } from "./units.ts";

/** Questions that others answered too, by the topic of their figures, in the order they are shown. */
export const questions = [
  "people-trained",
  "people-in-asm",
  "women-share",
  "places-mined",
  "soums-mined",
  "federation-partnerships",
  "technical-hectares",
  "biological-hectares",
] as const;
export type Question = (typeof questions)[number];

/** The figures of a topic as others published them, the smallest first. Those of one place answer another question. */
export function answersOf(question: Question, figures: readonly Feature[]): readonly Reader[] {
  return figures
    .map(readerOf)
    .filter((read) => read.text("topic") === question && read.text("kind") !== "place")
    .sort((a, b) => (lowOf(a) ?? 0) - (lowOf(b) ?? 0));
}

/** Where only one end is given, it is both. */
export function lowOf(read: Reader): number | null {
  return read.number("value_low") ?? read.number("value_high");
}

export function highOf(read: Reader): number | null {
  return read.number("value_high") ?? read.number("value_low");
}

/** The atlas's own answer from the newest release; undefined where it has none. */
export function ownAnswer(question: Question, { sites, people, seen, land, covered, released }: Headlines) {
  switch (question) {
    case "people-trained":
      return people.figure?.people;
    case "people-in-asm":
      return seen.figure?.people;
    case "women-share":
      return womenShare(seen.figure);
    case "places-mined":
      return sites.figure?.known;
    case "soums-mined":
      return covered.figure?.soumsNamed;
    case "federation-partnerships":
      return sites.figure && released.units ? figuresOf(country, sites.figure.countedTo, released).groups : undefined;
    case "technical-hectares":
      return land.figure?.technicalHa;
    case "biological-hectares":
      return land.figure?.biologicalHa;
  }
}

/** Whole percent of those counted by sex. */
function womenShare(seen: Headlines["seen"]["figure"]): number | undefined {
  if (seen?.women === undefined || seen.men === undefined || seen.women + seen.men === 0) return undefined;
  return Math.round((100 * seen.women) / (seen.women + seen.men));
}
