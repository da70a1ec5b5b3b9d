import { randomBytes } from "node:crypto";
import { countryCheck } from "@asm-atlas/data/domain/geometry/country.ts";
import type { MultiPolygon } from "@asm-atlas/data/domain/geometry.ts";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { Dice, testSeed } from "../helpers/dice.ts";
import { onEachEngine } from "../helpers/engines.ts";
import { describeSiteAreas } from "./site-areas.ts";

const newId = () => uuidv7(Date.now(), randomBytes(10));
const sites = "/ogc/collections/sites/items";
const aSite = (id: string, properties: object = {}) => ({
  type: "Feature",
  id,
  geometry: { type: "Point", coordinates: [106.5, 46.5] },
  properties: {
    name_en: "New place",
    site_kind: "mine",
    minerals: ["gold_placer"],
    location_precision: "gps",
    ...properties,
  },
});

onEachEngine("editing records", (kind) => {
  let atlas: AtlasServer;
  let planner: Person;
  let officer: Person;
  let administrator: Person;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    planner = await atlas.signedIn("planner");
    officer = await atlas.signedIn("officer");
    administrator = await atlas.signedIn("administrator");
  });
  afterAll(() => atlas.stop());

  const create = async (properties: object = {}, as = planner) => {
    const id = newId();
    const answer = await as.asks(sites, { method: "POST", body: aSite(id, properties) });
    return { id, answer, etag: String(answer.headers.etag) };
  };
  const change = (id: string, etag: string, body: object, as = planner, method = "PATCH") =>
    as.asks(`${sites}/${id}`, { method, body, headers: { "if-match": etag } });

  it("makes a site with a code, its place in words and a first status, marked as demo since a demo account made it", async () => {
    const { id, answer } = await create();
    expect(answer.status, answer.text).toBe(201);
    expect(answer.headers.location).toBe(`${atlas.url}${sites}/${id}`);
    const { properties } = answer.json();
    expect(properties).toMatchObject({ name_en: "New place", status: "UNASSESSED", version: 2, is_demo: true });
    expect(properties.code).toMatch(/^ASM-\d{4}$/);
    expect(properties.soum_code).not.toBeNull();
    expect(await planner.reads(`${sites}/${id}`)).toMatchObject({ id, properties });
  });

  it("answers a create that is sent twice twice, and refuses another record of the same id", async () => {
    const { id, answer } = await create({ name_en: "Once" });
    const again = await planner.asks(sites, { method: "POST", body: aSite(id, { name_en: "Once" }) });
    expect([again.status, again.json().properties.code]).toEqual([201, answer.json().properties.code]);
    const other = await planner.asks(sites, { method: "POST", body: aSite(id, { name_en: "Twice" }) });
    expect([other.status, other.json().code]).toEqual([409, "record.exists"]);
    const elsewhere = { ...aSite(id, { name_en: "Once" }), geometry: { type: "Point", coordinates: [106.6, 46.5] } };
    const moved = await planner.asks(sites, { method: "POST", body: elsewhere });
    expect([moved.status, moved.json().code]).toEqual([409, "record.exists"]);
  });

  it("says of a create that is sent again after its record was deleted that it was made and is gone", async () => {
    const { id, answer } = await create({ name_en: "Made in haste" });
    const again = () => planner.asks(sites, { method: "POST", body: aSite(id, { name_en: "Made in haste" }) });
    const binned = await planner.asks(`${sites}/${id}`, {
      method: "DELETE",
      headers: { "if-match": String(answer.headers.etag) },
    });
    expect(binned.status, binned.text).toBe(204);
    const late = await again();
    expect([late.status, late.json().code]).toEqual([410, "record.deleted"]);
    const restored = await administrator.asks(`/api/bin/sites/${id}/restore`, { method: "POST" });
    expect(restored.status, restored.text).toBe(200);
    expect((await again()).status).toBe(201);
  });

  it("knows an outline again that is sent twice", async () => {
    const zones = "/ogc/collections/rehabilitation-zones/items";
    const ring = [
      [106.5, 46.5],
      [106.501, 46.5],
      [106.5012345, 46.5012345],
      [106.5, 46.5],
    ];
    const body = {
      type: "Feature",
      id: newId(),
      geometry: { type: "Polygon", coordinates: [ring] },
      properties: { origin: "unknown" },
    };
    const [first, again] = [
      await officer.asks(zones, { method: "POST", body }),
      await officer.asks(zones, { method: "POST", body }),
    ];
    expect([first.status, again.status], first.text).toEqual([201, 201]);
    expect(again.json().properties.code).toBe(first.json().properties.code);
  });

  it("changes what a merge patch names and nothing else, under the tag the record was read with", async () => {
    const { id } = await create({ deposit_type: "placer" });
    const read = await planner.asks(`${sites}/${id}`, { headers: { accept: "application/geo+json" } });
    const answer = await change(id, String(read.headers.etag), {
      properties: { name_mn: "Шинэ газар", deposit_type: null },
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json().properties).toMatchObject({
      name_en: "New place",
      name_mn: "Шинэ газар",
      deposit_type: null,
      version: 3,
    });
    expect(answer.headers.etag).not.toBe(read.headers.etag);
  });

  it("replaces everything by PUT: what is left out is taken away", async () => {
    const { id, etag } = await create({ deposit_type: "placer", prohibited_zone: "none" });
    const answer = await change(id, etag, aSite(id, { name_en: "Renamed" }), planner, "PUT");
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json().properties).toMatchObject({
      name_en: "Renamed",
      deposit_type: null,
      prohibited_zone: "not_assessed",
    });
  });

  it("asks for the version, and tells whoever was slower what the record is now", async () => {
    const { id, etag } = await create();
    const without = await planner.asks(`${sites}/${id}`, { method: "PATCH", body: { properties: { name_en: "X" } } });
    expect([without.status, without.json().code]).toEqual([428, "record.version-required"]);
    expect((await change(id, etag, { properties: { name_en: "Mine" } })).status).toBe(200);
    const late = await change(id, etag, { properties: { name_en: "Theirs" } });
    expect([late.status, late.json().code]).toEqual([412, "record.stale"]);
    expect(late.json().current.properties.name_en).toBe("Mine");
    const retry = await change(id, late.json().currentTag, { properties: { name_en: "Theirs, knowing" } });
    expect(retry.status).toBe(200);
  });

  it("names every value that is wrong, and keeps nothing of them", async () => {
    const id = newId();
    const body = aSite(id, { site_kind: "castle", minerals: [], name_en: "x".repeat(201), colour: "red" });
    const answer = await planner.asks(sites, { method: "POST", body });
    expect([answer.status, answer.json().code]).toEqual([422, "record.invalid"]);
    expect(
      answer
        .json()
        .errors.map(({ path, code }: { path: string; code: string }) => [path, code])
        .sort(),
    ).toEqual([
      ["/properties/colour", "field.unknown"],
      ["/properties/minerals", "field.empty-list"],
      ["/properties/name_en", "field.too-long"],
      ["/properties/site_kind", "field.not-in-list"],
    ]);
    expect((await planner.asks(`${sites}/${id}`)).status).toBe(404);
  });

  it.each([
    ["outside of Mongolia", { type: "Point", coordinates: [10, 50] }],
    ["nonsense", { type: "Point", coordinates: ["a", "b"] }],
    ["missing", undefined],
    ["of another kind", { type: "Polygon", coordinates: [] }],
  ])("refuses a place that is %s and says why", async (_what, geometry) => {
    const answer = await planner.asks(sites, { method: "POST", body: { ...aSite(newId()), geometry } });
    expect([answer.status, answer.json().code]).toEqual([422, "geometry.invalid"]);
    expect(answer.json().errors[0].message.length).toBeGreaterThan(10);
  });

  it("puts into the bin, shows no more, and gives back to an administrator only", async () => {
    const { id, etag } = await create();
    expect((await planner.asks(`${sites}/${id}`, { method: "DELETE", headers: { "if-match": etag } })).status).toBe(
      204,
    );
    expect((await planner.asks(`${sites}/${id}`)).status).toBe(404);
    expect((await planner.asks(`/api/bin/sites/${id}/restore`, { method: "POST" })).status).toBe(403);
    const restored = await administrator.asks(`/api/bin/sites/${id}/restore`, { method: "POST" });
    expect(restored.status, restored.text).toBe(200);
    expect((await planner.asks(`${sites}/${id}`)).status).toBe(200);
  });

  it("gives what was put into the bin back to whoever put it there, for a day, and to no colleague", async () => {
    const { id, etag } = await create();
    const bin = (as: Person, tag: string) =>
      as.asks(`${sites}/${id}`, { method: "DELETE", headers: { "if-match": tag } });
    const takeBack = (as: Person, of = id) => as.asks(`/api/bin/sites/${of}/take-back`, { method: "POST" });
    const isOwnOf = async (as: Person) =>
      (await as.reads("/api/bin")).entries.find((entry: { id: string }) => entry.id === id)?.isOwn;
    expect((await bin(planner, etag)).status).toBe(204);
    expect([await isOwnOf(planner), await isOwnOf(administrator)]).toEqual([true, false]);
    const byAnother = await takeBack(administrator);
    expect([byAnother.status, byAnother.json().code]).toEqual([409, "record.cannot-be-taken-back"]);
    const back = await takeBack(planner);
    expect([back.status, back.json().id], back.text).toEqual([200, id]);
    // What is not in the bin is not taken out of it.
    expect([(await takeBack(planner)).status, (await takeBack(planner, newId())).status]).toEqual([404, 404]);

    expect((await bin(planner, String(back.headers.etag))).status).toBe(204);
    await atlas.engine.database.transaction({ role: "owner" }, async (tx) => {
      // The log cannot be written to; a day passes only for who may do anything.
      await tx.exec(sql`ALTER TABLE atlas.change_log DISABLE TRIGGER USER`);
      await tx.exec(
        sql`UPDATE atlas.change_log SET changed_at = changed_at - interval '25 hours' WHERE record_id = ${id}::text AND operation = 'delete'`,
      );
      await tx.exec(sql`ALTER TABLE atlas.change_log ENABLE TRIGGER USER`);
    });
    expect(await isOwnOf(planner)).toBe(false);
    const tooLate = await takeBack(planner);
    expect([tooLate.status, tooLate.json().code]).toEqual([409, "record.cannot-be-taken-back"]);
    const { entries } = await planner.reads(`/api/history/sites/${id}`);
    expect(entries.filter(({ operation }: { operation: string }) => operation === "restore")).toHaveLength(1);
  });

  it("takes work that names its author from nobody else", async () => {
    const accountOf = async (person: Person) => (await person.reads("/api/session")).account.id;
    const id = newId();
    const send = (as: Person, account: string) =>
      as.asks(sites, { method: "POST", body: aSite(id), headers: { "atlas-account": account } });
    const refused = await send(administrator, await accountOf(planner));
    expect([refused.status, refused.json().code]).toEqual([409, "session.another-account"]);
    expect((await planner.asks(`${sites}/${id}`)).status).toBe(404);
    expect((await send(planner, await accountOf(planner))).status).toBe(201);
  });

  it("lets nobody write who may not, in the same words whatever exists", async () => {
    const { id } = await create();
    for (const target of [id, newId()]) {
      const stranger = await atlas.anyone.asks(`${sites}/${target}`, { method: "PATCH", body: { properties: {} } });
      expect([stranger.status, stranger.json().code]).toEqual([401, "session.required"]);
      const denied = await officer.asks(`${sites}/${target}`, { method: "PATCH", body: { properties: {} } });
      expect([denied.status, denied.json().code]).toEqual([403, "access.denied"]);
    }
    expect((await atlas.anyone.asks(sites, { method: "POST", body: aSite(newId()) })).status).toBe(401);
  });

  it("offers each of them what they may use", async () => {
    const allow = async (person: Person, path: string) =>
      (await person.asks(path, { method: "OPTIONS" })).headers.allow;
    expect(await allow(atlas.anyone, sites)).toBe("GET, HEAD, OPTIONS");
    expect(await allow(officer, sites)).toBe("GET, HEAD, OPTIONS");
    expect(await allow(planner, sites)).toBe("GET, HEAD, POST, OPTIONS");
    expect(await allow(planner, `${sites}/x`)).toBe("GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
    expect(await allow(officer, "/ogc/collections/rehabilitation-zones/items")).toBe("GET, HEAD, POST, OPTIONS");
  });

  it("keeps an account that is limited to some aimags inside them", async () => {
    const { id, etag, answer } = await create();
    const elsewhere = answer.json().properties.aimag_code === "MN-069" ? "MN-071" : "MN-069";
    const limit = (query: ReturnType<typeof sql>) =>
      atlas.engine.database.transaction({ role: "owner" }, (tx) => tx.exec(query));
    await limit(
      sql`INSERT INTO atlas.account_aimag (account_id, aimag_code) SELECT id, ${elsewhere} FROM atlas.account WHERE email = 'planner@demo.invalid'`,
    );
    try {
      const refused = await change(id, etag, { properties: { name_en: "Not mine" } });
      expect([refused.status, refused.json().code]).toEqual([403, "access.outside-aimag"]);
      const made = await create();
      expect([made.answer.status, made.answer.json().code]).toEqual([403, "access.outside-aimag"]);
    } finally {
      await limit(sql`DELETE FROM atlas.account_aimag`);
    }
  });

  it("links a zone to sites by their codes and refuses a code that names nothing", async () => {
    const zones = "/ogc/collections/rehabilitation-zones/items";
    const { answer: site } = await create();
    const squareFrom = (west: number) => [
      [west, 46],
      [west + 0.002, 46],
      [west + 0.002, 46.002],
      [west, 46.002],
      [west, 46],
    ];
    const zone = (codes: readonly string[], west = 106) => ({
      type: "Feature",
      id: newId(),
      geometry: { type: "Polygon", coordinates: [squareFrom(west)] },
      properties: { name_en: "Pits", origin: "abandoned_asm", site_codes: codes },
    });
    const made = await officer.asks(zones, { method: "POST", body: zone([site.json().properties.code]) });
    expect(made.status, made.text).toBe(201);
    expect(made.json().properties).toMatchObject({ site_codes: [site.json().properties.code], stage: "IDENTIFIED" });
    expect(made.json().properties.area_ha).toBeGreaterThan(3);
    const refused = await officer.asks(zones, { method: "POST", body: zone(["ASM-9999999"], 106.01) });
    expect(refused.status, refused.text).toBe(422);
  });

  it("remembers links as part of a record: its history names them and going back brings them back", async () => {
    const { answer } = await create();
    const [first, second] = (await planner.reads(`${sites}?limit=2`)).features.map(
      ({ properties }: { properties: { code: string } }) => properties.code,
    );
    const own = answer.json().properties.code;
    const [kindergarten] = (await planner.reads("/ogc/collections/kindergartens/items?limit=1")).features;
    const item = `/ogc/collections/kindergartens/items/${kindergarten.id}`;
    const history = async () =>
      (await planner.reads(`/api/history/kindergartens/${kindergarten.id}`)).entries.filter(
        ({ of }: { of: string }) => of === "kindergarten",
      );
    const link = async (codes: readonly string[]) => {
      const { etag } = (await planner.asks(item)).headers;
      const headers = { "if-match": String(etag) };
      const changed = await planner.asks(item, {
        method: "PATCH",
        body: { properties: { site_codes: codes } },
        headers,
      });
      expect(changed.status, changed.text).toBe(200);
      expect(changed.json().properties.site_codes).toEqual([...codes].sort());
      return String(changed.headers.etag);
    };
    await link([first, own]);
    const [linked] = await history();
    const before = kindergarten.properties.site_codes;
    expect(linked.before.site_codes).toEqual(before);
    expect(linked.after.site_codes).toEqual([first, own].sort());
    const etag = await link([second]);
    const reverted = await planner.asks(`/api/history/kindergartens/${kindergarten.id}/revert`, {
      method: "POST",
      body: { entry: linked.entry },
      headers: { "if-match": etag },
    });
    expect(reverted.json().properties.site_codes).toEqual([first, own].sort());
    // The same links sent again are no change.
    const told = (await history()).length;
    await link([own, first]);
    expect(await history()).toHaveLength(told);
  });

  describe("land that is counted once", () => {
    const zones = "/ogc/collections/rehabilitation-zones/items";
    const squareFrom = (west: number, south: number, side = 0.002) => [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ];
    const draw = (ring: readonly (readonly number[])[], id = newId()) =>
      officer.asks(zones, {
        method: "POST",
        body: {
          type: "Feature",
          id,
          geometry: { type: "Polygon", coordinates: [ring] },
          properties: { origin: "unknown" },
        },
      });
    const count = async () => (await officer.reads(`${zones}?limit=1`)).numberMatched;

    it("is refused with the zones it lies in and how much of each, and taken beside them, edge to edge", async () => {
      const first = await draw(squareFrom(105, 45));
      expect(first.status, first.text).toBe(201);
      const { code } = first.json().properties;
      const over = await draw(squareFrom(105.001, 45));
      expect([over.status, over.json().code]).toEqual([409, "zone.overlaps"]);
      expect(over.json().overlaps).toEqual([{ code, areaHa: expect.closeTo(1.7, 0) }]);
      const beside = await draw(squareFrom(105.002, 45));
      expect(beside.status, beside.text).toBe(201);
      const [id, etag] = [beside.json().id, String(beside.headers.etag)];
      const moved = await officer.asks(`${zones}/${id}`, {
        method: "PATCH",
        body: { geometry: { type: "Polygon", coordinates: [squareFrom(105.001, 45)] } },
        headers: { "if-match": etag },
      });
      expect([moved.status, moved.json().code]).toEqual([409, "zone.overlaps"]);
      const renamed = await officer.asks(`${zones}/${id}`, {
        method: "PATCH",
        body: { properties: { name_en: "Beside" } },
        headers: { "if-match": etag },
      });
      expect(renamed.status, renamed.text).toBe(200);
    });

    it("goes to exactly one of 32 who save it at once", async () => {
      const before = await count();
      const answers = await Promise.all(
        Array.from({ length: 32 }, (_, each) => draw(squareFrom(105 + each * 1e-6, 44))),
      );
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([201, ...Array.from({ length: 31 }, () => 409)]);
      expect(answers.filter(({ status }) => status === 409).map((answer) => answer.json().code)).toEqual(
        Array.from({ length: 31 }, () => "zone.overlaps"),
      );
      expect(await count()).toBe(before + 1);
    });

    it("is free again when the zone lies in the bin, which then cannot come back over it", async () => {
      const ring = squareFrom(105, 43.5);
      const gone = await draw(ring);
      const path = `${zones}/${gone.json().id}`;
      const binned = await officer.asks(path, {
        method: "DELETE",
        headers: { "if-match": String(gone.headers.etag) },
      });
      expect(binned.status, binned.text).toBe(204);
      expect((await draw(ring)).status).toBe(201);
      const restored = await administrator.asks(`/api/bin/rehabilitation-zones/${gone.json().id}/restore`, {
        method: "POST",
      });
      expect([restored.status, restored.json().code]).toEqual([409, "zone.overlaps"]);
    });

    it("is not taken where the database cannot tell: an outline on record that crosses itself is no free land", async () => {
      const bowTie = "POLYGON((105 43,105.004 43.004,105.004 43,105 43.002,105 43))";
      await atlas.engine.database.transaction({ role: "owner" }, (tx) =>
        tx.exec(
          sql`INSERT INTO atlas.rehabilitation_zone (id, code, geom, area_ha) VALUES (${newId()}::uuid, 'RZ-BOW', ST_Multi(ST_GeomFromText(${bowTie}::text, 4326)), 1)`,
        ),
      );
      const before = await count();
      const answer = await draw(squareFrom(105.002, 43.0005, 0.0015));
      expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
      expect(await count()).toBe(before);
    });

    it("lies in Mongolia by the outline of the country, give or take 500 m, and across the border of aimags", async () => {
      // In the box of Mongolia, and in China.
      const abroad = await draw(squareFrom(90, 42));
      expect([abroad.status, abroad.json().code]).toEqual([422, "zone.outside-mongolia"]);
      expect(abroad.json().rule).toBe("rehabilitation_zone_by_outline_in_mongolia");
      const inside = await draw(squareFrom(105, 42.8));
      expect(inside.status, inside.text).toBe(201);
      const moved = await officer.asks(`${zones}/${inside.json().id}`, {
        method: "PATCH",
        body: { geometry: { type: "Polygon", coordinates: [squareFrom(90, 42)] } },
        headers: { "if-match": String(inside.headers.etag) },
      });
      expect([moved.status, moved.json().code]).toEqual([422, "zone.outside-mongolia"]);
    });

    it("lies in Mongolia for the database where it does for the domain: squares along every border", async () => {
      const { features } = await officer.reads("/ogc/collections/admin-units/items?level=aimag&limit=100");
      const borders: MultiPolygon[] = features.map(({ geometry }: { geometry: MultiPolygon }) => geometry);
      const leaves = countryCheck(borders);
      const dice = new Dice(testSeed("borders of the country"));
      const corners = borders.flatMap(({ coordinates }) => coordinates.flat(2));
      const squares = Array.from({ length: 150 }, () => {
        const [lon = 0, lat = 0] = corners[dice.whole(0, corners.length - 1)] ?? [];
        return squareFrom(lon + dice.between(-0.02, 0.02), lat + dice.between(-0.015, 0.015), 0.004);
      });
      const answers = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
        tx.many<{ lies: boolean }>(
          sql`SELECT atlas.lies_in_mongolia(ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(s.ring))::text), 4326))) AS lies
                FROM jsonb_array_elements(${JSON.stringify(squares)}::jsonb) WITH ORDINALITY AS s (ring, at) ORDER BY s.at`,
          squares.length,
        ),
      );
      const byDomain = squares.map((ring) => leaves([ring as unknown as [number, number][]]) === null);
      expect(answers.map(({ lies }) => lies)).toEqual(byDomain);
      expect(new Set(byDomain)).toEqual(new Set([true, false]));
    });

    it("is between a hundredth of a hectare and a thousand, in so many corners", async () => {
      const saysOf = (answer: Awaited<ReturnType<typeof draw>>) => [
        answer.status,
        answer.json().errors?.map(({ code }: { code: string }) => code),
      ];
      expect(saysOf(await draw(squareFrom(104, 43, 0.0001)))).toEqual([422, ["geometry.area-too-small"]]);
      expect((await draw(squareFrom(104, 43, 0.00012))).status).toBe(201);
      expect(saysOf(await draw(squareFrom(104, 42.5, 0.034)))).toEqual([422, ["geometry.area-too-large"]]);
      expect((await draw(squareFrom(104, 42.5, 0.033))).status).toBe(201);
      const round = (corners: number) => {
        const angles = Array.from({ length: corners }, (_, corner) => (2 * Math.PI * corner) / corners);
        const ring = angles.map((angle) => [103 + 0.01 * Math.cos(angle), 43 + 0.01 * Math.sin(angle)]);
        return [...ring, ring[0] ?? []];
      };
      expect(saysOf(await draw(round(limits.zoneVertices)))).toEqual([422, ["geometry.too-many-vertices"]]);
      expect((await draw(round(limits.zoneVertices - 1))).status).toBe(201);
    });
  });

  it("records a visit where what was not looked at stays not assessed", async () => {
    const { id } = await create();
    const body = {
      type: "Feature",
      id: newId(),
      geometry: null,
      properties: { site_id: id, visited_on: "2026-05-01", was_on_site: true, confidence: "high", workers: 9 },
    };
    const answer = await officer.asks("/ogc/collections/site-visits/items", { method: "POST", body });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.json().properties).toMatchObject({ workers: 9, women: null, mercury: "not_assessed" });
    expect((await planner.reads(`${sites}/${id}`)).properties.workers).toBe(9);
  });

  it("writes every change down: who, what before, what after, chained", async () => {
    const { id, etag } = await create({ name_en: "Before" });
    await planner.asks(`${sites}/${id}`, {
      method: "PATCH",
      body: { properties: { name_en: "After" } },
      headers: { "if-match": etag, "atlas-reason": encodeURIComponent("Хүний нэр биш, газрын нэр") },
    });
    const entries = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
      tx.many<{
        operation: string;
        reason: string | null;
        is_whole: boolean;
        is_chained: boolean;
        before: string;
        after: string;
      }>(
        sql`SELECT l.operation, l.reason, l.hash = atlas.change_hash(l) AS is_whole,
                   l.previous_hash = coalesce(lag(l.hash) OVER (ORDER BY l.entry), decode(repeat('00', 32), 'hex')) AS is_chained,
                   l.before ->> 'name_en' AS before, l.after ->> 'name_en' AS after
              FROM atlas.change_log l WHERE l.record_id = ${id} ORDER BY l.entry`,
        10,
      ),
    );
    expect(entries).toEqual([
      { operation: "create", reason: null, is_whole: true, is_chained: true, before: null, after: "Before" },
      {
        operation: "change",
        reason: "Хүний нэр биш, газрын нэр",
        is_whole: true,
        is_chained: true,
        before: "Before",
        after: "After",
      },
    ]);
  });

  it("moves no public byte", async () => {
    const paths = [
      "/ogc/collections/sites/items?limit=1000",
      "/api/map/sites.geojson",
      "/api/map/site-summary.geojson",
    ];
    const read = async () =>
      Promise.all(
        paths.map(async (path) => {
          const { bytes, headers } = await atlas.anyone.asks(path);
          return [bytes.toString("utf8").replace(/"timeStamp":"[^"]*"/, ""), headers.etag];
        }),
      );
    const before = await read();
    const { id, etag } = await create();
    await change(id, etag, { properties: { name_en: "Hidden" } });
    expect(await read()).toEqual(before);
  });

  describeSiteAreas(() => ({ atlas, planner, officer }));

  describe("instruments", () => {
    const instruments = "/ogc/collections/legal-instruments/items";
    const body = {
      type: "Feature",
      id: "RES-2027-001",
      geometry: null,
      properties: {
        title_en: "A later resolution",
        title_mn: "Дараагийн тогтоол",
        short_en: "Resolution 1",
        short_mn: "1-р тогтоол",
        in_force_from: "2027-01-01",
        in_force_precision: "day",
        source_url: "https://example.org/resolution",
        bears_contracts: true,
      },
    };

    it("are kept by administrators, under the code others refer to", async () => {
      expect((await planner.asks(instruments, { method: "POST", body })).status).toBe(403);
      const made = await administrator.asks(instruments, { method: "POST", body });
      expect(made.status, made.text).toBe(201);
      expect(made.json().id).toBe("RES-2027-001");
    });
  });
});
