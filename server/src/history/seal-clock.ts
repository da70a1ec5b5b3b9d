import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { Database, Log } from "../db/database.ts";
import { sealChanges } from "./seal.ts";

/**
 * Seals the change log once a day while the server runs, if there is anything new. It looks more often than it seals, so that neither a restart
 * nor a database that was away for a moment costs a day.
 * @returns how to stop it
 */
export function keepSealed(
  database: Pick<Database, "transaction">,
  log: Log,
  { lookEveryMs = limits.sealLookMs, dueMs = limits.sealMs } = {},
): () => void {
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      const seal = await sealChanges(database, dueMs);
      // The log lies elsewhere than the database, as a root should.
      if (seal) log.info(seal, "change log sealed");
    } catch (error) {
      log.warn({ error }, "the change log could not be sealed; it is tried again");
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  // A server that has nothing else to do may end.
  timer.unref();
  return () => clearInterval(timer);
}
