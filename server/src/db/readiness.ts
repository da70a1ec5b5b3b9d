import type { Transaction, TransactionOptions } from "./contract.ts";
import type { Log } from "./log.ts";
import { newestVersion } from "./migrate.ts";
import { sql } from "./sql.ts";

/** The longest a readiness probe may take: shorter than the patience of whoever asks. */
const probeMs = 3_000;

type Transact = <T>(options: TransactionOptions, work: (transaction: Transaction) => Promise<T>) => Promise<T>;

/** Asks the database which migration it has; true when it is the one this program ends with. Never throws. */
export async function probeReadiness(transact: Transact, migrationsDir: string, log: Log): Promise<boolean> {
  try {
    const options: TransactionOptions = {
      role: "owner",
      readOnly: true,
      timeoutMs: probeMs,
      signal: AbortSignal.timeout(probeMs),
    };
    const { version } = await transact(options, (transaction) =>
      transaction.one<{ version: number }>(sql`SELECT coalesce(max(version), 0) AS version FROM public.schema_version`),
    );
    return version === (await newestVersion(migrationsDir));
  } catch (error) {
    log.warn({ err: error }, "the database is not ready");
    return false;
  }
}
