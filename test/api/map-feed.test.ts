import { createHash } from "node:crypto";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { fieldsIn } from "@asm-atlas/data/domain/layers/layer.ts";
import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import { siteLayer } from "@asm-atlas/data/domain/layers/site.ts";
import { projectionOf } from "@asm-atlas/data/domain/roles.ts";
import type { Database } from "@asm-atlas/server/src/db/database.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";
import { publishedOnce } from "../helpers/published-once.ts";

interface Feature {
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Every number of nested coordinates. */
const numbersOf = (coordinates: unknown): number[] =>
  Array.isArray(coordinates) ? coordinates.flatMap(numbersOf) : [Number(coordinates)];
const versionOf = (answer: Answer) => Number(answer.headers["atlas-version"]);

onEachEngine("the map feed", (kind) => {
  let atlas: AtlasServer;
  let planner: Person;
  let officer: Person;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    planner = await atlas.signedIn("planner");
    officer = await atlas.signedIn("officer");
  });
  afterAll(() => atlas.stop());

  const owner = (query: ReturnType<typeof sql>) =>
    atlas.engine.database.transaction({ role: "owner" }, (tx) => tx.exec(query));
  const renameKindergarten = (code: string, name: string) =>
    owner(sql`UPDATE atlas.kindergarten SET name_en = ${name} WHERE code = ${code}`);
  const feed = "/api/map/sites.geojson";
  /** One whose names are part of the feed. */
  const namedFeed = "/api/map/kindergartens.geojson";
  const askers = () => [
    { person: atlas.anyone, projection: projectionOf("anonymous") },
    { person: planner, projection: projectionOf("planner") },
  ];

  it("holds the same features as the items, slim: fields of the feed without nulls, by code", async () => {
    for (const { person, projection } of askers()) {
      for (const { layer, shape } of layersFor(projection).filter(({ shape }) => shape.feed && !shape.feedView)) {
        const { features } = (await person.reads(`/api/map/${layer.id}.geojson`)) as { features: Feature[] };
        const items = (
          (await person.reads(`/ogc/collections/${layer.id}/items?limit=10000`)) as { features: Feature[] }
        ).features;
        const names = fieldsIn(layer, projection)
          .filter((field) => field.feed)
          .map(({ name }) => name);
        const expected = items.map(({ id, properties }) => ({
          id: properties.code,
          properties: Object.fromEntries(
            names.map((name) => [name, name === "id" ? id : properties[name]]).filter(([, value]) => value !== null),
          ),
        }));
        const byId = (a: { id: unknown }, b: { id: unknown }) => (String(a.id) < String(b.id) ? -1 : 1);
        expect(features.map(({ id, properties }) => ({ id, properties })).sort(byId), layer.id).toEqual(
          expected.sort(byId),
        );
        const geometries = new Map(items.map(({ geometry, properties }) => [properties.code, geometry]));
        for (const { id, geometry } of features) {
          expect(geometry?.type, layer.id).toBe(geometries.get(id)?.type);
          if (geometry?.type !== "Point") continue;
          const exact = numbersOf(geometries.get(id)?.coordinates);
          for (const [index, number] of numbersOf(geometry.coordinates).entries())
            expect(Math.abs(number - (exact[index] ?? 0))).toBeLessThanOrEqual(0.0000051);
        }
        expect(shape.feed).toBe(true);
      }
    }
  });

  it("has coordinates of at most five decimals", async () => {
    for (const { person, projection } of askers()) {
      for (const { layer } of layersFor(projection).filter(({ shape }) => shape.feed)) {
        const { features } = (await person.reads(`/api/map/${layer.id}.geojson`)) as { features: Feature[] };
        expect(features.length, layer.id).toBeGreaterThan(0);
        for (const number of features.flatMap(({ geometry }) => (geometry ? numbersOf(geometry.coordinates) : []))) {
          expect(Math.abs(number * 1e5 - Math.round(number * 1e5))).toBeLessThan(1e-4);
        }
      }
    }
  });

  it("tells of counts one feature a unit with all its steps", async () => {
    const { features } = (await atlas.anyone.reads("/api/map/site-summary.geojson")) as { features: Feature[] };
    const units = features.map(({ properties }) => `${properties.level} ${properties.unit_code}`);
    expect(new Set(units).size).toBe(units.length);
    const nation = features.find(({ properties }) => properties.level === "nation");
    expect(nation?.properties.steps).toEqual(
      expect.arrayContaining([expect.arrayContaining([expect.stringMatching(/^\d{4}-12-31$/)])]),
    );
  });

  it("gives staff histories and anyone none, and anyone no internal name or id", async () => {
    const staff = await planner.asks(feed);
    const open = await atlas.anyone.asks(feed);
    expect(staff.text).toContain('"history":[["');
    const internalOnly = siteLayer.fields
      .filter((field) => !field.in.includes("published") && field.name !== "id")
      .map(({ name }) => name);
    expect(internalOnly.length).toBeGreaterThan(5);
    expect(internalOnly.filter((name) => open.text.includes(`"${name}"`))).toEqual([]);
    const ids = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
      tx.many<{ id: string; code: string }>(
        sql`SELECT id, code FROM atlas.site UNION ALL SELECT id, code FROM atlas.kindergarten UNION ALL SELECT id, code FROM atlas.rehabilitation_zone`,
        1_000,
      ),
    );
    const openText = (
      await Promise.all(
        ["sites", "kindergartens", "rehabilitation-zones", "site-summary"].map((id) =>
          atlas.anyone.asks(`/api/map/${id}.geojson`),
        ),
      )
    )
      .map(({ text }) => text)
      .join("");
    expect(ids.length).toBeGreaterThan(200);
    expect(ids.filter(({ id, code }) => openText.includes(id) || openText.includes(`"${code}"`))).toEqual([]);
  });

  it("is never mixed between audiences, however they take turns", async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const person = [atlas.anyone, planner, officer][index % 3] as Person;
        return person.asks(feed).then((answer) => ({ isStaff: person !== atlas.anyone, answer }));
      }),
    );
    for (const { isStaff, answer } of answers) {
      expect(answer.status).toBe(200);
      expect(answer.text.includes('"history"')).toBe(isStaff);
      expect(answer.headers["cache-control"]).toBe(
        isStaff ? "private, no-cache" : "public, max-age=0, must-revalidate",
      );
      expect(answer.headers.vary).toBe("Cookie, Accept-Encoding");
    }
    const staffTag = answers.find(({ isStaff }) => isStaff)?.answer.headers.etag;
    expect((await atlas.anyone.asks(feed, { headers: { "if-none-match": String(staffTag) } })).status).toBe(200);
    const forged = await atlas.anyone.asks(feed, { headers: { cookie: `atlas=${"A".repeat(43)}` } });
    expect(forged.text).not.toContain('"history"');
  });

  it("comes compressed as the client likes, always the same feed, each under a tag of its own", async () => {
    const plain = await planner.asks(feed);
    const read = { br: brotliDecompressSync, gzip: gunzipSync } as const;
    const tags = new Set([plain.headers.etag]);
    for (const [header, expected] of [
      ["br", "br"],
      ["gzip, deflate, br", "br"],
      ["gzip", "gzip"],
      ["br;q=0, gzip", "gzip"],
      ["*", "br"],
    ] as const) {
      const answer = await planner.asks(feed, { headers: { "accept-encoding": header } });
      expect(answer.headers["content-encoding"], header).toBe(expected);
      expect(Number(answer.headers["content-length"])).toBe(answer.bytes.length);
      expect(read[expected](answer.bytes).equals(plain.bytes), header).toBe(true);
      tags.add(answer.headers.etag);
    }
    expect(tags.size).toBeGreaterThanOrEqual(3);
    expect(
      (await planner.asks(feed, { headers: { "accept-encoding": "identity" } })).headers["content-encoding"],
    ).toBeUndefined();
    for (const tag of tags) {
      const again = await planner.asks(feed, { headers: { "if-none-match": String(tag) } });
      expect([again.status, again.bytes.length]).toEqual([304, 0]);
    }
  });

  it("may be kept for good under its version, by anyone", async () => {
    const version = versionOf(await atlas.anyone.asks(feed));
    const named = await atlas.anyone.asks(`${feed}?v=${version}`);
    expect(named.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect((await atlas.anyone.asks(`${feed}?v=${version + 1}`)).headers["cache-control"]).toBe(
      "public, max-age=0, must-revalidate",
    );
    expect((await planner.asks(`${feed}?v=${versionOf(await planner.asks(feed))}`)).headers["cache-control"]).toBe(
      "private, no-cache",
    );
  });

  it("shows staff every acknowledged change at once, and moves nothing public", async () => {
    const openBefore = await atlas.anyone.asks(namedFeed);
    for (let round = 1; round <= 15; round += 1) {
      const before = versionOf(await planner.asks(namedFeed));
      await renameKindergarten("KG-01", `Round ${round}`);
      const answers = await Promise.all([planner, officer, planner, officer].map((person) => person.asks(namedFeed)));
      for (const answer of answers) {
        expect(answer.text).toContain(`"Round ${round}"`);
        expect(versionOf(answer)).toBeGreaterThan(before);
      }
    }
    const openAfter = await atlas.anyone.asks(namedFeed);
    const hash = (answer: Answer) => createHash("sha256").update(answer.bytes).digest("hex");
    expect([hash(openAfter), openAfter.headers.etag, openAfter.headers["atlas-version"]]).toEqual([
      hash(openBefore),
      openBefore.headers.etag,
      openBefore.headers["atlas-version"],
    ]);
  });

  it("never shows less than was there before, while changes and requests run beside one another", async () => {
    let written = 0;
    const writing = (async () => {
      for (let round = 1; round <= 20; round += 1) {
        await renameKindergarten("KG-02", `Beside ${round}`);
        written = round;
      }
    })();
    const reading = Promise.all(
      [planner, officer, planner].map(async (person) => {
        while (written < 20) {
          const atLeast = written;
          const { text } = await person.asks(namedFeed);
          const seen = Number(/"Beside (\d+)"/.exec(text)?.[1] ?? 0);
          expect(seen).toBeGreaterThanOrEqual(atLeast);
        }
      }),
    );
    await Promise.all([writing, reading]);
    expect((await planner.asks(namedFeed)).text).toContain('"Beside 20"');
  });

  it("counts a version for each change that was committed, however many there were, with few notes to count", async () => {
    const version = async () => {
      const [row] = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
        tx.many<{ version: number; notes: number }>(
          sql`SELECT v.version, (SELECT count(*) FROM atlas.collection_change n WHERE n.table_name = v.table_name) AS notes
                FROM atlas.collection_version v WHERE v.table_name = 'kindergarten'`,
          1,
        ),
      );
      return { version: row?.version ?? 0, notes: row?.notes ?? 0 };
    };
    const before = await version();
    const failing = (name: string) =>
      atlas.engine.database.transaction({ role: "owner" }, async (tx) => {
        await tx.exec(sql`UPDATE atlas.kindergarten SET name_en = ${name} WHERE code = 'KG-03'`);
        throw new Error("changed my mind");
      });
    const changes = 200;
    // Beside one another, as far as the engine lets them; every tenth is taken back.
    await Promise.all(
      Array.from({ length: 4 }, async (_, writer) => {
        for (let n = writer; n < changes; n += 4) {
          await renameKindergarten(`KG-0${writer + 1}`, `Counted ${n}`);
          if (n % 10 === 0) await expect(failing(`Not counted ${n}`)).rejects.toThrow("changed my mind");
        }
      }),
    );
    const after = await version();
    expect(after.version).toBe(before.version + changes);
    expect(after.notes).toBeLessThan(changes / 2);
  });

  it("answers HEAD, and refuses what is not there or not understood in problems", async () => {
    const head = await atlas.anyone.asks(feed, { method: "HEAD" });
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    expect(Number(head.headers["content-length"])).toBeGreaterThan(0);
    const refused = async (path: string, method = "GET") => {
      const answer = await atlas.anyone.asks(path, { method });
      return [answer.status, answer.json().code];
    };
    expect(await refused("/api/map/unicorns.geojson")).toEqual([404, "collection.not-found"]);
    expect(await refused("/api/map/site-visits.geojson")).toEqual([404, "collection.not-found"]);
    expect(await refused("/api/map/admin-units.geojson")).toEqual([404, "collection.not-found"]);
    expect(await refused(`${feed}?v=x`)).toEqual([400, "request.invalid-parameter"]);
    expect(await refused(`${feed}?bbox=1,2,3,4`)).toEqual([400, "request.unknown-parameter"]);
    expect(await refused(feed, "POST")).toEqual([405, "request.method-not-allowed"]);
  });

  it("carries the security headers of data and an id of its own", async () => {
    const { headers } = await atlas.anyone.asks(feed);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "content-type": "application/geo+json",
    });
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });
});

const release = (database: Database, cutOffOn: string, releasedOn: string) =>
  database.transaction({ role: "atlas_publisher", timeoutMs: 120_000 }, (tx) =>
    tx.one<{ number: number }>(sql`SELECT publication.make_release(${cutOffOn}::date, ${releasedOn}::date) AS number`),
  );

onEachEngine("a new release", (kind) => {
  let atlas: AtlasServer;
  beforeAll(async () => {
    atlas = await startAtlas(kind, { template: publishedOnce });
  });
  afterAll(() => atlas.stop());

  it("reaches everyone's feed, items and dates, all of the same number", async () => {
    const look = async () => {
      const feed = await atlas.anyone.asks("/api/map/site-summary.geojson");
      const items = await atlas.anyone.asks("/ogc/collections/site-summary/items?limit=1");
      const { release } = await atlas.anyone.reads("/api/atlas");
      return {
        feedVersion: versionOf(feed),
        itemsRelease: items.json().features[0].properties.release,
        lastModified: items.headers["last-modified"],
        release,
        etag: feed.headers.etag,
      };
    };
    const before = await look();
    expect(before).toMatchObject({
      feedVersion: 1,
      itemsRelease: 1,
      lastModified: "Wed, 01 Oct 2025 00:00:00 GMT",
      release: { number: 1, cutOffOn: "2025-06-30", releasedOn: "2025-10-01" },
    });
    expect(await release(atlas.engine.database, "2025-12-31", "2026-04-01")).toEqual({ number: 2 });
    const after = await look();
    expect(after).toMatchObject({
      feedVersion: 2,
      itemsRelease: 2,
      lastModified: "Wed, 01 Apr 2026 00:00:00 GMT",
      release: { number: 2, cutOffOn: "2025-12-31", releasedOn: "2026-04-01" },
    });
    expect(after.etag).not.toBe(before.etag);
    const old = await atlas.anyone.asks("/api/map/site-summary.geojson?v=1");
    expect(old.headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
  });
});
