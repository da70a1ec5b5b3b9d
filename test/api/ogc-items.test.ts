import { fieldsIn, isFilterable } from "@asm-atlas/data/domain/layers/layer.ts";
import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { databaseRoleOf, projectionOf, type Role } from "@asm-atlas/data/domain/roles.ts";
import { type DatedState, stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { identifier, join, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { aPdf, sends } from "../helpers/attachments.ts";
import { Dice, testSeed } from "../helpers/dice.ts";
import { onEachEngine } from "../helpers/engines.ts";

interface Feature {
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: [number, number] } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}
interface Page {
  readonly features: Feature[];
  readonly numberMatched: number;
  readonly numberReturned: number;
  readonly timeStamp: string;
  readonly links: { readonly rel: string; readonly href: string; readonly type: string }[];
}

const encode = encodeURIComponent;

onEachEngine("OGC API – Features, the items", (kind) => {
  let atlas: AtlasServer;
  let planner: Person;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    planner = await atlas.signedIn("planner");
    // The demo has no papers of its own, and every collection is read here.
    const officer = await atlas.signedIn("officer");
    const [zone] = (await officer.reads("/ogc/collections/rehabilitation-zones/items?limit=1")).features;
    for (const kind of ["plan", "memorandum", "act", "act"]) {
      const sent = await sends(officer, { zone: zone.id, kind }, aPdf(kind), { type: "application/pdf" });
      expect(sent.status, sent.text).toBe(201);
    }
  });
  afterAll(() => atlas.stop());

  const askers = (): { role: Role; person: Person }[] => [
    { role: "anonymous", person: atlas.anyone },
    { role: "planner", person: planner },
  ];
  const linkOf = (page: Page, rel: string) => page.links.find((link) => link.rel === rel)?.href.slice(atlas.url.length);
  const read = (person: Person, path: string): Promise<Page> => person.reads(path);
  const refused = async (person: Person, path: string) => {
    const answer = await person.asks(path);
    expect(answer.headers["content-type"], path).toBe("application/problem+json");
    return [answer.status, answer.json().code];
  };

  /** Everything a collection holds for somebody, in one page. */
  const readAll = (person: Person, collection: string, query = "") =>
    read(person, `/ogc/collections/${collection}/items?limit=${limits.pageMax}${query}`);

  /** Follows a relation from page to page. */
  async function follow(person: Person, path: string, rel: string): Promise<Feature[]> {
    const features: Feature[] = [];
    for (let next: string | undefined = path; next; ) {
      const page: Page = await read(person, next);
      expect(page.numberReturned).toBe(page.features.length);
      if (rel === "prev") features.unshift(...page.features);
      else features.push(...page.features);
      next = linkOf(page, rel);
    }
    return features;
  }

  describe("paging", () => {
    it("visits each feature of each collection exactly once, in one order, there and back", async () => {
      for (const { role, person } of askers()) {
        for (const { layer } of layersFor(projectionOf(role))) {
          // Thousands of outlines take long and tell nothing more: the provinces stand for the soums.
          const narrowed = layer.id === "site-summary" ? "&level=province" : "";
          const whole = await readAll(person, layer.id, narrowed);
          expect(whole.numberMatched, layer.id).toBe(whole.features.length);
          expect(whole.numberMatched, layer.id).toBeGreaterThan(0);
          const pageSize = Math.max(3, Math.ceil(whole.numberMatched / 6));
          // Which features are on a page is what is asked; their outlines were all in the whole.
          const paged = `/ogc/collections/${layer.id}/items?limit=${pageSize}&skipGeometry=true${narrowed}`;
          const forth = await follow(person, paged, "next");
          expect(
            forth.map(({ id }) => id),
            layer.id,
          ).toEqual(whole.features.map(({ id }) => id));
          expect(new Set(forth.map(({ id }) => id)).size).toBe(forth.length);
          const back = await follow(person, `${paged}&offset=${whole.numberMatched - 1}`, "prev");
          expect(
            back.map(({ id }) => id),
            layer.id,
          ).toEqual(whole.features.map(({ id }) => id));
        }
      }
    });

    it.each([
      ["kindergartens", 1, 8],
      ["sites", 7, 240],
      ["sites", 239, 240],
      ["sites", 240, 240],
      ["sites", 241, 240],
    ])("visits each of the %s once with %i on a page", async (collection, limit, count) => {
      const ids = (await follow(planner, `/ogc/collections/${collection}/items?limit=${limit}`, "next")).map(
        ({ id }) => id,
      );
      expect(ids).toHaveLength(count);
      expect(new Set(ids).size).toBe(count);
    });

    it("keeps the filters from page to page", async () => {
      const all = await readAll(planner, "sites", "&status=INFORMAL&bbox=87,41,120,53");
      const paged = await follow(
        planner,
        "/ogc/collections/sites/items?limit=10&status=INFORMAL&bbox=87,41,120,53",
        "next",
      );
      expect(paged).toEqual(all.features);
    });

    it("past the end is an empty page that still counts", async () => {
      const page = await read(planner, "/ogc/collections/sites/items?offset=5000");
      expect([page.features, page.numberMatched, page.numberReturned]).toEqual([[], 240, 0]);
      expect(linkOf(page, "next")).toBeUndefined();
    });

    it("caps a limit that is too large, at the page's most and not below", async () => {
      await atlas.engine.database.transaction({ role: "owner" }, (tx) =>
        tx.exec(sql`
          INSERT INTO atlas.published_figure (code, kind, topic, title_en, title_mn, definition_en, as_of, source_name)
          SELECT 'CAP-' || lpad(n::text, 6, '0'), 'national', 'cap', 'Cap', 'Cap', 'Cap', '2020', 'Test' FROM generate_series(1, ${limits.pageMax + 1}::int) n`),
      );
      try {
        const exact = await read(planner, `/ogc/collections/published-figures/items?topic=cap&limit=${limits.pageMax}`);
        expect([exact.numberReturned, exact.numberMatched]).toEqual([limits.pageMax, limits.pageMax + 1]);
        const above = await read(
          planner,
          `/ogc/collections/published-figures/items?topic=cap&limit=${limits.pageMax + 1}`,
        );
        expect(above.numberReturned).toBe(limits.pageMax);
        expect((await read(planner, linkOf(above, "next") ?? "")).numberReturned).toBe(1);
      } finally {
        await atlas.engine.database.transaction({ role: "owner" }, (tx) =>
          tx.exec(sql`DELETE FROM atlas.published_figure WHERE topic = 'cap'`),
        );
      }
    });

    it.each(["0", "-1", "NaN", "1.5", "", "ten", "1e3", "99999999999999999999"])("refuses limit=%s", async (limit) => {
      expect(await refused(atlas.anyone, `/ogc/collections/sites/items?limit=${limit}`)).toEqual([
        400,
        "request.invalid-parameter",
      ]);
    });

    it("starts a page as far away as the limit says, and no further", async () => {
      expect((await atlas.anyone.asks(`/ogc/collections/sites/items?offset=${limits.offsetMax}`)).status).toBe(200);
      expect(await refused(atlas.anyone, `/ogc/collections/sites/items?offset=${limits.offsetMax + 1}`)).toEqual([
        400,
        "request.invalid-parameter",
      ]);
      expect(await refused(atlas.anyone, "/ogc/collections/sites/items?offset=-1")).toEqual([
        400,
        "request.invalid-parameter",
      ]);
    });
  });

  describe("filters", () => {
    it("by every declared property of every collection find what a look into the view finds", async () => {
      for (const { role, person } of askers()) {
        for (const { layer, shape } of layersFor(projectionOf(role))) {
          const fields = fieldsIn(layer, projectionOf(role)).filter(isFilterable);
          const rows = await atlas.engine.database.transaction({ role: databaseRoleOf[role], readOnly: true }, (tx) =>
            // Without the outlines: those of every row of a summary are a quarter of a gigabyte.
            tx.many<Record<string, unknown>>(
              sql`SELECT ${join([...new Set([shape.idField, ...fields.map(({ name }) => name)])].map(identifier))} FROM ${identifier(layer.view)}`,
              100_000,
            ),
          );
          for (const field of fields) {
            const values = [...new Set(rows.flatMap((row) => row[field.name] ?? []).map(String))]
              .filter((value) => value.length <= limits.filterValueCharacters)
              .sort();
            for (const value of new Set([values[0], values[Math.floor(values.length / 2)], values.at(-1)])) {
              if (value === undefined) continue;
              const expected = rows.filter((row) => [row[field.name] ?? []].flat().map(String).includes(value));
              // A page is enough: the count tells the rest. And so are ids: the outlines are the same, however they are found.
              const path = `/ogc/collections/${layer.id}/items?limit=100&skipGeometry=true&${field.name}=${encode(value)}`;
              const page = await read(person, path);
              const ids = new Set(expected.map((row) => String(row[shape.idField])));
              expect(page.numberMatched, path).toBe(expected.length);
              expect(page.numberReturned, path).toBe(Math.min(100, expected.length));
              expect(
                page.features.filter(({ id }) => !ids.has(id)),
                path,
              ).toEqual([]);
            }
          }
        }
      }
    }, 300_000);

    it("join by and", async () => {
      const all = (await readAll(planner, "sites")).features;
      const page = await readAll(planner, "sites", "&status=FORMAL&site_kind=mine");
      expect(page.features).toEqual(
        all.filter(({ properties }) => properties.status === "FORMAL" && properties.site_kind === "mine"),
      );
    });

    it("find nothing for a text that is not there, whatever is in it", async () => {
      for (const value of [
        "'; DROP TABLE atlas.site; --",
        "%",
        "\\",
        "ө'ү\"",
        "a&b=c",
        "x".repeat(limits.filterValueCharacters),
      ]) {
        expect((await read(planner, `/ogc/collections/sites/items?name_en=${encode(value)}`)).numberMatched).toBe(0);
      }
    });

    it("refuse a value longer than the limit", async () => {
      expect(
        await refused(planner, `/ogc/collections/sites/items?name_en=${"x".repeat(limits.filterValueCharacters + 1)}`),
      ).toEqual([400, "request.invalid-parameter"]);
    });

    it.each([
      ["status=LEGAL", "FORMAL"],
      ["minerals=silver", "fluorspar"],
      ["workers=many", "whole number"],
      ["workers=1.5", "whole number"],
      ["area_ha=big", "number"],
      ["area_ha=1e999", "number"],
      ["is_demo=yes", "true or false"],
      ["last_visit_on=2020-02-30", "date"],
      ["last_visit_on=yesterday", "date"],
      ["updated_at=2020-01-01", "time"],
      ["id=17", "UUID"],
    ])("say what %s should be", async (query, words) => {
      const answer = await planner.asks(`/ogc/collections/sites/items?${query}`);
      expect([answer.status, answer.json().code]).toEqual([400, "request.invalid-parameter"]);
      expect(answer.json().detail).toContain(words);
      expect(answer.json().errors[0].path).toBe(query.split("=")[0]);
    });

    it("take numbers as large as they can be written", async () => {
      for (const value of ["999999999999999", "-999999999999999", "2147483648"]) {
        expect((await read(planner, `/ogc/collections/sites/items?workers=${value}`)).numberMatched).toBe(0);
      }
      expect((await read(planner, "/ogc/collections/sites/items?area_ha=1e300")).numberMatched).toBe(0);
    });

    it("refuse a name that is not known by naming those that are, and never one of staff to anyone", async () => {
      const answer = await atlas.anyone.asks("/ogc/collections/sites/items?status=FORMAL");
      expect([answer.status, answer.json().code]).toEqual([400, "request.unknown-parameter"]);
      const { detail } = answer.json();
      const publicNames = fieldsIn(layersFor("published")[0]?.layer as never, "published").map(({ name }) => name);
      for (const name of ["bbox", "datetime", "limit", ...publicNames]) expect(detail).toContain(name);
      const staffOnly = fieldsIn(layersFor("internal")[0]?.layer as never, "internal").filter(
        (field) => !field.in.includes("published"),
      );
      for (const { name } of staffOnly.filter(({ name }) => name !== "status"))
        expect(detail).not.toMatch(new RegExp(`\\b${name}\\b`));
    });

    it("refuse a parameter given twice, and a value for the nested history", async () => {
      expect(await refused(planner, "/ogc/collections/sites/items?status=FORMAL&status=INFORMAL")).toEqual([
        400,
        "request.invalid-parameter",
      ]);
      expect(await refused(planner, "/ogc/collections/sites/items?history=x")).toEqual([
        400,
        "request.unknown-parameter",
      ]);
    });
  });

  describe("bbox", () => {
    const random = new Dice(testSeed("bbox"));
    const boxes = Array.from({ length: 12 }, () => {
      const west = 87 + random.next() * 30;
      const south = 41 + random.next() * 9;
      return [west, south, west + random.next() * 6, south + random.next() * 3] as const;
    });

    it("finds the points inside, for any box", async () => {
      const all = (await readAll(planner, "sites")).features;
      for (const [west, south, east, north] of boxes) {
        const inside = all.filter(({ geometry }) => {
          const [longitude, latitude] = geometry?.coordinates ?? [0, 0];
          return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
        });
        expect((await readAll(planner, "sites", `&bbox=${[west, south, east, north]}`)).features).toEqual(inside);
        expect((await readAll(planner, "sites", `&bbox=${[west, south, 0, east, north, 4000]}`)).features).toEqual(
          inside,
        );
      }
    });

    it("finds the areas that touch, not only those whose own box does", async () => {
      for (const [west, south, east, north] of boxes) {
        const rows = await atlas.engine.database.transaction({ role: "atlas_planner", readOnly: true }, (tx) =>
          tx.many<{ code: string }>(
            sql`SELECT code FROM admin_units WHERE ST_Distance(geom, ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)) = 0 ORDER BY code`,
            1_000,
          ),
        );
        const found = (await readAll(planner, "admin-units", `&bbox=${[west, south, east, north]}`)).features.map(
          ({ id }) => id,
        );
        expect(found.sort()).toEqual(rows.map(({ code }) => code).sort());
      }
    });

    it("may cross the antimeridian", async () => {
      const all = (await readAll(planner, "sites")).features;
      const east = all.filter(({ geometry }) => (geometry?.coordinates[0] ?? 0) >= 105);
      expect((await readAll(planner, "sites", "&bbox=105,40,-170,60")).features).toEqual(east);
      expect((await readAll(planner, "sites", "&bbox=170,-90,-170,90")).numberMatched).toBe(0);
      expect((await readAll(planner, "sites", "&bbox=-180,-90,180,90")).numberMatched).toBe(240);
    });

    it("knows one reference system", async () => {
      const crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
      expect((await readAll(planner, "sites", `&bbox=87,41,120,53&bbox-crs=${encode(crs84)}`)).numberMatched).toBe(240);
      expect(await refused(planner, "/ogc/collections/sites/items?bbox=87,41,120,53&bbox-crs=EPSG:4326")).toEqual([
        400,
        "request.invalid-parameter",
      ]);
    });

    it.each([
      "",
      "1,2,3",
      "1,2,3,4,5",
      "a,b,c,d",
      "87,-91,120,53",
      "87,41,120,91",
      "181,41,120,53",
      "87,53,120,41",
      "87,41,NaN,53",
      "87,41,Infinity,53",
      "87,41,9,120,53,1",
      "87,41,0x70,53",
    ])("refuses %s", async (bbox) => {
      expect(await refused(atlas.anyone, `/ogc/collections/sites/items?bbox=${bbox}`)).toEqual([
        400,
        "request.invalid-parameter",
      ]);
    });
  });

  describe("datetime", () => {
    const statusesOn = (features: Feature[]) =>
      Object.fromEntries(features.map(({ id, properties }) => [id, properties.status]));

    it.each([
      ["2019-11-30", "2019-11-30"],
      ["2019-11-30T23:59:59Z", "2019-11-30"],
      ["2019-12-01T05:00:00%2B08:00", "2019-11-30"],
      ["2015-01-01/2019-11-30", "2019-11-30"],
      ["../2019-11-30", "2019-11-30"],
      ["/2019-11-30", "2019-11-30"],
      ["2012-06-30/..", "9999-12-31"],
      ["2012-06-30/", "9999-12-31"],
    ])("%s shows every site as it was on that day, and those only that were known", async (datetime, day) => {
      const all = (await readAll(planner, "sites")).features;
      const expected = all.flatMap(({ id, properties }) => {
        const status = stateOn(properties.history as DatedState[], day);
        return status === undefined ? [] : [[id, status]];
      });
      const then = (await readAll(planner, "sites", `&datetime=${datetime}`)).features;
      expect(statusesOn(then)).toEqual(Object.fromEntries(expected));
    });

    it("filters by the status of that day", async () => {
      const then = await readAll(planner, "sites", "&datetime=2019-06-30&status=FORMAL");
      const all = (await readAll(planner, "sites")).features;
      const formal = all.filter(
        ({ properties }) => stateOn(properties.history as DatedState[], "2019-06-30") === "FORMAL",
      );
      expect(then.features.map(({ id }) => id)).toEqual(formal.map(({ id }) => id));
      expect(then.numberMatched).toBeGreaterThan(0);
    });

    it("shows anyone the step before a day, never a day", async () => {
      const on = async (day: string) => (await readAll(atlas.anyone, "site-summary", `&datetime=${day}`)).features;
      const june = await on("2019-06-30");
      expect(new Set(june.map(({ properties }) => properties.step))).toEqual(new Set(["2018-12-31"]));
      expect(await on("2019-12-30")).toEqual(june);
      expect(await on("2019-12-31")).not.toEqual(june);
    });

    it("does not change what has no history", async () => {
      const now = await readAll(atlas.anyone, "admin-units");
      expect((await readAll(atlas.anyone, "admin-units", "&datetime=1999-01-01")).numberMatched).toBe(
        now.numberMatched,
      );
    });

    it.each([
      "",
      "..",
      "../..",
      "/",
      "2019",
      "2019-13-01",
      "2019-02-29",
      "yesterday",
      "2019-01-01T00:00:00",
      "2019-12-31/2019-01-01",
      "2019-01-01/2019-02-01/2019-03-01",
      "0000-01-01",
      "2019-01-01T25:00:00Z",
    ])("refuses %s", async (datetime) => {
      expect(await refused(planner, `/ogc/collections/sites/items?datetime=${datetime}`)).toEqual([
        400,
        "request.invalid-parameter",
      ]);
    });
  });

  describe("skipGeometry", () => {
    it("leaves the shapes out and nothing else, on every page", async () => {
      for (const { person } of askers()) {
        const path = "/ogc/collections/kindergartens/items?limit=3";
        const whole = await read(person, path);
        expect(whole.features.map(({ geometry }) => geometry === null)).toEqual([false, false, false]);
        const spared = await read(person, `${path}&skipGeometry=true`);
        expect(spared.features).toEqual(whole.features.map((feature) => ({ ...feature, geometry: null })));
        expect(spared.numberMatched).toBe(whole.numberMatched);
        expect(linkOf(spared, "next")).toContain("skipGeometry=true");
        expect((await read(person, `${path}&skipGeometry=false`)).features).toEqual(whole.features);
      }
    });

    it("does not keep a box from choosing", async () => {
      const box = "&bbox=95,44,105,48";
      const whole = await readAll(planner, "sites", box);
      expect(whole.numberMatched).toBeGreaterThan(0);
      const spared = await readAll(planner, "sites", `${box}&skipGeometry=true`);
      expect(spared.features.map(({ id }) => id)).toEqual(whole.features.map(({ id }) => id));
    });

    it.each(["", "1", "yes", "TRUE"])("refuses %j", async (value) => {
      expect(await refused(atlas.anyone, `/ogc/collections/sites/items?skipGeometry=${value}`)).toEqual([
        400,
        "request.invalid-parameter",
      ]);
    });
  });

  describe("one feature", () => {
    it("is the one of the list, and says where it belongs", async () => {
      for (const { role, person } of askers()) {
        for (const { layer } of layersFor(projectionOf(role))) {
          const [listed] = (await read(person, `/ogc/collections/${layer.id}/items?limit=1&offset=2`)).features;
          const answer = await person.asks(`/ogc/collections/${layer.id}/items/${encode(listed?.id ?? "")}`);
          expect(answer.status).toBe(200);
          const { links, ...feature } = answer.json();
          expect(feature).toEqual(listed);
          expect(links.map(({ rel }: { rel: string }) => rel).sort()).toEqual(["alternate", "collection", "self"]);
          expect(answer.headers["content-type"]).toBe("application/geo+json");
          expect(answer.headers["content-crs"]).toBe("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
          expect(answer.headers.link).toContain('rel="self"');
        }
      }
    });

    it("is not found in the same words whether it is somebody else's or nobody's", async () => {
      const [site] = (await read(planner, "/ogc/collections/sites/items?limit=1")).features;
      const code = String(site?.properties.code);
      const ids = [site?.id ?? "", code, "unicorn", "%27--", "00000000-0000-7000-8000-000000000000"];
      const bodies = await Promise.all(
        ids.map(async (id) => {
          const answer = await atlas.anyone.asks(`/ogc/collections/sites/items/${id}`);
          return { status: answer.status, ...answer.json(), requestId: "" };
        }),
      );
      expect(bodies[0]).toMatchObject({ status: 404, code: "feature.not-found" });
      for (const body of bodies) expect(body).toEqual(bodies[0]);
      expect((await planner.asks("/ogc/collections/sites/items/unicorn")).status).toBe(404);
    });

    it("is asked again for nothing while it has not changed, and again when it has", async () => {
      const [site] = (await read(planner, "/ogc/collections/sites/items?limit=1")).features;
      const path = `/ogc/collections/sites/items/${site?.id}`;
      const first = await planner.asks(path);
      const etag = String(first.headers.etag);
      expect(etag).toMatch(/^"[^"]+"$/);
      const again = await planner.asks(path, { headers: { "if-none-match": etag } });
      expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, etag]);
      const compressed = await planner.asks(path, { headers: { "accept-encoding": "br" } });
      expect(compressed.headers["content-encoding"]).toBe("br");
      expect(compressed.headers.etag).not.toBe(etag);
      expect((await planner.asks(path, { headers: { "if-none-match": String(compressed.headers.etag) } })).status).toBe(
        304,
      );
      await atlas.engine.database.transaction({ role: "owner" }, (tx) =>
        tx.exec(sql`UPDATE atlas.site SET name_en = 'Changed' WHERE id = ${site?.id}::uuid`),
      );
      const changed = await planner.asks(path, { headers: { "if-none-match": etag } });
      expect([changed.status, changed.json().properties.name_en]).toEqual([200, "Changed"]);
    });
  });

  describe("keeping", () => {
    it("is for anyone by the release, for staff by nobody else", async () => {
      const release = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
        tx.one<{ released_on: string }>(sql`SELECT released_on FROM publication.release ORDER BY number DESC LIMIT 1`),
      );
      const open = await atlas.anyone.asks("/ogc/collections/sites/items");
      expect(open.headers["cache-control"]).toBe("public, max-age=60, must-revalidate");
      expect(open.headers["last-modified"]).toBe(new Date(`${release.released_on}T00:00:00Z`).toUTCString());
      expect(
        (
          await atlas.anyone.asks("/ogc/collections/sites/items", {
            headers: { "if-none-match": String(open.headers.etag) },
          })
        ).status,
      ).toBe(304);
      const own = await planner.asks("/ogc/collections/sites/items");
      expect(own.headers["cache-control"]).toBe("private, no-cache");
      expect(own.headers["last-modified"]).toBeUndefined();
      for (const answer of [open, own])
        for (const name of ["Cookie", "Accept", "Accept-Encoding"]) expect(answer.headers.vary).toContain(name);
    });
  });

  describe("methods", () => {
    it("HEAD says what GET would, OPTIONS what there is, anything else is refused with the list", async () => {
      for (const path of ["/ogc", "/ogc/collections/sites/items", "/ogc/collections/sites", "/ogc/api"]) {
        const get = await atlas.anyone.asks(path);
        const head = await atlas.anyone.asks(path, { method: "HEAD" });
        expect([head.status, head.bytes.length]).toEqual([200, 0]);
        expect(head.headers["content-type"]).toBe(get.headers["content-type"]);
        expect(head.headers.etag).toBe(get.headers.etag);
        const options = await atlas.anyone.asks(path, { method: "OPTIONS" });
        expect([options.status, options.headers.allow]).toEqual([204, "GET, HEAD, OPTIONS"]);
        // A planner may add to the items; everything else at these addresses is only read.
        const isAddedTo = path.endsWith("/items");
        for (const method of isAddedTo ? ["PUT", "PATCH", "DELETE"] : ["POST", "PUT", "PATCH", "DELETE"]) {
          const answer = await planner.asks(path, { method });
          expect([answer.status, answer.headers.allow, answer.json().code]).toEqual([
            405,
            isAddedTo ? "GET, HEAD, POST, OPTIONS" : "GET, HEAD, OPTIONS",
            "request.method-not-allowed",
          ]);
        }
      }
    });
  });
});
