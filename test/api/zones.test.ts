import { randomBytes } from "node:crypto";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { checkDueOn } from "@asm-atlas/data/domain/workflow/zone-checks.ts";
import { fieldOfCounter, zoneStageCounter } from "@asm-atlas/data/domain/workflow/zone-counters.ts";
import { type ZoneStage, zoneStageEvidence, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";

const newId = () => uuidv7(Date.now(), randomBytes(10));
/** A day so many days from today, by the calendar of Mongolia. */
const dayFromNow = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const today = dayFromNow(0);
const said = (answer: Answer) => [answer.status, answer.status < 300 ? "done" : answer.json().code];
const zones = "/ogc/collections/rehabilitation-zones/items";

/** Everything that shows any stage. */
const evidence = { hectares: 5, dueOn: dayFromNow(30), document: "Paper 1", note: "The north slope is too steep" };
const wayTo = {
  submitted: ["ASSESSED", "PLANNED", "TECHNICAL", "TECHNICAL_DONE", "HANDOVER_SUBMITTED"],
} as const satisfies Record<string, readonly ZoneStage[]>;

onEachEngine("the life of a zone", (kind) => {
  let atlas: AtlasServer;
  let officer: Person;
  let planner: Person;
  let administrator: Person;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    [officer, planner, administrator] = await Promise.all([
      atlas.signedIn("officer"),
      atlas.signedIn("planner"),
      atlas.signedIn("administrator"),
    ]);
  });
  afterAll(() => atlas.stop());

  /** Each zone has land of its own, of the same size: east of the one before. */
  let marked = 0;
  const nextRing = () => {
    const west = 104 + 0.005 * marked++;
    const corners = [
      [west, 46],
      [west + 0.003, 46],
      [west + 0.003, 46.003],
      [west, 46.003],
    ];
    return [...corners, corners[0]];
  };
  const mark = async (as: Person = officer, properties: object = {}): Promise<string> => {
    const id = newId();
    const body = {
      type: "Feature",
      id,
      geometry: { type: "Polygon", coordinates: [nextRing()] },
      properties: { origin: "unknown", ...properties },
    };
    const made = await as.asks(zones, { method: "POST", body });
    expect(made.status, made.text).toBe(201);
    return id;
  };
  const enter = (zone: string, to: string, as: Person, body: object = evidence, id = newId()) =>
    as.asks(`/api/rehabilitation-zones/${zone}/stage-events`, {
      method: "POST",
      body: { id, to, effectiveOn: today, ...body },
    });
  const go = async (zone: string, stages: readonly string[], as: Person) => {
    for (const to of stages) {
      const answer = await enter(zone, to, as);
      expect(answer.status, `${to}: ${answer.text}`).toBe(201);
    }
  };
  const read = async (zone: string) => (await officer.reads(`${zones}/${zone}`)).properties;
  const change = async (zone: string, properties: object, as: Person = officer) => {
    const { headers } = await as.asks(`${zones}/${zone}`);
    return as.asks(`${zones}/${zone}`, {
      method: "PATCH",
      body: { properties },
      headers: { "if-match": String(headers.etag) },
    });
  };

  describe("its counters", () => {
    it("are each taken up to 5 % above the measured outline, refused beyond it and named", async () => {
      const zone = await mark();
      const { area_ha: area } = await read(zone);
      for (const field of ["disturbed_ha", "technical_ha", "topsoil_ha", "biological_ha"]) {
        expect(said(await change(zone, { [field]: area * 1.05 }))).toEqual([200, "done"]);
        const refused = await change(zone, { [field]: area * 1.0501 });
        expect(said(refused)).toEqual([422, "guard.hectares-above-area"]);
        expect(refused.json().errors.map(({ path }: { path: string }) => path)).toEqual([`/properties/${field}`]);
      }
    });

    it("keep days of work, plants, fence, cost and funder beside them", async () => {
      const facts = {
        worker_days: 420,
        species: ["Stipa krylovii"],
        is_fenced: true,
        cost_mnt: 12_500_000,
        funder: "Fund",
      };
      const zone = await mark(officer, facts);
      expect(await read(zone)).toMatchObject(facts);
      const history = await officer.reads(`/api/history/rehabilitation-zones/${zone}`);
      expect(history.entries.at(-1).after).toMatchObject(facts);
    });

    it("take the hectares of the event that shows them, and give them back when it is taken back", async () => {
      const zone = await mark(officer, { technical_ha: 2 });
      await go(zone, ["ASSESSED", "PLANNED", "TECHNICAL"], officer);
      expect((await read(zone)).disturbed_ha).toBe(5);
      const [event, path] = [newId(), "/api/rehabilitation-zones/stage-events/take-back"];
      expect(said(await enter(zone, "TECHNICAL_DONE", officer, { hectares: 4.5 }, event))).toEqual([201, "done"]);
      expect((await read(zone)).technical_ha).toBe(4.5);
      const back = await officer.asks(path, { method: "POST", body: { events: [event], reason: "Too early" } });
      expect(said(back)).toEqual([200, "done"]);
      expect((await read(zone)).technical_ha).toBe(2);
    });

    it("are not overtaken by an event entered late for an earlier day", async () => {
      const zone = await mark();
      await go(zone, ["ASSESSED", "PLANNED", "TECHNICAL"], officer);
      const later = { hectares: 4, effectiveOn: dayFromNow(9) };
      expect(said(await enter(zone, "TECHNICAL_DONE", officer, later))).toEqual([201, "done"]);
      expect(said(await enter(zone, "TECHNICAL_DONE", officer, { hectares: 3 }))).toEqual([
        409,
        "transition.not-allowed",
      ]);
      const between = { hectares: 3, effectiveOn: dayFromNow(5) };
      const pair = [
        { stage: "TECHNICAL_DONE", ...between },
        { stage: "TECHNICAL", hectares: null, effectiveOn: dayFromNow(6) },
      ];
      await atlas.engine.database.transaction({ role: "owner" }, (tx) =>
        tx.exec(sql`INSERT INTO atlas.zone_stage_event (id, zone_id, stage, effective_on, hectares)
          SELECT gen_random_uuid(), ${zone}::uuid, e ->> 'stage', (e ->> 'effectiveOn')::date, (e ->> 'hectares')::double precision
            FROM jsonb_array_elements(${JSON.stringify(pair)}::jsonb) e`),
      );
      expect((await read(zone)).technical_ha).toBe(4);
    });

    it("refuse an event that tells more hectares than there are, and nothing of it is kept", async () => {
      const zone = await mark();
      const { area_ha: area } = await read(zone);
      await go(zone, ["ASSESSED", "PLANNED", "TECHNICAL"], officer);
      const refused = await enter(zone, "TECHNICAL_DONE", officer, { hectares: area * 1.06 });
      expect(said(refused)).toEqual([422, "guard.hectares-above-area"]);
      expect(await read(zone)).toMatchObject({ stage: "TECHNICAL", technical_ha: null });
    });

    it("of acceptance follow from the act alone", async () => {
      const zone = await mark();
      expect((await change(zone, { accepted_ha: 3 })).status).toBe(200);
      expect((await read(zone)).accepted_ha).toBeNull();
      await go(zone, wayTo.submitted, officer);
      await go(zone, ["ACCEPTED"], planner);
      expect((await read(zone)).accepted_ha).toBe(5);
      await expect(
        atlas.engine.database.transaction({ role: "atlas_officer" }, (tx) =>
          tx.exec(sql`UPDATE atlas.rehabilitation_zone SET accepted_ha = 1 WHERE id = ${zone}::uuid`),
        ),
      ).rejects.toMatchObject({ code: "42501" });
    });

    it("are in the database those of the domain, stage by stage", async () => {
      const stages = zoneStageWorkflow.states.map(({ code }) => code);
      const rows = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
        tx.many<{ stage: ZoneStage; counter: string | null }>(
          sql`SELECT s AS stage, atlas.zone_counter_of(s) AS counter FROM unnest(${stages}::text[]) s`,
          stages.length,
        ),
      );
      const declared = stages.map((stage) => {
        const counter = zoneStageCounter[stage];
        return { stage, counter: counter ? fieldOfCounter(counter) : null };
      });
      expect(rows).toEqual(declared);
    });
  });

  describe("its stages", () => {
    it("are not entered without what the domain says shows them", async () => {
      const field = { hectares: "hectares", dueOn: "dueOn", document: "document", note: "note" } as const;
      const asked = Object.entries(zoneStageEvidence).flatMap(([stage, { needed }]) =>
        needed.map((what) => [stage as ZoneStage, what] as const),
      );
      expect(asked.length).toBeGreaterThan(4);
      for (const [stage, what] of asked) {
        const zone = await mark();
        const before = stage === "HANDOVER_SUBMITTED" ? wayTo.submitted.slice(0, -1) : wayTo.submitted;
        await go(zone, before, officer);
        const as = stage === "HANDOVER_SUBMITTED" ? officer : planner;
        const lacking = { ...evidence, [field[what]]: undefined };
        expect(said(await enter(zone, stage, as, lacking)), `${stage} without ${what}`).toEqual([
          422,
          "guard.evidence-missing",
        ]);
        expect(said(await enter(zone, stage, as))).toEqual([201, "done"]);
      }
    });

    it("return it with a day for the correction that does not lie behind", async () => {
      const zone = await mark();
      await go(zone, wayTo.submitted, officer);
      const early = await enter(zone, "REJECTED", planner, { ...evidence, dueOn: dayFromNow(-1) });
      expect(said(early)).toEqual([422, "guard.evidence-missing"]);
      expect(said(await enter(zone, "REJECTED", planner, { ...evidence, dueOn: today }))).toEqual([201, "done"]);
      const events = await officer.reads(`/ogc/collections/zone-stage-events/items?zone_id=${zone}&stage=REJECTED`);
      expect(events.features[0].properties).toMatchObject({ due_on: today, note: evidence.note });
    });

    it("of one returned wait on the officers' worklist when its correction is overdue, until work goes on", async () => {
      const zone = newId();
      const past = [...wayTo.submitted, "REJECTED"].map((stage, index) => ({ stage, on: dayFromNow(index - 12) }));
      const events = JSON.stringify([{ stage: "IDENTIFIED", on: dayFromNow(-13) }, ...past]);
      await atlas.engine.database.transaction({ role: "owner" }, async (tx) => {
        await tx.exec(sql`INSERT INTO atlas.rehabilitation_zone (id, origin, geom)
          VALUES (${zone}::uuid, 'unknown', ST_Multi(ST_MakeEnvelope(104, 46, 104.003, 46.003, 4326)))`);
        await tx.exec(sql`INSERT INTO atlas.zone_stage_event (id, zone_id, stage, effective_on, hectares, due_on, document_reference, note)
          SELECT gen_random_uuid(), ${zone}::uuid, e ->> 'stage', (e ->> 'on')::date, 2, (e ->> 'on')::date + 5, 'Paper', 'Level the slope'
            FROM jsonb_array_elements(${events}::jsonb) e`);
      });
      const overdue = async (): Promise<readonly string[]> => {
        const { sections } = await officer.reads("/api/worklist");
        const { entries } = sections.find(({ id }: { id: string }) => id === "zone-checks-overdue");
        return entries.map(({ id }: { id: string }) => id);
      };
      expect(await overdue()).toContain(zone);
      await go(zone, ["TECHNICAL"], officer);
      expect(await overdue()).not.toContain(zone);
    });

    it("open it again when accepted land is disturbed: its life begins anew with an assessment", async () => {
      const zone = await mark();
      await go(zone, wayTo.submitted, officer);
      await go(zone, ["ACCEPTED"], planner);
      expect(said(await enter(zone, "REDISTURBED", planner))).toEqual([403, "access.denied"]);
      await go(zone, ["REDISTURBED"], officer);
      expect(said(await enter(zone, "TECHNICAL", officer))).toEqual([409, "transition.not-allowed"]);
      await go(zone, ["ASSESSED", "PLANNED", "TECHNICAL"], officer);
      expect(await read(zone)).toMatchObject({ stage: "TECHNICAL", stage_group: "work_under_way" });
    });
  });

  describe("land that was accepted, and marked anew by somebody", () => {
    const accepted = async (ring: readonly (readonly number[] | undefined)[]) => {
      const id = newId();
      const answer = await draw(ring, id);
      expect(answer.status, answer.text).toBe(201);
      await go(id, wayTo.submitted, officer);
      const act = newId();
      expect((await enter(id, "ACCEPTED", planner, evidence, act)).status).toBe(201);
      return { id, act };
    };
    const draw = (ring: readonly (readonly number[] | undefined)[], id = newId()) =>
      officer.asks(zones, {
        method: "POST",
        body: {
          type: "Feature",
          id,
          geometry: { type: "Polygon", coordinates: [ring] },
          properties: { origin: "unknown" },
        },
      });

    it("is not open twice: neither when it is disturbed again nor when its acceptance is taken back, until the other zone is gone", async () => {
      const ring = nextRing();
      const { id, act } = await accepted(ring);
      const anew = await draw(ring);
      expect(anew.status, anew.text).toBe(201);
      const { code, area_ha: area } = anew.json().properties;
      const refused = await enter(id, "REDISTURBED", officer);
      expect(said(refused)).toEqual([409, "zone.overlaps"]);
      expect(refused.json()).toMatchObject({
        rule: "rehabilitation_zone_reopened_alone",
        overlaps: [{ code, areaHa: expect.closeTo(area, 2) }],
      });
      const back = await planner.asks("/api/rehabilitation-zones/stage-events/take-back", {
        method: "POST",
        body: { events: [act], reason: "Accepted by mistake" },
      });
      expect(said(back)).toEqual([409, "zone.overlaps"]);
      expect(await read(id)).toMatchObject({ stage: "ACCEPTED" });
      const gone = await officer.asks(`${zones}/${anew.json().id}`, {
        method: "DELETE",
        headers: { "if-match": String(anew.headers.etag) },
      });
      expect(gone.status).toBe(204);
      expect(said(await enter(id, "REDISTURBED", officer))).toEqual([201, "done"]);
      expect(said(await draw(ring))).toEqual([409, "zone.overlaps"]);
    });

    it("goes to exactly one of those who draw it and whoever opens it again, at the same moment", async () => {
      const ring = nextRing();
      const { id } = await accepted(ring);
      const answers = await Promise.all([enter(id, "REDISTURBED", officer), ...[1, 2, 3].map(() => draw(ring))]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
      expect(answers.filter(({ status }) => status === 409).map((answer) => said(answer)[1])).toEqual(
        Array.from({ length: 3 }, () => "zone.overlaps"),
      );
    });
  });

  describe("its readings", () => {
    const items = "/ogc/collections/zone-readings/items";
    const record = (zone: string, properties: object, as: Person = officer, id = newId()) =>
      as.asks(items, { method: "POST", body: { id, geometry: null, properties: { zone_id: zone, ...properties } } });

    it("tell cover and survival by date, are told in its history, and say when to look again", async () => {
      const zone = await mark();
      const first = await record(zone, { read_on: "2025-06-01", cover_percent: 12, survival_percent: 90 });
      expect(said(first)).toEqual([201, "done"]);
      const second = await record(zone, { read_on: "2026-06-01", cover_percent: 31, next_check_on: "2027-06-01" });
      expect(said(second)).toEqual([201, "done"]);
      expect((await read(zone)).next_check_on).toBe("2027-06-01");
      // One of an earlier day, entered late, is not the newest check.
      expect(
        (await record(zone, { read_on: "2025-09-01", cover_percent: 20, next_check_on: "2025-12-01" })).status,
      ).toBe(201);
      expect((await read(zone)).next_check_on).toBe("2027-06-01");
      const { features } = await planner.reads(`${items}?zone_id=${zone}`);
      const told = features.map(({ properties }: { properties: Record<string, unknown> }) => [
        properties.read_on,
        properties.cover_percent,
        properties.survival_percent,
      ]);
      expect(told.sort()).toEqual([
        ["2025-06-01", 12, 90],
        ["2025-09-01", 20, null],
        ["2026-06-01", 31, null],
      ]);
      const { entries } = await officer.reads(`/api/history/rehabilitation-zones/${zone}`);
      expect(entries.filter(({ of }: { of: string }) => of === "zone_reading")).toHaveLength(3);
      const gone = await officer.asks(`${items}/${second.json().id}`, {
        method: "DELETE",
        headers: { "if-match": String(second.headers.etag) },
      });
      expect(gone.status, gone.text).toBe(204);
      expect((await read(zone)).next_check_on).toBe("2025-12-01");
    });

    it("are officers', tell something, and are no planner's to write", async () => {
      const zone = await mark();
      expect(said(await record(zone, { read_on: today, cover_percent: 10 }, planner))).toEqual([403, "access.denied"]);
      expect(said(await record(zone, { read_on: today }))).toEqual([422, "record.refused"]);
      expect(said(await record(zone, { read_on: today, cover_percent: 101 }))).toEqual([422, "record.invalid"]);
      const early = { read_on: today, cover_percent: 10, next_check_on: today };
      expect(said(await record(zone, early))).toEqual([422, "record.refused"]);
    });

    it("are overdue on the worklist a year after the last, while it is monitored and nobody said when to look again", async () => {
      const zone = newId();
      const on = (days: number) => dayFromNow(days - 600);
      const stages = ["IDENTIFIED", "ASSESSED", "PLANNED", "TECHNICAL", "TECHNICAL_DONE", "BIOLOGICAL", "MONITORING"];
      const events = JSON.stringify(stages.map((stage, index) => ({ stage, on: on(index) })));
      await atlas.engine.database.transaction({ role: "owner" }, async (tx) => {
        await tx.exec(sql`INSERT INTO atlas.rehabilitation_zone (id, origin, geom)
          VALUES (${zone}::uuid, 'unknown', ST_Multi(ST_MakeEnvelope(104, 46, 104.003, 46.003, 4326)))`);
        await tx.exec(sql`INSERT INTO atlas.zone_stage_event (id, zone_id, stage, effective_on)
          SELECT gen_random_uuid(), ${zone}::uuid, e ->> 'stage', (e ->> 'on')::date FROM jsonb_array_elements(${events}::jsonb) e`);
      });
      const due = async (): Promise<string | null | undefined> => {
        const { sections } = await officer.reads("/api/worklist");
        const { entries } = sections.find(({ id }: { id: string }) => id === "zone-checks-overdue");
        return entries.find(({ id }: { id: string }) => id === zone)?.dueOn;
      };
      const reckoned = (lastReadOn: string | null) =>
        checkDueOn({ stage: "MONITORING", since: on(6), nextCheckOn: null, lastReadOn });
      expect(await due()).toBe(reckoned(null));
      expect((await record(zone, { read_on: dayFromNow(-400), cover_percent: 10 })).status).toBe(201);
      expect(await due()).toBe(reckoned(dayFromNow(-400)));
      expect((await record(zone, { read_on: today, cover_percent: 14 })).status).toBe(201);
      expect(await due()).toBeUndefined();
    });
  });

  describe("four eyes", () => {
    // Of the people who may judge a zone only an administrator may also mark and submit it.
    it.each([
      ["accepts", "marked", "ACCEPTED"],
      ["accepts", "submitted", "ACCEPTED"],
      ["verifies and returns", "marked", "REJECTED"],
      ["verifies and returns", "submitted", "REJECTED"],
    ] as const)("see to it that nobody %s what they %s", async (_verb, was, verdict) => {
      const zone = await mark(was === "marked" ? administrator : officer);
      await go(zone, wayTo.submitted.slice(0, -1), officer);
      await go(zone, ["HANDOVER_SUBMITTED"], was === "submitted" ? administrator : officer);
      expect(said(await enter(zone, verdict, administrator))).toEqual([422, "guard.four-eyes"]);
      expect(said(await enter(zone, verdict, officer))).toEqual([403, "access.denied"]);
      expect((await read(zone)).stage).toBe("HANDOVER_SUBMITTED");
      expect(said(await enter(zone, verdict, planner))).toEqual([201, "done"]);
    });

    it("see also who submitted it before the last time", async () => {
      const zone = await mark();
      await go(zone, wayTo.submitted.slice(0, -1), officer);
      await go(zone, ["HANDOVER_SUBMITTED"], administrator);
      await go(zone, ["REJECTED"], planner);
      await go(zone, ["HANDOVER_SUBMITTED"], officer);
      expect(said(await enter(zone, "ACCEPTED", administrator))).toEqual([422, "guard.four-eyes"]);
    });

    it("are not got around by putting a submission of one's own under one's judgement", async () => {
      const zone = await mark();
      await go(zone, wayTo.submitted.slice(0, -1), officer);
      const [submission, own] = [newId(), newId()];
      const yesterday = { ...evidence, effectiveOn: today };
      expect(said(await enter(zone, "HANDOVER_SUBMITTED", officer, yesterday, submission))).toEqual([201, "done"]);
      const judged = await enter(zone, "ACCEPTED", administrator, { ...evidence, effectiveOn: dayFromNow(1) });
      expect(said(judged)).toEqual([201, "done"]);
      const replacement = { id: own, to: "HANDOVER_SUBMITTED", effectiveOn: today, document: "Another act" };
      const struck = await administrator.asks(`/api/rehabilitation-zones/${zone}/stage-events/${submission}/strike`, {
        method: "POST",
        body: { reason: "Mine instead", replacement },
      });
      expect(said(struck)).toEqual([422, "guard.four-eyes"]);
    });
  });
});
