import { unitOfSoum } from "@asm-atlas/data/domain/publication/joined-soums.ts";
import { provinceOfAimag } from "@asm-atlas/data/domain/publication/provinces.ts";
import { bandOf } from "@asm-atlas/data/domain/publication/rules.ts";
import type { PublicStatusGroup } from "@asm-atlas/data/domain/publication/status-groups.ts";
import { stepsUpTo } from "@asm-atlas/data/domain/publication/steps.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { soums, type World, worldOf } from "../helpers/worlds.ts";
import { groundTemplate, loadWorld } from "./support/load-world.ts";
import { publicRows, release } from "./support/releases.ts";
import { standingOf } from "./support/standing.ts";

const seed = Number(process.env.ATLAS_TEST_SEED ?? 99);
const cutOffs = ["2021-12-31", "2026-06-30"] as const;

interface Row extends Record<PublicStatusGroup, number | null> {
  readonly level: string;
  readonly unit_code: string;
  readonly step: string;
  readonly low: number | null;
  readonly known: number | null;
  readonly ever_contracted: number | null;
}

onEachEngine("the counts of a release", (kind) => {
  let engine: RunningEngine;
  let world: World;
  beforeAll(async () => {
    console.log(`exact counts (${kind}): ATLAS_TEST_SEED=${seed}`);
    engine = await openEngine(kind, { template: groundTemplate });
    world = worldOf(seed, 200);
    await loadWorld(engine.database, world);
  });
  afterAll(() => engine?.stop());

  describe.each(cutOffs)("of %s", (cutOff) => {
    const rows = (where: Sql) => publicRows<Row>(engine.database, "site_summary", { where });
    const places = (step: string) =>
      world.sites.flatMap((site) => {
        const standing = standingOf(site, cutOff, step);
        return standing ? [{ ...standing, soum: site.place.soum }] : [];
      });
    beforeAll(() => release(engine.database, cutOff));

    it("are those of the nation, group by group, at every step", async () => {
      const told = await rows(sql`level = 'nation'`);
      expect(told.map(({ step }) => step)).toEqual(stepsUpTo(cutOff));
      for (const row of told) {
        const here = places(row.step);
        expect([row.known, row.ever_contracted], row.step).toEqual([
          here.length,
          here.filter(({ everContracted }) => everContracted).length,
        ]);
        for (const group of [
          "under_contract",
          "on_the_way",
          "not_formalised",
          "suspended_or_ended",
          "closed",
        ] as const) {
          expect(row[group], `${group} ${row.step}`).toBe(here.filter((place) => place.group === group).length);
        }
      }
    });

    it("are those of every province and the bands of every soum at the newest step", async () => {
      const here = places(cutOff);
      const told = await rows(sql`level IN ('soum', 'province') AND step = ${cutOff}`);
      for (const row of told) {
        const inside = here.filter(({ soum }) =>
          row.level === "soum"
            ? unitOfSoum(soum) === row.unit_code
            : provinceOfAimag(soums.get(soum)?.properties.parent ?? "")?.code === row.unit_code,
        );
        if (row.level === "soum") expect(row.low, row.unit_code).toBe(bandOf(inside.length).low);
        else
          expect([row.known, row.ever_contracted], row.unit_code).toEqual([
            inside.length,
            inside.filter(({ everContracted }) => everContracted).length,
          ]);
      }
      expect(told.length).toBeGreaterThan(300);
    });
  });
});
