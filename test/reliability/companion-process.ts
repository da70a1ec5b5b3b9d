// Another process beside the test, started by companion.ts: what only a second process can show, or one that is killed.
//   open <config>          opens the database, says "open", closes it when told
//   write <config>         opens it and adds entries without end, saying "acknowledged <id>" after each commit
//   lock <folder> <diary>  takes and gives back the folder again and again, keeping a diary of when it held it
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type DatabaseConfig, openDatabase } from "@asm-atlas/server/src/db/database.ts";
import { lockDirectory } from "@asm-atlas/server/src/db/embedded/directory-lock.ts";
import { DirectoryHeldError } from "@asm-atlas/server/src/db/errors.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const say = (line: string) => process.stdout.write(`${line}\n`);
const [mode, first = "", second = ""] = process.argv.slice(2);
const askedToEnd = new Promise<void>((resolve) =>
  process.stdin.once("data", () => resolve()).once("end", () => resolve()),
);

async function open(config: DatabaseConfig): Promise<void> {
  const database = await openDatabase(config, silent);
  say("open");
  await askedToEnd;
  await database.close();
}

async function write(config: DatabaseConfig): Promise<never> {
  const database = await openDatabase(config, silent);
  for (;;) {
    const id = randomUUID();
    await database.transaction({ role: "owner" }, (transaction) =>
      transaction.exec(sql`INSERT INTO atlas.ledger (id, amount) VALUES (${id}, 1)`),
    );
    say(`acknowledged ${id}`);
  }
}

async function lock(folder: string, diary: string): Promise<void> {
  let isOver = false;
  void askedToEnd.then(() => {
    isOver = true;
  });
  say("open");
  while (!isOver) {
    try {
      const held = await lockDirectory(
        folder,
        silent,
        () => undefined,
        () => undefined,
      );
      appendFileSync(diary, `${process.pid} in\n`);
      await sleep(Math.random() * 15);
      appendFileSync(diary, `${process.pid} out\n`);
      await held.release();
      await sleep(Math.random() * 15);
    } catch (error) {
      if (!(error instanceof DirectoryHeldError)) throw error;
    }
  }
}

try {
  if (mode === "open") await open(JSON.parse(first) as DatabaseConfig);
  else if (mode === "write") await write(JSON.parse(first) as DatabaseConfig);
  else await lock(first, second);
} catch (error) {
  if (error instanceof DirectoryHeldError) say(`held by ${error.pid} ${error.message}`);
  else say(`failed ${error}`);
}
process.exit(0);
