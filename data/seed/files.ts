import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { AdminUnits } from "../basemap/format.ts";
import type { FactTexts } from "./facts/published-places.ts";

const here = new URL("./", import.meta.url);
const adminUnitsFile = new URL("../basemap/built/admin-units.geojson", here);

/** Aimags and soums with their outlines, as the basemap was built. */
export function readAdminUnits(): AdminUnits {
  return JSON.parse(readFileSync(adminUnitsFile, "utf8")) as AdminUnits;
}

export function readFactTexts(): FactTexts {
  const text = (name: string) => readFileSync(new URL(`facts/${name}`, here), "utf8");
  return {
    placesCsv: text("published-asm-places.csv"),
    soumsCsv: text("soums.csv"),
    aimagsCsv: text("aimags.csv"),
  };
}

/**
 * Changes whenever what the seed would load may have changed: a hash of every file of the seed, of the workflows and words it uses, and of the admin units.
 * A database made under another key is out of date.
 */
export function contentKey(): string {
  const hash = createHash("sha256");
  for (const folder of [here, new URL("../domain/workflow/", here)]) {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => name.replaceAll("\\", "/"))
      .filter((name) => /\.(ts|csv)$/.test(name))
      .sort();
    for (const name of names) hash.update(name).update(readFileSync(new URL(name, folder)));
  }
  hash.update(readFileSync(new URL("../domain/layers/vocabulary.ts", here)));
  return hash.update(readFileSync(adminUnitsFile)).digest("hex").slice(0, 16);
}
