import type { FileStore } from "../attachments/file-store.ts";
import type { Database } from "../db/database.ts";
import { RowCountError } from "../db/errors.ts";
import { changeLogChecks } from "./change-log.ts";
import type { Check, Finding } from "./check.ts";
import { filesCheck } from "./files.ts";
import { geometriesCheck } from "./geometries.ts";
import { guardsCheck } from "./guards.ts";
import { hectaresCheck } from "./hectares.ts";
import { historyChecks } from "./histories.ts";
import { placesCheck } from "./places.ts";
import { releaseChecks } from "./releases.ts";

/** Everything that must be so. A new rule is one entry here. */
const checks: readonly Check[] = [
  ...historyChecks,
  ...changeLogChecks,
  ...releaseChecks,
  geometriesCheck,
  hectaresCheck,
  placesCheck,
  guardsCheck,
];

/** Most milliseconds one check may take; 100,000 sites take seconds. */
const checkMs = 60 * 60_000;

/** A statement that failed on what is stored: PostgreSQL's own error, or the silence the embedded engine has in place of one. */
const isOfTheData = (error: unknown): error is Error =>
  error instanceof RowCountError || (error instanceof Error && "severity" in error);

async function find(database: Pick<Database, "transaction">, check: Check): Promise<Finding> {
  try {
    return await database.transaction({ role: "owner", readOnly: true, timeoutMs: checkMs }, (transaction) =>
      check.run(transaction),
    );
  } catch (error) {
    if (!isOfTheData(error)) throw error;
    return { held: 0, of: 0, firstBroken: `this could not be looked at: ${error.message}` };
  }
}

function lineOf({ claim }: Check, { held, of, firstBroken, note }: Finding): string {
  const count = `${held.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")} ${claim}`;
  const more = [note, firstBroken === undefined ? undefined : `the first that does not: ${firstBroken}`];
  return [
    `${firstBroken === undefined ? "ok     " : "BROKEN "} ${count}`,
    ...more.filter((words) => words !== undefined),
  ].join("; ");
}

/**
 * Holds everything stored against what it must follow from, and says a line for each check.
 * @param store where photos and papers lie; absent: only the database is looked at
 * @returns how many checks found something broken
 */
export async function verify(
  database: Pick<Database, "transaction">,
  print: (line: string) => void,
  store?: FileStore,
): Promise<number> {
  let broken = 0;
  for (const check of [...checks, ...(store ? [filesCheck(store)] : [])]) {
    const finding = await find(database, check);
    if (finding.firstBroken !== undefined) broken += 1;
    print(lineOf(check, finding));
  }
  return broken;
}
