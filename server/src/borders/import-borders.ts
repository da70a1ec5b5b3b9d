import type { Database } from "../db/database.ts";
import { RefusedError } from "../refused.ts";
import { type BorderPlan, planBorders } from "./plan.ts";
import { readBorders } from "./read-borders.ts";
import { listUnits, setBorder } from "./store.ts";

/** Most milliseconds the borders of a whole country may take to be set. */
const applyMs = 60 * 60_000;

/**
 * Holds a file of official borders against the units of the atlas and, if told to, sets those that are matched and valid, all in one transaction.
 * They change the drawing and what is placed from now on: sites keep their soum, and nothing already released changes (publication rule 13).
 * @throws RefusedError when the file cannot be used at all
 */
export async function importBorders(database: Database, file: string, apply: boolean): Promise<BorderPlan> {
  const features = await readBorders(file);
  // The plan is made outside the transaction: on the embedded engine everybody would wait for the geometry.
  const units = await database.transaction({ role: "owner", readOnly: true, timeoutMs: applyMs }, listUnits);
  if (units.length === 0) throw new RefusedError("This atlas has no soums and aimags yet: start it once, or run seed.");
  const plan = planBorders(features, units);
  if (!apply) return plan;
  await database.transaction({ role: "owner", timeoutMs: applyMs }, async (transaction) => {
    for (const { unit, border } of plan.changes) await setBorder(transaction, unit, border);
  });
  return plan;
}
