import { parseArgs } from "node:util";
import { loadConfig } from "../config.ts";
import { openDatabase } from "../db/database.ts";
import { DirectoryHeldError, MigrationError } from "../db/errors.ts";
import { createLog } from "../log.ts";
import { RefusedError } from "../refused.ts";
import { type Command, UsageError } from "./command.ts";
import { commands } from "./commands.ts";
import { progressLine } from "./progress.ts";
import { outliveReaders } from "./readers.ts";

function help(): string {
  const width = Math.max(...commands.map((command) => command.usage.length));
  return [
    "npm run atlas -- <command>",
    "",
    ...commands.map((command) => `  ${command.usage.padEnd(width)}  ${command.summary}`),
  ].join("\n");
}

function find(words: readonly string[]): Command | undefined {
  return commands.find((command) => command.name.split(" ").every((word, index) => words[index] === word));
}

function refuseOtherWords({ words = { least: 0, most: 0 }, usage }: Command, positionals: readonly string[]): void {
  if (positionals.length < words.least || positionals.length > words.most)
    throw new UsageError(`This command is used so: ${usage}`);
}

/**
 * Runs one command of the shell. Errors a person can act on are one sentence; anything else is a bug and is thrown.
 * @returns the exit code: 0 done, 1 it could not be done, 2 it was asked for wrongly.
 */
export async function runCommand(words: readonly string[]): Promise<number> {
  outliveReaders(process.stdout, process.stderr);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const complain = (line: string) => process.stderr.write(`${line}\n`);
  if (words.length === 0 || words[0] === "help" || words[0] === "--help") {
    say(help());
    return 0;
  }
  const command = find(words);
  if (!command) {
    complain(`There is no command "${words.join(" ")}".\n\n${help()}`);
    return 2;
  }
  try {
    const { values, positionals } = parseArgs({
      args: words.slice(command.name.split(" ").length),
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    // Before the database is opened: whoever has mistyped need not wait for it.
    refuseOtherWords(command, positionals);
    const config = loadConfig(process.env);
    const progress = progressLine(process.stderr);
    const database = await openDatabase(
      {
        url: config.databaseUrl,
        dataDir: config.dataDir,
        maxConnections: config.databaseConnections,
        ...command.opens,
      },
      createLog(config.logLevel),
    );
    try {
      await command.run({ config, database, print: say, out: process.stdout, progress }, values, positionals);
    } finally {
      await database.close();
    }
    return 0;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    complain(sentence);
    return error instanceof UsageError || isParseError(error) ? 2 : 1;
  }
}

function isParseError(error: unknown): boolean {
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

/** Expected failures say what to do; a named constraint of the database carries its own sentence. */
function sentenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (
    error instanceof UsageError ||
    error instanceof DirectoryHeldError ||
    error instanceof MigrationError ||
    error instanceof RefusedError ||
    isParseError(error)
  )
    return error.message;
  if (["ConfigError", "DatabaseUnavailableError", "TransactionTimeoutError"].includes(error.name)) return error.message;
  if ("constraint" in error && typeof error.constraint === "string") return error.message;
  return undefined;
}
