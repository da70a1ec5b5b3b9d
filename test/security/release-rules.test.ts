import { identifier, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import type { World } from "../helpers/worlds.ts";
import {
  contractSigned,
  emptyWorld,
  event,
  kindergarten,
  shownSite,
  shownSites,
  site,
  stagesTo,
  zone,
} from "./support/hand-made.ts";
import { asOwner, groundTemplate, idsOf, loadWorld, people } from "./support/load-world.ts";
import { dumpPublic, publicRows, release } from "./support/releases.ts";

/** Four soums of one region each: 8137 and 8119 Zavkhan (West), 6722 Khövsgöl (Khangai), 4158 Töv (Centre), 2325 Khentii (East). */
const west = "8137";
const khangai = "6440";
const centre = "4158";
const east = "2325";
const everywhere = [west, khangai, centre, east];

interface SummaryRow {
  level: string;
  unit_code: string;
  step: string;
  low: number | null;
  high: number | null;
  known: number | null;
  ever_contracted: number | null;
  organisations: number | null;
  under_contract: number | null;
  on_the_way: number | null;
  not_formalised: number | null;
  suspended_or_ended: number | null;
  closed: number | null;
}
interface RegisterRow {
  code: string;
  shown_as: string;
  soum_name_en: string | null;
  province_name_en: string;
  contract_since_year: number;
  handed_back_year: number | null;
}

onEachEngine("a release", (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => {
    engine = await openEngine(kind, { template: groundTemplate });
  });
  afterAll(() => engine?.stop());

  /** Loads a world and makes the releases of these cut-offs. */
  async function published(world: Partial<World>, ...cutOffs: string[]): Promise<World> {
    const whole = { ...emptyWorld, ...world };
    await loadWorld(engine.database, whole);
    for (const cutOff of cutOffs) await release(engine.database, cutOff);
    return whole;
  }
  const summary = (where = sql`true`) => publicRows<SummaryRow>(engine.database, "site_summary", { where });
  const newest = (level: string, unit: string) =>
    summary(sql`level = ${level} AND unit_code = ${unit} AND step = (SELECT max(step) FROM site_summary)`).then(
      ([row]) => row,
    );
  const register = (day?: string) => publicRows<RegisterRow>(engine.database, "sites", day ? { day } : {});
  const codeOf = (world: World, key: string) =>
    asOwner(engine.database, (tx) =>
      tx.one<{ code: string }>(
        sql`SELECT code FROM publication.public_code WHERE record_id = ${idsOf(world).get(key)}`,
      ),
    ).then(({ code }) => code);
  const owner = (statement: ReturnType<typeof sql>) => asOwner(engine.database, (tx) => tx.exec(statement));

  describe("rule 1: the calendar", () => {
    beforeAll(() => published({ sites: [site("one", west)] }, "2024-12-31"));
    it.each([
      ["a cut-off in the middle of a half-year", "2025-05-31", "2025-12-01", "release_cut_off_is_half_year_end"],
      ["a day before the calendar's", "2025-06-30", "2025-09-30", "release_keeps_calendar"],
      ["the cut-off of the last release again", "2024-12-31", "2025-04-02", "release_follows_last"],
      ["an earlier cut-off", "2024-06-30", "2026-04-01", "release_follows_last"],
      ["a cut-off that has not passed", "2099-06-30", "2099-10-01", "release_cut_off_has_passed"],
      ["a day that has not come", "2025-06-30", "2099-10-01", "release_day_has_come"],
    ])("refuses %s", async (_what, cutOff, releasedOn, constraint) => {
      await expect(release(engine.database, cutOff, releasedOn)).rejects.toMatchObject({ constraint });
    });

    it("counts what had happened and been recorded, and restates every year when more is known", async () => {
      const late = site("late", west, { events: [event("UNASSESSED", "2015-03-01", { recordedOn: "2025-02-01" })] });
      await published({ sites: [late] }, "2024-12-31");
      expect((await newest("nation", "MN"))?.known).toBe(0);
      await release(engine.database, "2025-06-30");
      expect((await summary(sql`level = 'nation' AND step = '2015-12-31'`))[0]?.known).toBe(1);
    });

    it("refuses a record that lies in no soum, and names it", async () => {
      await loadWorld(engine.database, { ...emptyWorld, sites: [site("lost", west)] });
      await owner(sql`UPDATE atlas.site SET soum_code = NULL`);
      await expect(release(engine.database, "2024-12-31")).rejects.toMatchObject({
        constraint: "release_record_has_soum",
        message: expect.stringContaining("S-1"),
      });
    });
  });

  it("rule 2: tells of each 31 December from 2010 and of the cut-off, and answers any day with a step", async () => {
    await published({ sites: [site("one", west, { events: [event("UNASSESSED", "2015-03-01")] })] }, "2025-06-30");
    const steps = (await summary(sql`level = 'nation'`)).map(({ step }) => step);
    expect(steps).toEqual([...Array.from({ length: 15 }, (_, index) => `${2010 + index}-12-31`), "2025-06-30"]);
    const on = async (day: string) =>
      (await publicRows<SummaryRow>(engine.database, "site_summary", { day, where: sql`level = 'nation'` })).map(
        ({ step, known }) => [step, known],
      );
    expect(await on("2015-12-30")).toEqual([["2014-12-31", 0]]);
    expect(await on("2015-12-31")).toEqual([["2015-12-31", 1]]);
    expect(await on("2010-06-01")).toEqual([]);
  });

  it("rule 3: counts a soum in bands of five whatever the status, a small one with its neighbour", async () => {
    const gone = [event("UNASSESSED", "2012-03-01"), event("ABANDONED", "2013-03-01")];
    await published(
      {
        sites: [
          ...Array.from({ length: 4 }, (_, index) => site(`four-${index}`, west)),
          ...Array.from({ length: 5 }, (_, index) => site(`five-${index}`, khangai, { events: gone })),
          ...["4101", "4101", "4101", "4167", "4167"].map((soum, index) => site(`town-${index}`, soum)),
        ],
      },
      "2024-12-31",
    );
    expect(await newest("soum", west)).toMatchObject({
      low: 0,
      high: 4,
      known: null,
      under_contract: null,
      is_demo: false,
    });
    expect(await newest("soum", khangai)).toMatchObject({ low: 5, high: 9 });
    expect(await newest("soum", "4167")).toMatchObject({ low: 5, high: 9, unit_name_en: "Sergelen with Zuunmod" });
    expect(await newest("soum", "4101")).toBeUndefined();
    expect(await newest("soum", east)).toMatchObject({ low: 0, high: 4 });
  });

  it("rule 4: counts a province exactly, joined aimags together, and never tells that a contract fell", async () => {
    const fallen = [...contractSigned("2023-03-01"), event("TERMINATED", "2024-03-01")];
    const group = (key: string, aimag: string, foundedOn: string) => ({
      key,
      aimag,
      foundedOn,
      recordedOn: foundedOn,
      members: 6,
    });
    await published(
      {
        sites: [site("one", "6101", { events: fallen }), site("two", "6319"), site("three", "6101")],
        organisations: [
          group("a", "MN-035", "2019-01-01"),
          group("b", "MN-067", "2024-01-01"),
          group("c", "MN-067", "2025-01-01"),
        ],
      },
      "2024-12-31",
    );
    expect(await newest("province", "MN-067")).toMatchObject({
      known: 3,
      ever_contracted: 1,
      organisations: 2,
      under_contract: null,
      unit_name_en: "Bulgan with Orkhon",
    });
    expect(await newest("province", "MN-035")).toBeUndefined();
    expect((await summary(sql`level = 'province' AND unit_code = 'MN-067' AND step = '2019-12-31'`))[0]).toMatchObject({
      organisations: 1,
      ever_contracted: 0,
    });
    expect(new Set((await summary(sql`level = 'province'`)).map(({ unit_code }) => unit_code)).size).toBe(18);
  });

  describe("rule 5: the nation", () => {
    const signed151 = contractSigned("2018-05-01", "RES-2017-151");
    const inGroups = async () => {
      const row = await newest("nation", "MN");
      return [row?.under_contract, row?.on_the_way, row?.not_formalised, row?.suspended_or_ended, row?.closed];
    };

    it.each([
      [
        "a contract paused by the moratorium stays a contract",
        [...signed151, event("SUSPENDED", "2019-10-01", { reason: "moratorium" })],
        [1, 0, 0, 0, 0],
      ],
      [
        "a contract suspended for another reason does not",
        [...signed151, event("SUSPENDED", "2019-10-01", { reason: "inspection" })],
        [0, 0, 0, 1, 0],
      ],
      [
        "a contract signed while its instrument was suspended is on the way",
        contractSigned("2020-05-01", "RES-2017-151"),
        [0, 1, 0, 0, 0],
      ],
      [
        "until it is signed again",
        [
          ...contractSigned("2020-05-01", "RES-2017-151"),
          event("EXPIRED", "2022-08-01"),
          ...contractSigned("2022-09-01").slice(4),
        ],
        [1, 0, 0, 0, 0],
      ],
      ["what nobody assessed is not formalised", [event("UNASSESSED", "2012-01-01")], [0, 0, 1, 0, 0]],
      ["a contract that expired has ended", [...signed151, event("EXPIRED", "2019-05-01")], [0, 0, 0, 1, 0]],
      ["abandoned is closed", [event("UNASSESSED", "2012-01-01"), event("ABANDONED", "2014-01-01")], [0, 0, 0, 0, 1]],
    ] as const)("%s", async (_what, events, groups) => {
      await published({ sites: [site("one", west, { events })] }, "2024-12-31");
      expect(await inGroups()).toEqual(groups);
    });

    it("opens its regions when every region has ten places on the register, and keeps them open", async () => {
      const regions = () =>
        summary(sql`level = 'region' AND step = (SELECT max(step) FROM site_summary)`).then((rows) =>
          rows.map(({ unit_code, under_contract }) => [unit_code, under_contract]),
        );
      const later = shownSite("last", east, { consent: { agreedOn: "2025-02-01", shownAs: "soum" } });
      await published({ sites: [...shownSites(39, everywhere), later] }, "2024-12-31");
      expect(await regions()).toEqual([]);
      await release(engine.database, "2025-06-30");
      const open = [
        ["centre", 10],
        ["east", 10],
        ["khangai", 10],
        ["west", 10],
      ];
      expect(await regions()).toEqual(open);
      await owner(
        sql`UPDATE atlas.site_publication_consent SET withdrawn_on = '2025-08-01' WHERE site_id IN (SELECT id FROM atlas.site ORDER BY id LIMIT 12)`,
      );
      await release(engine.database, "2025-12-31");
      expect(await register()).toHaveLength(28);
      expect(await regions()).toEqual(open);
    });
  });

  describe("rule 6: the register", () => {
    it("opens with ten places and not with nine", async () => {
      await published({ sites: shownSites(9, everywhere) }, "2024-12-31");
      expect(await register()).toEqual([]);
      await published({ sites: shownSites(10, everywhere) }, "2024-12-31");
      expect(await register()).toHaveLength(10);
    });

    it.each([
      [
        "(a) is not under contract at the cut-off",
        { events: [...contractSigned("2023-03-01"), event("EXPIRED", "2024-11-01")] },
      ],
      ["(b) came under contract in this half-year", { events: contractSigned("2024-07-01") }],
      [
        "(b) had a gap in its contracts that ended in this half-year",
        {
          events: [
            ...contractSigned("2023-03-01"),
            event("EXPIRED", "2024-05-01"),
            ...contractSigned("2024-08-01").slice(4),
          ],
        },
      ],
      ["(c) was signed while its instrument was suspended", { events: contractSigned("2020-05-01", "RES-2017-151") }],
      ["(c) was signed under an instrument that had ended", { events: contractSigned("2023-03-01", "RES-2010-308") }],
      ["(d) lies in a prohibited zone", { isProhibited: true }],
      ["(e) did not agree", { consent: null }],
      [
        "(e) took its consent back",
        { consent: { agreedOn: "2023-06-01", shownAs: "soum", withdrawnOn: "2024-01-01" } },
      ],
      ["(e) agreed after the cut-off", { consent: { agreedOn: "2025-01-15", shownAs: "soum" } }],
      [
        "(f) was decided by one person alone",
        { consent: { agreedOn: "2023-06-01", shownAs: "cell", isUnconfirmed: true } },
      ],
      ["was entered in error", { isDeleted: true }],
    ] as const)("does not show a place that %s", async (_what, flaw) => {
      const world = await published(
        { sites: [...shownSites(10, everywhere), shownSite("flawed", west, flaw)] },
        "2024-12-31",
      );
      const codes = (await register()).map(({ code }) => code);
      expect(codes).toHaveLength(10);
      expect(codes).not.toContain(await codeOf(world, "flawed"));
    });

    it.each([
      ["began in the half-year before", contractSigned("2024-06-30"), 2024],
      [
        "was only interrupted by the moratorium",
        [
          ...contractSigned("2018-05-01", "RES-2017-151"),
          event("SUSPENDED", "2019-10-01", { reason: "moratorium" }),
          event("FORMAL", "2024-08-01"),
        ],
        2018,
      ],
      [
        "was renewed on the day it ended",
        [
          ...contractSigned("2023-03-01"),
          event("EXPIRED", "2024-09-01"),
          { ...event("FORMAL", "2024-09-01", { contract: { instrument: "RES-2022-296", from: "2024-09-01" } }) },
        ],
        2023,
      ],
    ] as const)("shows a contract that %s, with the year of its beginning", async (_what, events, since) => {
      const world = await published(
        { sites: [...shownSites(10, everywhere), shownSite("chain", west, { events })] },
        "2024-12-31",
      );
      const code = await codeOf(world, "chain");
      expect((await register()).find((row) => row.code === code)).toMatchObject({
        contract_since_year: since,
        shown_as: "soum",
      });
    });

    it("names with a cell the soum of the cell's centre, whichever soum the place itself lies in", async () => {
      const { lon, lat, soum, named } = await asOwner(engine.database, (tx) =>
        tx.one<{ lon: number; lat: number; soum: string; named: string }>(sql`
          SELECT ST_X(p.geom) AS lon, ST_Y(p.geom) AS lat, s.code AS soum, u.name_en AS named
            FROM atlas.admin_unit s
            CROSS JOIN LATERAL (SELECT (ST_DumpPoints(ST_GeneratePoints(ST_Intersection(s.geom, ST_Buffer(ST_Boundary(s.geom), 0.02)), 20, 7))).geom) p
            JOIN atlas.admin_unit u ON u.level = 'soum' AND u.parent_code = s.parent_code AND u.code <> s.code
                 AND ST_Intersects(u.geom, ST_SetSRID(ST_MakePoint(floor(ST_X(p.geom) * 10) / 10 + 0.05, floor(ST_Y(p.geom) * 10) / 10 + 0.05), 4326))
           WHERE s.code IN ('8137', '8119', '2325', '6440') ORDER BY s.code, lon LIMIT 1`),
      );
      const border = shownSite("border", soum, {
        place: { soum, lon, lat },
        consent: { agreedOn: "2023-06-01", shownAs: "cell" },
      });
      const world = await published({ sites: [...shownSites(10, everywhere), border] }, "2024-12-31");
      const code = await codeOf(world, "border");
      expect((await register()).find((row) => row.code === code)).toMatchObject({
        shown_as: "cell",
        soum_name_en: named,
      });
    });
  });

  it("rule 7: nothing changes on the map when contracts fall; handed back is added once; only withdrawal and error take an entry away", async () => {
    const falls = {
      expired: [event("EXPIRED", "2025-02-01")],
      terminated: [event("TERMINATED", "2025-03-01")],
      inspected: [event("SUSPENDED", "2025-03-01", { reason: "inspection" as const })],
      back: [event("CLOSURE", "2025-02-01"), event("HANDED_BACK", "2025-09-01"), event("INFORMAL", "2026-02-01")],
    };
    const falling = Object.entries(falls).map(([key, events], index) =>
      shownSite(key, everywhere[index] ?? west, { events: [...contractSigned("2023-03-01"), ...events] }),
    );
    const world = await published({ sites: [...falling, ...shownSites(10, everywhere)] }, "2024-12-31");
    const before = (await register()).map((row) => ({ ...row, release: 0 }));
    expect(before).toHaveLength(14);
    await release(engine.database, "2025-06-30");
    expect((await register()).map((row) => ({ ...row, release: 0 }))).toEqual(before);
    await release(engine.database, "2025-12-31");
    const code = await codeOf(world, "back");
    const withYear = before.map((row) => (row.code === code ? { ...row, handed_back_year: 2025 } : row));
    expect((await register()).map((row) => ({ ...row, release: 0 }))).toEqual(withYear);
    expect((await register("2024-12-31")).find((row) => row.code === code)?.handed_back_year).toBeNull();

    const ids = idsOf(world);
    await owner(
      sql`UPDATE atlas.site_publication_consent SET withdrawn_on = '2026-01-01' WHERE site_id = ${ids.get("fit-0")}`,
    );
    await owner(sql`UPDATE atlas.site SET deleted_at = '2026-02-01' WHERE id = ${ids.get("fit-1")}`);
    await release(engine.database, "2026-06-30");
    const gone = [await codeOf(world, "fit-0"), await codeOf(world, "fit-1")];
    expect((await register()).map((row) => ({ ...row, release: 0 }))).toEqual(
      withYear.filter((row) => !gone.includes(row.code)),
    );
  });

  describe("rule 8: rehabilitation", () => {
    interface ZoneRow {
      code: string;
      shown_as: string;
      hectares: number;
      accepted_year: number;
    }
    const zones = (day?: string) => publicRows<ZoneRow>(engine.database, "rehabilitation_zones", day ? { day } : {});
    const decided = (shownAs: "outline" | "cell" | "soum") => ({ shownAs, on: "2023-10-01" });

    it("shows accepted zones that two people decided to show, and no others", async () => {
      await published(
        {
          zones: [
            zone("shown", west, { stages: stagesTo("ACCEPTED", 2022), decision: decided("cell") }),
            zone("undecided", khangai, { stages: stagesTo("ACCEPTED", 2022) }),
            zone("one-person", centre, {
              stages: stagesTo("ACCEPTED", 2022),
              decision: { ...decided("soum"), isUnconfirmed: true },
            }),
            zone("not-accepted", east, { stages: stagesTo("HANDOVER_SUBMITTED", 2022), decision: decided("outline") }),
          ],
        },
        "2024-12-31",
      );
      expect(
        (await zones()).map(({ shown_as, hectares, accepted_year }) => [shown_as, hectares, accepted_year]),
      ).toEqual([["cell", 7, 2022]]);
      expect(await zones("2021-12-31")).toEqual([]);
    });

    it("shows an outline only where every linked site is handed back and no work is known within 5 km", async () => {
      const handedBack = [
        ...contractSigned("2019-01-01", "RES-2017-151"),
        event("CLOSURE", "2020-01-01"),
        event("HANDED_BACK", "2021-01-01"),
      ];
      const at = (key: string, soum: string, siteKeys: readonly string[] = []) =>
        zone(key, soum, { stages: stagesTo("ACCEPTED", 2022), decision: decided("outline"), siteKeys });
      const [clear, near, linked] = [at("clear", west, ["back"]), at("near", khangai), at("linked", east, ["working"])];
      const world = await published(
        {
          zones: [clear, near, linked],
          sites: [
            site("back", west, { place: clear.place, events: handedBack }),
            site("neighbour", khangai, { place: { ...near.place, lat: near.place.lat + 0.03 } }),
            site("working", "8119"),
          ],
        },
        "2024-12-31",
      );
      const shown = new Map((await zones()).map((row) => [row.code, row.shown_as]));
      expect(shown.get(await codeOf(world, "clear"))).toBe("outline");
      expect(shown.get(await codeOf(world, "near"))).toBe("soum");
      expect(shown.get(await codeOf(world, "linked"))).toBe("soum");
    });

    it("freezes a zone once shown, and tells of land disturbed again for the nation only", async () => {
      const again = { stage: "REDISTURBED" as const, on: "2025-02-01", recordedOn: "2025-02-01", hectares: 3 };
      await published(
        {
          zones: [zone("one", west, { stages: [...stagesTo("ACCEPTED", 2022), again], decision: decided("outline") })],
        },
        "2024-12-31",
      );
      const totals = () =>
        publicRows<{ level: string; unit_code: string; stage_group: string; zones: number; hectares: number }>(
          engine.database,
          "rehabilitation_summary",
          { where: sql`zones > 0` },
        );
      const [before] = await zones();
      expect((await totals()).map(({ level, stage_group, hectares }) => [level, stage_group, hectares])).toEqual([
        ["nation", "accepted", 7],
        ["province", "accepted", 5],
      ]);
      await release(engine.database, "2025-06-30");
      expect((await zones())[0]).toEqual({ ...before, release: 2 });
      expect(
        (await totals()).map(({ level, stage_group, zones: count, hectares }) => [level, stage_group, count, hectares]),
      ).toEqual([
        ["nation", "accepted", 1, 7],
        ["nation", "disturbed_again", 1, 3],
        ["province", "accepted", 1, 5],
      ]);
    });
  });

  it("rule 9: names the soum of an open building the federation announced, the province of all others, seats to the nearest 5", async () => {
    const planned = kindergarten("x", west).statuses.slice(0, 2);
    const world = await published(
      {
        kindergartens: [
          kindergarten("announced", west, { announcedOn: "2023-05-01" }),
          kindergarten("silent", khangai),
          kindergarten("ger", centre, { kind: "ger", announcedOn: "2023-05-01" }),
          kindergarten("planned", east, { statuses: planned, announcedOn: "2023-05-01" }),
        ],
      },
      "2024-12-31",
    );
    interface Row {
      code: string;
      shown_as: string;
      soum_name_en: string | null;
      province_name_en: string;
      seats: number;
      status_group: string;
    }
    const told = new Map((await publicRows<Row>(engine.database, "kindergartens")).map((row) => [row.code, row]));
    expect(told.get(await codeOf(world, "announced"))).toMatchObject({
      shown_as: "soum",
      seats: 35,
      status_group: "open",
    });
    expect(told.get(await codeOf(world, "announced"))?.soum_name_en).not.toBeNull();
    for (const key of ["silent", "ger", "planned"])
      expect(told.get(await codeOf(world, key))).toMatchObject({ shown_as: "province", soum_name_en: null });
    const then = await publicRows<Row>(engine.database, "kindergartens", { day: "2022-12-31" });
    expect(then.map(({ shown_as, status_group }) => [shown_as, status_group])).toEqual(
      Array.from({ length: 4 }, () => ["province", "planned"]),
    );
  });

  it("rules 6, 8 and 9: a decision counts from the day the second person confirmed it, and until it is withdrawn", async () => {
    const world = {
      ...emptyWorld,
      sites: shownSites(11, everywhere),
      zones: [zone("z", west, { stages: stagesTo("ACCEPTED", 2022), decision: { shownAs: "soum", on: "2023-10-01" } })],
      kindergartens: [kindergarten("k", west, { announcedOn: "2023-05-01" })],
    } satisfies World;
    await loadWorld(engine.database, world);
    const ids = idsOf(world);
    const confirmedLate = sql`confirmed_by = ${people.second}, confirmed_on = '2025-01-15'`;
    await owner(sql`UPDATE atlas.site_publication_consent SET ${confirmedLate} WHERE site_id = ${ids.get("fit-0")}`);
    await owner(sql`UPDATE atlas.zone_publication_decision SET ${confirmedLate}`);
    await owner(
      sql`UPDATE atlas.kindergarten_publication_decision SET decided_by = ${people.first}, decided_on = '2024-12-30', ${confirmedLate}`,
    );
    const shown = async () => [
      (await register()).length,
      (await publicRows(engine.database, "rehabilitation_zones")).length,
      (await publicRows<{ shown_as: string }>(engine.database, "kindergartens")).map(({ shown_as }) => shown_as),
    ];
    await release(engine.database, "2024-12-31");
    expect(await shown()).toEqual([10, 0, ["province"]]);
    await release(engine.database, "2025-06-30");
    expect(await shown()).toEqual([11, 1, ["soum"]]);
    // Withdrawn after the cut-off, before the release is made: it holds at once. A zone stays, once shown.
    for (const table of ["site_publication_consent", "zone_publication_decision", "kindergarten_publication_decision"])
      await owner(
        sql`UPDATE ${identifier(`atlas.${table}`)} SET withdrawn_on = '2026-02-01' WHERE confirmed_on = '2025-01-15'`,
      );
    await release(engine.database, "2025-12-31");
    expect(await shown()).toEqual([10, 1, ["province"]]);
  });

  it("rule 10: tells people reached by province and year, by topic and sex for the nation, to the nearest 10", async () => {
    const held = (key: string, soum: string | null, heldOn: string, people: number, women: number | null) => ({
      key,
      topic: "rehabilitation",
      soum,
      heldOn,
      recordedOn: heldOn,
      people,
      women,
    });
    await published(
      {
        activities: [
          held("a", west, "2023-04-01", 24, 12),
          held("b", west, "2023-09-01", 13, 4),
          held("c", null, "2023-05-01", 31, null),
          held("d", west, "2025-05-01", 50, 20),
        ],
      },
      "2024-12-31",
    );
    const rows = await publicRows<Record<string, unknown>>(engine.database, "activity_summary");
    expect(rows.map(({ id, activities, people, women, men }) => [id, activities, people, women, men])).toEqual([
      ["nation-MN-2023", 3, 70, 20, 20],
      ["nation-MN-2023-rehabilitation", 3, 70, 20, 20],
      ["province-MN-057-2023", 2, 40, null, null],
    ]);
  });

  it("rule 13: a site keeps the soum it was first counted in, unless corrected by more than 20 km", async () => {
    const sites = [...Array.from({ length: 4 }, (_, index) => site(`stay-${index}`, west)), site("mover", west)];
    const world = await published({ sites }, "2024-12-31");
    expect(await newest("soum", west)).toMatchObject({ low: 5 });
    // A correction of its place that stays small, and a new boundary that puts it into another soum.
    await owner(sql`UPDATE atlas.site SET geom = ST_Translate(geom, 0.05, 0) WHERE id = ${idsOf(world).get("mover")}`);
    await owner(sql`UPDATE atlas.site SET soum_code = ${east} WHERE id = ${idsOf(world).get("mover")}`);
    await release(engine.database, "2025-06-30");
    expect(await newest("soum", west)).toMatchObject({ low: 5 });
    await owner(
      sql`UPDATE atlas.site s SET geom = (SELECT ST_PointOnSurface(u.geom) FROM atlas.admin_unit u WHERE u.code = ${east}) WHERE id = ${idsOf(world).get("mover")}`,
    );
    await release(engine.database, "2025-12-31");
    expect(await newest("soum", west)).toMatchObject({ low: 0 });
  });

  it("rule 14: draws random codes that stay, keeps rows in the order of the codes, and puts no internal id into public bytes", async () => {
    const sites = shownSites(120, everywhere);
    const world = { ...emptyWorld, sites };
    await loadWorld(engine.database, world);
    await owner(sql`TRUNCATE publication.public_code`);
    await release(engine.database, "2024-12-31");
    const drawn = await asOwner(engine.database, (tx) =>
      tx.many<{ code: string; created: number }>(
        sql`
        SELECT r.code, rank() OVER (ORDER BY c.record_id) AS created FROM publication.register r JOIN publication.public_code c ON c.code = r.code ORDER BY r.ctid`,
        1_000,
      ),
    );
    expect(drawn.map(({ code }) => code)).toEqual(drawn.map(({ code }) => code).sort());
    expect(drawn.every(({ code }) => /^[2-9bcdfghjklmnpqrstvwxz]{8}$/.test(code))).toBe(true);
    const mean = (drawn.length + 1) / 2;
    const covariance = drawn.reduce((sum, { created }, index) => sum + (index + 1 - mean) * (created - mean), 0);
    const variance = drawn.reduce((sum, _row, index) => sum + (index + 1 - mean) ** 2, 0);
    // Of 120 random orders, one in a hundred thousand correlates by more than 0.4.
    expect(Math.abs(covariance / variance)).toBeLessThan(0.4);
    expect(await dumpPublic(engine.database)).not.toMatch(
      /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
    );
    await release(engine.database, "2025-06-30");
    expect((await register()).map(({ code }) => code)).toEqual(drawn.map(({ code }) => code));
  });

  it("is announced to whoever listens, once it is there", async () => {
    await loadWorld(engine.database, emptyWorld);
    const version = () =>
      asOwner(engine.database, (tx) =>
        tx.maybeOne<{ version: number }>(
          sql`SELECT version FROM atlas.collection_version WHERE table_name = 'release'`,
        ),
      ).then((row) => row?.version ?? 0);
    const before = await version();
    await release(engine.database, "2024-12-31");
    expect(await version()).toBe(before + 1);
  });
});
