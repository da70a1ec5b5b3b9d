import type { Transaction } from "../db/database.ts";

/** Collections whose files nobody may have at this moment (rule 16). Asked before each answer, and before and after files are made. */
export async function withheldCollections(_transaction: Transaction): Promise<ReadonlySet<string>> {
  return new Set();
}
