import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { worldOf } from "../helpers/worlds.ts";
import { changes } from "./support/changes.ts";
import { asOwner, groundTemplate, loadWorld } from "./support/load-world.ts";
import { dumpPast, dumpPublic, dumpQuery, firstDifference, publishedViews, release } from "./support/releases.ts";

/** A fixed world, in which every change finds something to change. */
const seed = 7;

onEachEngine("between two releases", (kind) => {
  let engine: RunningEngine;
  let before: string;
  let liveBefore: string;
  // Every step of every unit again after every change would take minutes; the feed carries the same numbers.
  const quick = [...publishedViews.keys()].filter((view) => view !== "site_summary");
  const live = sql`SELECT site_id, status, status_group, ever_contracted FROM publication.site_story('infinity')`;

  beforeAll(async () => {
    engine = await openEngine(kind, { template: groundTemplate });
    await loadWorld(engine.database, worldOf(seed, 160));
    await release(engine.database, "2025-12-31");
    before = `${await dumpPublic(engine.database)}${await dumpPast(engine.database)}`;
    liveBefore = await dumpQuery(engine.database, live);
  });
  afterAll(() => engine?.stop());

  it("fifty kinds of change happen", () => {
    expect(changes.length).toBeGreaterThanOrEqual(50);
    expect(before).toContain("sites now");
  });

  it("no public byte moves, whatever happens", async () => {
    const quickly = await dumpPublic(engine.database, quick);
    for (const [what, statement] of changes) {
      const touched = await asOwner(engine.database, (tx) => tx.exec(statement));
      expect(touched, `${what}: nothing was there to change`).toBeGreaterThan(0);
      expect(firstDifference(quickly, await dumpPublic(engine.database, quick)), what).toBeUndefined();
    }
    expect(
      firstDifference(before, `${await dumpPublic(engine.database)}${await dumpPast(engine.database)}`),
    ).toBeUndefined();
  });

  it("a live view would have moved, and the next release does", async () => {
    expect(await dumpQuery(engine.database, live)).not.toBe(liveBefore);
    await release(engine.database, "2026-06-30");
    expect(await dumpPublic(engine.database)).not.toBe(before);
  });
});
