import { randomUUID } from "node:crypto";
import type { LedgerRow } from "@asm-atlas/data/domain/ledger/hectare-ledger.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { type Convex, randomConvex, rectangle, ringOf, unionHa } from "../helpers/convex.ts";
import { Dice, testSeed } from "../helpers/dice.ts";
import { onEachEngine } from "../helpers/engines.ts";

interface Ledger {
  readonly on: string;
  readonly by: string;
  readonly aimags: readonly string[];
  readonly definition: { readonly en: string; readonly mn: string };
  readonly assessed: number;
  readonly zones: readonly string[];
  readonly rows: readonly LedgerRow[];
}

/** A zone to be told in the ledger; what is not said is that technical work has repaired all of it. */
interface Land {
  readonly outline: Convex;
  readonly funder?: string;
  /** Of its outline: 1 all of it. */
  readonly technicalShare?: number;
  readonly biologicalShare?: number;
}

onEachEngine("the hectare ledger", (kind) => {
  let atlas: AtlasServer;
  let officer: Person;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    officer = await atlas.signedIn("officer");
  });
  afterAll(() => atlas.stop());

  const asOwner = (query: ReturnType<typeof sql>) =>
    atlas.engine.database.transaction({ role: "owner" }, (tx) => tx.exec(query));
  const empty = () => asOwner(sql`UPDATE atlas.rehabilitation_zone SET deleted_at = now() WHERE deleted_at IS NULL`);
  const ledger = (by: string, as: Person = officer): Promise<Ledger> => as.reads(`/api/ledger?by=${by}`);
  /** Zones of these outlines, assessed in 2020, with technical work finished in 2021. @returns their codes, in the order of the outlines */
  const draw = async (lands: readonly Land[]): Promise<readonly string[]> => {
    const rows = lands.map((land) => ({
      id: randomUUID(),
      funder: land.funder ?? null,
      shape: JSON.stringify({ type: "Polygon", coordinates: [ringOf(land.outline)] }),
      technical: land.technicalShare ?? 1,
      biological: land.biologicalShare ?? null,
    }));
    const given = JSON.stringify(rows);
    await asOwner(sql`INSERT INTO atlas.rehabilitation_zone (id, funder, origin, geom)
      SELECT r.id, r.funder, 'unknown', ST_SetSRID(ST_Multi(ST_GeomFromGeoJSON(r.shape)), 4326)
        FROM jsonb_to_recordset(${given}::jsonb) AS r (id uuid, funder text, shape text)`);
    await asOwner(sql`UPDATE atlas.rehabilitation_zone z SET technical_ha = z.area_ha * r.technical, biological_ha = z.area_ha * r.biological
        FROM jsonb_to_recordset(${given}::jsonb) AS r (id uuid, technical float8, biological float8) WHERE z.id = r.id`);
    await asOwner(sql`INSERT INTO atlas.zone_stage_event (id, zone_id, stage, effective_on)
      SELECT gen_random_uuid(), r.id, s.stage, s.on_day::date FROM jsonb_to_recordset(${given}::jsonb) AS r (id uuid)
       CROSS JOIN (VALUES ('IDENTIFIED', '2020-01-01'), ('ASSESSED', '2020-03-01'), ('PLANNED', '2020-04-01'), ('TECHNICAL', '2020-05-01'),
                          ('TECHNICAL_DONE', '2021-05-01')) s (stage, on_day)`);
    const codes = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
      tx.many<{ id: string; code: string }>(
        sql`SELECT id, code FROM atlas.rehabilitation_zone WHERE id = ANY (${rows.map(({ id }) => id)}::uuid[])`,
        rows.length,
      ),
    );
    return rows.map(({ id }) => codes.find((each) => each.id === id)?.code ?? "");
  };
  const row = ({ rows }: Ledger, key: string | null = "MN"): LedgerRow => {
    const found = rows.find((each) => each.key === key);
    if (!found) throw new Error(`There is no row ${key}`);
    return found;
  };

  it("of the demo network names its day, its denominators and the zones of each figure", async () => {
    const told = await ledger("nation");
    const { features } = await officer.reads("/ogc/collections/rehabilitation-zones/items?limit=1000");
    const facts = features.map(({ properties }: { properties: Record<string, unknown> }) => properties);
    const codesOf = (meant: (zone: Record<string, unknown>) => boolean) =>
      facts
        .filter(meant)
        .map((zone: Record<string, unknown>) => zone.code)
        .sort();
    expect(told).toMatchObject({ by: "nation", aimags: [], on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(told.zones).toEqual(codesOf(() => true));
    expect(told.assessed).toBe(codesOf((zone) => zone.disturbed_ha !== null).length);
    expect(told.definition.mn).toMatch(/нэг л удаа/);
    const { zones, figures } = row(told);
    expect(zones).toBe(facts.length);
    const named = figures.accepted.from.map((place) => told.zones[place]);
    expect(named).toEqual(codesOf((zone) => zone.stage === "ACCEPTED"));
    const sum = facts
      .filter(({ stage }: { stage: string }) => stage === "ACCEPTED")
      .reduce((total: number, { accepted_ha }: { accepted_ha: number }) => total + accepted_ha, 0);
    expect(figures.accepted.recorded).toBeCloseTo(sum, 6);
    for (const by of ["aimag", "soum", "funder"]) {
      const rows = (await ledger(by)).rows;
      expect(rows.reduce((total, each) => total + each.zones, 0)).toBe(facts.length);
    }
  });

  it("is for staff, by one of five things, and tells which of them it does not know", async () => {
    const stranger = await atlas.anyone.asks("/api/ledger");
    expect([stranger.status, stranger.json().code]).toEqual([401, "session.required"]);
    const odd = await officer.asks("/api/ledger?by=owner");
    expect([odd.status, odd.json().code]).toEqual([400, "request.invalid-parameter"]);
  });

  it("keeps an account that is limited to some aimags inside them", async () => {
    const { rows } = await ledger("aimag");
    const aimag = rows.find(({ key }) => key !== null)?.key ?? "";
    await asOwner(
      sql`INSERT INTO atlas.account_aimag (account_id, aimag_code) SELECT id, ${aimag} FROM atlas.account WHERE email = 'officer@demo.invalid'`,
    );
    try {
      const told = await ledger("aimag");
      expect(told.aimags).toEqual([aimag]);
      expect(told.rows.map(({ key }) => key)).toEqual([aimag]);
      expect(told.zones).toHaveLength(told.rows[0]?.zones ?? -1);
      expect((await ledger("nation")).zones).toEqual(told.zones);
    } finally {
      await asOwner(sql`DELETE FROM atlas.account_aimag`);
    }
  });

  beforeEach(async ({ task }) => {
    if (/overlap|random|figures out/.test(task.name)) await empty();
  });

  it("counts random rectangles and other convex outlines that overlap as inclusion and exclusion does", async () => {
    const dice = new Dice(testSeed("hectare ledger of overlaps"));
    for (let round = 0; round < 12; round += 1) {
      await empty();
      const [lon, lat] = [dice.between(98, 112), dice.between(44, 49)];
      const near = () => [lon + dice.between(0, 0.01), lat + dice.between(0, 0.01)] as const;
      const outlines = Array.from({ length: dice.whole(1, 6) }, (): Convex => {
        const [x, y] = near();
        return round % 2 === 0
          ? rectangle(x, y, x + dice.between(0.002, 0.008), y + dice.between(0.002, 0.008))
          : randomConvex(dice, [x, y], dice.between(0.003, 0.007));
      });
      await draw(outlines.map((outline) => ({ outline })));
      const expected = unionHa(outlines);
      const { technical } = row(await ledger("nation")).figures;
      expect(
        Math.abs(technical.hectares - expected),
        `round ${round}: ${technical.hectares}, ${expected}`,
      ).toBeLessThan(0.01 + expected * 1e-5);
      expect(technical.recorded).toBeGreaterThanOrEqual(technical.hectares - 0.01);
    }
  });

  it("of zones that overlap counts the greater share, apart for each kind of work, funder and year", async () => {
    const [a, b] = [rectangle(104, 46, 104.004, 46.004), rectangle(104.002, 46, 104.006, 46.004)];
    const codes = await draw([
      { outline: a, funder: "Fund A", technicalShare: 0.5, biologicalShare: 0.8 },
      { outline: b, funder: "Fund B", technicalShare: 1, biologicalShare: 0.2 },
    ]);
    const [ofA, ofB, ofBoth] = [unionHa([a]), unionHa([b]), unionHa([a, b])];
    const { technical, biological } = row(await ledger("nation")).figures;
    expect(technical.hectares).toBeCloseTo(ofB + 0.5 * (ofBoth - ofB), 2);
    expect(biological.hectares).toBeCloseTo(0.8 * ofA + 0.2 * (ofBoth - ofA), 2);
    const funders = await ledger("funder");
    expect(row(funders, "Fund A").figures.technical.hectares).toBeCloseTo(0.5 * ofA, 2);
    expect(row(funders, "Fund B").figures.technical.hectares).toBeCloseTo(ofB, 2);
    const years = await ledger("year");
    expect(years.rows.map(({ key }) => key)).toEqual(["2021", null]);
    expect(row(years, "2021").figures.technical.from.map((place) => years.zones[place])).toEqual([...codes].sort());
    expect(row(years, null).figures.biological.from).toHaveLength(2);
  });

  it("of a zone wholly inside others that overlap it counts no land twice, and of zones that touch all of it", async () => {
    const inside = rectangle(104.001, 46.001, 104.002, 46.002);
    const [west, east] = [rectangle(104, 46, 104.003, 46.003), rectangle(104.003, 46, 104.006, 46.003)];
    await draw([west, east, inside].map((outline) => ({ outline })));
    const { technical } = row(await ledger("nation")).figures;
    expect(technical.hectares).toBeCloseTo(unionHa([west, east]), 2);
    expect(technical.recorded).toBeCloseTo(unionHa([west]) + unionHa([east]) + unionHa([inside]), 2);
  });

  it("tells no hectares at all where outlines that overlap cannot be laid over one another", async () => {
    const [code] = await draw([
      { outline: rectangle(104, 46, 104.004, 46.004) },
      { outline: rectangle(104.001, 46.001, 104.003, 46.003) },
    ]);
    await asOwner(sql`UPDATE atlas.rehabilitation_zone SET geom = ST_SetSRID(ST_Multi(ST_GeomFromText('POLYGON((104 46, 104.004 46.004, 104.004 46, 104 46.001, 104 46))')), 4326), technical_ha = 0.5
      WHERE code = ${code}`);
    const answer = await officer.asks("/api/ledger?by=nation");
    expect([answer.status, answer.json().code]).toEqual([500, "geometry.not-measured"]);
    expect(answer.json().detail).toContain(code);
  });
});
