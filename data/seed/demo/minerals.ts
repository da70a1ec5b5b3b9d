import type { minerals } from "../../domain/layers/vocabulary.ts";
import type { Random } from "./random.ts";

export type Mineral = (typeof minerals)[number]["code"];

/** Gold 74 %, fluorspar 15 %, coal 6 %, others 5 %: the gold share is that of the 2016 survey, the rest an assumption. */
export const mineralShares: readonly (readonly [Mineral, number])[] = [
  ["gold_placer", 44],
  ["gold_hard_rock", 30],
  ["fluorspar", 15],
  ["coal", 6],
  ["tungsten", 1],
  ["limestone", 1],
  ["gemstone", 1],
  ["construction", 1],
  ["salt", 1],
];

export type DepositType = "placer" | "hard_rock" | "tailings" | "other";

export function depositOf(mineral: Mineral, random: Random): DepositType | null {
  if (random.chance(0.06)) return null;
  if (mineral === "gold_placer") return random.chance(0.12) ? "tailings" : "placer";
  if (mineral === "salt" || mineral === "construction") return "other";
  return random.chance(0.05) ? "tailings" : "hard_rock";
}

/** What else is dug at a place, the main mineral first. */
export function mineralsOf(main: Mineral, random: Random): Mineral[] {
  if (main === "gold_placer" && random.chance(0.08)) return [main, "gold_hard_rock"];
  if (main === "gold_hard_rock" && random.chance(0.08)) return [main, "gold_placer"];
  if (main === "gold_hard_rock" && random.chance(0.04)) return [main, "tungsten"];
  return [main];
}
