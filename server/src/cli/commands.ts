import { contentKey } from "@asm-atlas/data/seed/load.ts";
import { sql } from "../db/sql.ts";
import { seedDemo } from "../demo/seed.ts";
import { type Command, day, wholeNumber } from "./command.ts";
import { backup, purge, restore, seal, sweep, verify } from "./keeping.ts";
import { exporting, importing, importingProtectedAreas } from "./transferring.ts";
import { userCommands } from "./user-commands.ts";

const migrate: Command = {
  name: "migrate",
  usage: "migrate",
  summary: "brings the database to this version of the atlas",
  options: {},
  async run({ print }) {
    // Opening the database has migrated it; what is left is to say so.
    print("The database is up to date.");
  },
};

const seed: Command = {
  name: "seed",
  usage: "seed [--sites N] [--seed WORD]",
  summary: "loads published facts and the demo network (default 240 sites, up to 100,000) into an empty database",
  options: { sites: { type: "string" }, seed: { type: "string" } },
  async run({ database, print, progress }, values) {
    const sites = wholeNumber(values.sites, "sites", 240, 1, 100_000);
    const startedAt = Date.now();
    await seedDemo(database, {
      sites,
      ...(typeof values.seed === "string" ? { seed: values.seed } : {}),
      progress,
    });
    print(
      `${sites} demo sites loaded in ${((Date.now() - startedAt) / 1000).toFixed(1)} s (content ${contentKey().slice(0, 12)}).`,
    );
  },
};

/** Most milliseconds a release may take; one of 10,000 sites takes seconds. */
const releaseMs = 10 * 60_000;

const release: Command = {
  name: "release",
  usage: "release [--cut-off YYYY-MM-DD] [--released-on YYYY-MM-DD] [--accept REASON]",
  summary:
    "builds the next publication, or says why the gate refuses it; without dates, the newest cut-off whose day of release has come",
  options: { "cut-off": { type: "string" }, "released-on": { type: "string" }, accept: { type: "string" } },
  async run({ database, print }, values) {
    const today = new Date().toISOString().slice(0, 10);
    const cutOff = day(values["cut-off"], "cut-off") ?? null;
    const releasedOn = day(values["released-on"], "released-on") ?? today;
    const accepted = typeof values.accept === "string" ? values.accept : "";
    const made = await database.transaction({ role: "owner", timeoutMs: releaseMs }, async (tx) => {
      const { number } = await tx.one<{ number: number }>(sql`
        SELECT publication.make_release(coalesce(${cutOff}::date, publication.due_cut_off()), ${releasedOn}::date, ${accepted}::text) AS number`);
      // A statement of its own: the one that makes a release does not see what it has made.
      return tx.one<{ number: number; cut_off_on: string; released_on: string; accepted: number }>(sql`
        SELECT r.number, r.cut_off_on, r.released_on, (SELECT count(*)::int FROM publication.gate_acceptance a WHERE a.release = r.number) AS accepted
          FROM publication.release r WHERE r.number = ${number}::int`);
    });
    print(`Release ${made.number}: counted to ${made.cut_off_on}, published on ${made.released_on}.`);
    if (made.accepted > 0) print(`What the gate found against it (${made.accepted}) is accepted for the reason given.`);
  },
};

/** Everything an administrator does from a shell. */
export const commands: readonly Command[] = [
  migrate,
  seed,
  release,
  ...userCommands,
  backup,
  restore,
  verify,
  seal,
  purge,
  sweep,
  importing,
  importingProtectedAreas,
  exporting,
];
