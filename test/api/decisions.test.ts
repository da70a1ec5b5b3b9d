import { randomBytes } from "node:crypto";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { Dice, testSeed } from "../helpers/dice.ts";
import { onEachEngine } from "../helpers/engines.ts";

const newId = () => uuidv7(Date.now(), randomBytes(10));
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

onEachEngine("decisions on the path to legality", (kind) => {
  let atlas: AtlasServer;
  let planner: Person;
  let officer: Person;
  let administrator: Person;
  let group: string;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    planner = await atlas.signedIn("planner");
    officer = await atlas.signedIn("officer");
    administrator = await atlas.signedIn("administrator");
    group = newId();
    await post("/ogc/collections/organisations/items", {
      type: "Feature",
      id: group,
      geometry: null,
      properties: { name_en: "Partnership of this test", kind: "partnership", members_women: 3, members_men: 4 },
    });
  });
  afterAll(() => atlas.stop());

  const post = async (path: string, body: object, as: Person = planner) => as.asks(path, { method: "POST", body });
  const makeSite = async (properties: object = {}) => {
    const id = newId();
    const answer = await post("/ogc/collections/sites/items", {
      type: "Feature",
      id,
      geometry: { type: "Point", coordinates: [101.2, 46.4] },
      properties: {
        site_kind: "mine",
        minerals: ["coal"],
        location_precision: "gps",
        organisation_id: group,
        ...properties,
      },
    });
    expect(answer.status, answer.text).toBe(201);
    return id;
  };
  const enter = (site: string, body: object, as: Person = planner) =>
    post(`/api/sites/${site}/status-events`, { id: newId(), effectiveOn: today, ...body }, as);
  const statusOf = async (site: string, query = "") =>
    (await planner.reads(`/ogc/collections/sites/items/${site}${query}`)).properties;
  const said = (answer: Answer) => [answer.status, answer.json().code];
  const contract = { type: "bilateral_soum", number: "12/2026", from: today };

  it("leads from not assessed to a contract, each step dated and under its instrument", async () => {
    const site = await makeSite();
    for (const to of ["ORGANISED", "LAND_REQUESTED", "LAND_APPROVED"])
      expect((await enter(site, { to, document: `Paper of ${to}` })).status).toBe(201);
    const signed = await enter(site, { to: "FORMAL", contract, instrument: "RES-2022-296" });
    expect(signed.status, signed.text).toBe(201);
    expect(signed.json()).toMatchObject({ status: "FORMAL", contract_number: "12/2026", recorded_by: "Demo planner" });
    expect(await statusOf(site)).toMatchObject({ status: "FORMAL", status_instrument: "RES-2022-296", version: 6 });
  });

  it("refuses a step that cannot follow, and one entered late that makes a later one impossible, naming the clash", async () => {
    const site = await makeSite();
    expect(said(await enter(site, { to: "HANDED_BACK" }))).toEqual([409, "transition.not-allowed"]);
    expect((await enter(site, { to: "INFORMAL" })).status).toBe(201);
    const late = await enter(site, { to: "ABANDONED", effectiveOn: "2020-01-01" });
    expect(said(late)).toEqual([409, "transition.not-allowed"]);
    expect(late.json().clash).toMatchObject({ from: null, to: "ABANDONED", effectiveOn: "2020-01-01" });
    expect(await statusOf(site)).toMatchObject({ status: "INFORMAL" });
  });

  it.each([
    ["a contract without papers", { to: "FORMAL", instrument: "RES-2022-296" }, "guard.contract-papers"],
    ["a contract under no instrument", { to: "FORMAL", contract }, "guard.instrument-missing"],
    [
      "an instrument that was not in force",
      { to: "FORMAL", contract, instrument: "RES-2010-308" },
      "guard.instrument-not-in-force",
    ],
  ])("refuses %s", async (_what, body, code) => {
    const site = await makeSite();
    await enter(site, { to: "LAND_APPROVED" });
    expect(said(await enter(site, body))).toEqual([422, code]);
    expect((await statusOf(site)).status).toBe("LAND_APPROVED");
  });

  it("takes an instrument that was not in force with the reason why", async () => {
    const site = await makeSite();
    await enter(site, { to: "LAND_APPROVED" });
    const body = {
      to: "FORMAL",
      contract,
      instrument: "RES-2010-308",
      instrumentException: "Signed before the repeal reached us",
    };
    expect((await enter(site, body)).status).toBe(201);
  });

  it("asks for a group of five, and for an administrator where there is a warning", async () => {
    const alone = await makeSite({ organisation_id: null });
    await enter(alone, { to: "LAND_APPROVED" });
    const signed = { to: "FORMAL", contract, instrument: "RES-2022-296" };
    expect(said(await enter(alone, signed))).toEqual([422, "guard.group-missing"]);
    const forbidden = await makeSite({ prohibited_zone: "river_source" });
    await enter(forbidden, { to: "LAND_APPROVED" });
    expect(said(await enter(forbidden, signed))).toEqual([422, "guard.override-needed"]);
    const overridden = { ...signed, override: "The khural moved the border" };
    expect(said(await enter(forbidden, overridden))).toEqual([403, "access.denied"]);
    expect((await enter(forbidden, overridden, administrator)).status).toBe(201);
  });

  it("answers an event that is sent twice twice, and enters it once", async () => {
    const site = await makeSite();
    const body = { id: newId(), to: "INFORMAL" };
    const [first, second] = [await enter(site, body), await enter(site, body)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.json()).toEqual(first.json());
    expect((await statusOf(site)).history).toHaveLength(2);
  });

  it("lets its author take back what was just entered, and nobody else", async () => {
    const site = await makeSite();
    const id = newId();
    await enter(site, { id, to: "INFORMAL" });
    const body = { events: [id], reason: "Wrong site" };
    expect(said(await post("/api/sites/status-events/take-back", body, administrator))).toEqual([
      409,
      "event.cannot-be-taken-back",
    ]);
    const taken = await post("/api/sites/status-events/take-back", body);
    expect(taken.status, taken.text).toBe(200);
    expect((await statusOf(site)).status).toBe("UNASSESSED");
  });

  it("keeps a corrected event beside the one in its place, and both times tell them apart", async () => {
    const site = await makeSite();
    const wrong = newId();
    await enter(site, { id: wrong, to: "INFORMAL" });
    const strike = {
      reason: "It was the neighbour",
      replacement: { id: newId(), to: "ORGANISED", effectiveOn: today },
    };
    const path = `/api/sites/${site}/status-events/${wrong}/strike`;
    expect(said(await post(path, strike))).toEqual([403, "access.denied"]);
    const answer = await post(path, strike, administrator);
    expect(answer.status, answer.text).toBe(204);
    expect((await statusOf(site)).status).toBe("ORGANISED");
    const { features } = await planner.reads(`/ogc/collections/site-status-events/items?site_id=${site}`);
    const struck = features.find(({ id }: { id: string }) => id === wrong);
    expect(struck.properties).toMatchObject({
      strike_reason: "It was the neighbour",
      replaced_by: strike.replacement.id,
    });
    expect(said(await post(path, strike, administrator))).toEqual([404, "feature.not-found"]);
  });

  it("knows what was on record on any day: what was entered later was not known then", async () => {
    const site = await makeSite();
    await enter(site, { to: "INFORMAL", effectiveOn: today });
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    expect((await planner.asks(`/ogc/collections/sites/items/${site}?as-known-on=${yesterday}`)).status).toBe(404);
    expect((await statusOf(site, `?as-known-on=${today}`)).status).toBe("INFORMAL");
    expect((await atlas.anyone.asks(`/ogc/collections/sites/items?as-known-on=${today}`)).status).toBe(400);
  });

  it("answers for any pair of days what a replay of the events gives", async () => {
    const dice = new Dice(testSeed("pairs of days"));
    const someDay = () => new Date(Date.UTC(2010, 0, dice.whole(1, 5_800))).toISOString().slice(0, 10);
    const rows = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
      tx.many<{ site_id: string; status: string; effective_on: string; recorded_on: string }>(
        sql`SELECT e.site_id, e.status, e.effective_on::text, (e.recorded_at AT TIME ZONE 'Asia/Ulaanbaatar')::date::text AS recorded_on
              FROM atlas.site_status_event e WHERE e.struck_at IS NULL ORDER BY e.effective_on, e.recorded_at, e.id`,
        20_000,
      ),
    );
    for (const [validOn, knownOn] of [
      ["2019-10-01", "2019-10-01"],
      ["2019-10-01", "2026-01-01"],
      ["2022-12-31", "2023-01-15"],
      ["2015-06-30", "2015-07-31"],
      ...Array.from({ length: 6 }, () => [someDay(), someDay()] as const),
    ] as const) {
      const expected = new Map<string, string>();
      for (const row of rows)
        if (row.effective_on <= validOn && row.recorded_on <= knownOn) expected.set(row.site_id, row.status);
      const { features, numberMatched } = await planner.reads(
        `/ogc/collections/sites/items?limit=10000&datetime=${validOn}&as-known-on=${knownOn}`,
      );
      expect(numberMatched).toBe(expected.size);
      expect(
        features.every(
          ({ id, properties }: { id: string; properties: { status: string } }) =>
            expected.get(id) === properties.status,
        ),
      ).toBe(true);
    }
  });

  describe("a moratorium", () => {
    const suspend = (body: object, as = planner) => post("/api/legal-instruments/RES-2022-296/suspension", body, as);

    it("is previewed with names, made whole, made once, and taken back at once", async () => {
      const site = await makeSite();
      await enter(site, { to: "LAND_APPROVED" });
      await enter(site, { to: "FORMAL", contract, instrument: "RES-2022-296" });
      const body = { action: "suspend", on: today, batch: newId(), isPreview: true, note: "Government decision" };
      const preview = await suspend(body);
      expect(preview.status, preview.text).toBe(200);
      expect(preview.json().sites.map(({ id }: { id: string }) => id)).toContain(site);
      expect((await statusOf(site)).status).toBe("FORMAL");

      const made = await suspend({ ...body, isPreview: false });
      expect(made.status, made.text).toBe(201);
      expect(made.json().events).toHaveLength(preview.json().sites.length);
      expect(await statusOf(site)).toMatchObject({ status: "SUSPENDED", suspension_reason: "moratorium" });
      expect((await suspend({ ...body, isPreview: false })).json().events).toHaveLength(made.json().events.length);

      const undo = await post("/api/sites/status-events/take-back", { events: made.json().events, reason: "Undo" });
      expect(undo.json()).toEqual({ taken: made.json().events.length });
      expect((await statusOf(site)).status).toBe("FORMAL");
    });

    it("leaves alone what it does not reach, and says why; resumed, only what the moratorium stopped goes on", async () => {
      const signed = async () => {
        const site = await makeSite();
        await enter(site, { to: "LAND_APPROVED" });
        await enter(site, { to: "FORMAL", contract, instrument: "RES-2022-296" });
        return site;
      };
      const [touched, inspected, small] = [await signed(), await signed(), await signed()];
      await enter(inspected, { to: "SUSPENDED", suspensionReason: "inspection", document: "Order 3" });
      const whyOf = (answer: Answer, site: string) =>
        answer.json().leftAlone.find(({ id }: { id: string }) => id === site)?.why;
      const idsOf = (answer: Answer) => answer.json().sites.map(({ id }: { id: string }) => id);
      const body = { action: "suspend", on: today, batch: newId(), isPreview: false };
      const suspended = await suspend(body);
      expect(suspended.status, suspended.text).toBe(201);
      expect(idsOf(suspended)).toEqual(expect.arrayContaining([touched, small]));
      expect(whyOf(suspended, inspected)).toBe("already-suspended");

      await atlas.engine.database.transaction({ role: "owner" }, (tx) =>
        tx.exec(sql`UPDATE atlas.site SET organisation_id = NULL WHERE id = ${small}::uuid`),
      );
      const resume = { action: "resume", on: today, batch: newId(), isPreview: true };
      const preview = await suspend(resume);
      expect(preview.status, preview.text).toBe(200);
      expect(idsOf(preview)).toContain(touched);
      expect([whyOf(preview, inspected), whyOf(preview, small)]).toEqual(["other-reason", "group"]);
      const resumed = await suspend({ ...resume, isPreview: false, previewed: preview.json().fingerprint });
      expect(resumed.status, resumed.text).toBe(201);
      expect((await statusOf(touched)).status).toBe("FORMAL");
      expect(await statusOf(inspected)).toMatchObject({ status: "SUSPENDED", suspension_reason: "inspection" });
      expect(whyOf(await suspend({ ...resume, batch: newId() }), touched)).toBe("not-suspended");

      for (const { events } of [resumed.json(), suspended.json()])
        expect((await post("/api/sites/status-events/take-back", { events, reason: "Undo" })).status).toBe(200);
      expect((await statusOf(touched)).status).toBe("FORMAL");
    });

    it("enters nothing when other contracts would be touched than its preview named", async () => {
      const body = { action: "suspend", on: today, batch: newId(), isPreview: true };
      const { fingerprint } = (await suspend(body)).json();
      const site = await makeSite();
      await enter(site, { to: "LAND_APPROVED" });
      await enter(site, { to: "FORMAL", contract, instrument: "RES-2022-296" });
      expect(said(await suspend({ ...body, isPreview: false, previewed: fingerprint }))).toEqual([412, "record.stale"]);
      expect((await statusOf(site)).status).toBe("FORMAL");
    });

    it("is no officer's business", async () => {
      const body = { action: "suspend", on: today, batch: newId(), isPreview: true };
      expect(said(await suspend(body, officer))).toEqual([403, "access.denied"]);
    });
  });

  it("lets four eyes see a zone: who marked and worked on it does not accept it", async () => {
    const zone = newId();
    const ring = [
      [104, 46],
      [104.003, 46],
      [104.003, 46.003],
      [104, 46.003],
      [104, 46],
    ];
    const made = await post(
      "/ogc/collections/rehabilitation-zones/items",
      {
        type: "Feature",
        id: zone,
        geometry: { type: "Polygon", coordinates: [ring] },
        properties: { origin: "unknown" },
      },
      officer,
    );
    expect(made.status, made.text).toBe(201);
    const shown = { document: "Act 3", hectares: 1 };
    const move = (to: string, as: Person) =>
      post(`/api/rehabilitation-zones/${zone}/stage-events`, { id: newId(), to, effectiveOn: today, ...shown }, as);
    for (const to of ["ASSESSED", "PLANNED", "TECHNICAL", "TECHNICAL_DONE", "HANDOVER_SUBMITTED"]) {
      const answer = await move(to, officer);
      expect(answer.status, answer.text).toBe(201);
    }
    expect(said(await move("ACCEPTED", officer))).toEqual([403, "access.denied"]);
    expect((await move("ACCEPTED", planner)).status).toBe(201);
  });

  describe("the memory", () => {
    it("tells who did what to a record and goes back to any version, as a new one", async () => {
      const site = await makeSite({ name_en: "First name" });
      const read = await planner.asks(`/ogc/collections/sites/items/${site}`);
      const renamed = await planner.asks(`/ogc/collections/sites/items/${site}`, {
        method: "PATCH",
        body: { properties: { name_en: "Second name" } },
        headers: { "if-match": String(read.headers.etag) },
      });
      const history = await planner.reads(`/api/history/sites/${site}`);
      expect(history.entries.map(({ of, operation, actor }: Record<string, string>) => [of, operation, actor])).toEqual(
        [
          ["site", "change", "Demo planner"],
          ["site_status_event", "create", "Demo planner"],
          ["site", "create", "Demo planner"],
        ],
      );
      const reverted = await planner.asks(`/api/history/sites/${site}/revert`, {
        method: "POST",
        body: { entry: 1 },
        headers: { "if-match": String(renamed.headers.etag) },
      });
      expect(reverted.status, reverted.text).toBe(200);
      expect(reverted.json().properties).toMatchObject({ name_en: "First name", version: 4 });
    });

    it("tells of a record and what belongs to it, and nothing of another collection's record of the same id", async () => {
      const site = await makeSite();
      const record = (collection: string, id: string, properties: object) =>
        post(`/ogc/collections/${collection}/items`, { type: "Feature", id, geometry: null, properties });
      const visit = { site_id: site, visited_on: "2026-05-01", was_on_site: true, confidence: "high" };
      expect((await record("site-visits", newId(), visit)).status).toBe(201);
      expect((await record("organisations", site, { name_en: "Namesake", kind: "ngo" })).status).toBe(201);
      const told = async (collection: string) => {
        const { total, entries } = await planner.reads(`/api/history/${collection}/${site}`);
        return [total, entries.map(({ of }: { of: string }) => of)];
      };
      expect(await told("sites")).toEqual([3, ["site_visit", "site_status_event", "site"]]);
      expect(await told("organisations")).toEqual([1, ["organisation"]]);
      expect(await told("kindergartens")).toEqual([0, []]);
    });

    it("is told to staff only", async () => {
      const site = await makeSite();
      for (const target of [site, newId()])
        expect(said(await atlas.anyone.asks(`/api/history/sites/${target}`))).toEqual([401, "session.required"]);
    });

    it("cannot be changed, not by the owner of the tables either", async () => {
      await expect(
        atlas.engine.database.transaction({ role: "owner" }, (tx) =>
          tx.exec(sql`UPDATE atlas.change_log SET reason = 'other'`),
        ),
      ).rejects.toMatchObject({ constraint: "change_log_append_only" });
    });
  });
});
