import type { Writable } from "node:stream";
import type { Config } from "../config.ts";
import type { Database, DatabaseConfig } from "../db/contract.ts";

/** What a command works with. The database is opened (and migrated) before it runs and closed after. */
interface CommandContext {
  readonly config: Config;
  readonly database: Database;
  /** A line for the person at the shell. */
  print(line: string): void;
  /** Where data goes when no file is named: standard output. */
  readonly out: Writable;
  /** A line that replaces itself while work goes on; plain lines where the output is no terminal. */
  progress(done: number, total: number, what: string): void;
}

export interface Command {
  /** As typed: `seed`, `user add`. */
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, { readonly type: "string" | "boolean" }>>;
  /** How many words follow it besides options; none if absent. */
  readonly words?: { readonly least: number; readonly most: number };
  /** How its database is opened, where not as any other: made if it is missing, and migrated. */
  readonly opens?: Pick<DatabaseConfig, "mustExist" | "migrate">;
  run(
    context: CommandContext,
    values: Readonly<Record<string, string | boolean | undefined>>,
    positionals: readonly string[],
  ): Promise<void>;
}

/** The person at the shell asked for something that cannot be: said in one sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A whole number of an option, within its bounds. @throws UsageError */
export function wholeNumber(
  value: string | boolean | undefined,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < min || number > max)
    throw new UsageError(`--${name} takes a whole number from ${min} to ${max}, not "${value}".`);
  return number;
}

/** A day of an option, YYYY-MM-DD. @throws UsageError */
export function day(value: string | boolean | undefined, name: string): string | undefined {
  if (value === undefined) return undefined;
  if (
    typeof value !== "string" ||
    !/^\d{4}-\d{2}-\d{2}$/.test(value) ||
    Number.isNaN(Date.parse(value)) ||
    new Date(value).toISOString().slice(0, 10) !== value
  ) {
    throw new UsageError(`--${name} takes a day as YYYY-MM-DD, not "${value}".`);
  }
  return value;
}
