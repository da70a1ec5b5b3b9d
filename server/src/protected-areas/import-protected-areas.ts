import { limits } from "@asm-atlas/data/domain/limits.ts";
import { readBorders } from "../borders/read-borders.ts";
import type { Database } from "../db/database.ts";
import { RefusedError } from "../refused.ts";
import { type ProtectedAreasPlan, planProtectedAreas } from "./plan.ts";
import type { ProtectionKind } from "./protected-area.ts";
import { insertArea, listCodesOfOthers, removeAreas } from "./store.ts";

/** Most milliseconds the areas of a whole country may take to be put on record. */
const applyMs = 60 * 60_000;

interface ImportOptions {
  readonly source: string;
  /** YYYY-MM-DD */
  readonly asOf: string;
  /** The kind of features that name none. */
  readonly kind: ProtectionKind | undefined;
  readonly apply: boolean;
}

export interface ImportedAreas extends ProtectedAreasPlan {
  /** Areas of the same source, and invented ones, that the import took away; 0 before it is applied. */
  readonly replaced: number;
}

/**
 * Reads areas under protection from a file and, if told to, puts them on record in the stead of all that the same source gave before.
 * @throws RefusedError when the file cannot be used at all, or holds more corners than staff's maps can bear
 */
export async function importProtectedAreas(
  database: Database,
  file: string,
  { source, asOf, kind, apply }: ImportOptions,
): Promise<ImportedAreas> {
  const features = await readBorders(file);
  const takenCodes = await database.transaction({ role: "owner", readOnly: true }, (transaction) =>
    listCodesOfOthers(transaction, source),
  );
  const plan = planProtectedAreas(features, { kind, takenCodes });
  if (plan.corners > limits.protectedCorners)
    throw new RefusedError(
      `The areas have ${plan.corners.toLocaleString("en-GB")} corners, more than ${limits.protectedCorners.toLocaleString("en-GB")}. Simplify them to some ten metres first.`,
    );
  if (!apply || plan.areas.length === 0) return { ...plan, replaced: 0 };
  const replaced = await database.transaction({ role: "owner", timeoutMs: applyMs }, async (transaction) => {
    const gone = await removeAreas(transaction, source);
    for (const area of plan.areas) await insertArea(transaction, area, { source, asOf });
    return gone;
  });
  return { ...plan, replaced };
}
