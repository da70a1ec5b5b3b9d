import { createHash } from "node:crypto";
import { fieldsIn } from "@asm-atlas/data/domain/layers/layer.ts";
import { layers, layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { describe, expect, it } from "vitest";
import type { Answer, Person } from "../../helpers/atlas-server.ts";
import { aPhoto, cameraTags, pictureOf } from "../../helpers/attachments.ts";
import { canary } from "./support/canaries.ts";
import { leaky } from "./support/controls.ts";
import { type Crawl, seen } from "./support/crawl.ts";
import type { Scene } from "./support/scene.ts";
import type { Stage } from "./support/stage.ts";

/** Fields that only staff have, by public collection. */
const internalFields = layersFor("published").flatMap(({ layer }) => {
  const open = new Set(fieldsIn(layer, "published").map(({ name }) => name));
  return fieldsIn(layer, "internal")
    .filter(({ name }) => !open.has(name))
    .map(({ name }) => ({ collection: layer.id, name }));
});

/** Collections that only staff have. */
const internalCollections = layers.filter(({ projections }) => !projections.published).map(({ id }) => id);

/** Values of columns that are nobody's to know, from the records themselves. */
async function realValues(stage: Stage): Promise<Readonly<Record<string, string>>> {
  const [row] = await stage.rows<Record<string, string>>(sql`
    SELECT s.id::text AS id, s.name_en, s.site_kind, s.current_state, s.soum_code, s.aimag_code, s.area_ha::text AS area_ha, o.id::text AS organisation_id
      FROM atlas.site s CROSS JOIN (SELECT id FROM atlas.organisation ORDER BY id LIMIT 1) o WHERE s.name_en IS NOT NULL ORDER BY s.id LIMIT 1`);
  return row ?? {};
}

/** Whether a field or value is there, as far as the answers to a filter and to an order by it tell. */
async function learntByFilter(stage: Stage): Promise<string[]> {
  const real = await realValues(stage);
  const found: string[] = [];
  /** What is said of a name, without the name itself. */
  const answer = async (collection: string, query: string, name: string) => {
    const { status, body } = await stage.stranger
      .asks(`/ogc/collections/${collection}/items?${query}`)
      .then((given) => ({ status: given.status, body: given.json() }));
    const own = new RegExp(`(?<![A-Za-z_])${name}(?![A-Za-z_])`, "g");
    const said = JSON.stringify([body.code, body.detail, body.errors]).replace(own, "NAME");
    return `${status} ${status === 200 ? JSON.stringify(body) : said}`;
  };
  for (const { collection, name } of internalFields) {
    const values = [real[name] ?? real.id ?? "", "invented-value"];
    const answers = new Set<string>();
    for (const value of values) answers.add(await answer(collection, `${name}=${encodeURIComponent(value)}`, name));
    answers.add(await answer(collection, "no_such_field=invented-value", "no_such_field"));
    if (answers.size > 1 || ![...answers][0]?.startsWith("400")) found.push(`${collection}: ${name}`);
    const orders = [`sortby=${name}`, "sortby=no_such_field"];
    const sorted = await Promise.all(orders.map((query) => answer(collection, query, query.slice(7))));
    if (sorted[0] !== sorted[1] || !sorted[0]?.startsWith("400")) found.push(`${collection}: order by ${name}`);
  }
  return found;
}

/** Collections of staff that are refused in other words than one that never was. */
async function learntByCollection(stranger: Person): Promise<string[]> {
  const answers = async (id: string) => {
    const paths = ["", "/items", "/queryables", "/schema", "/items/1"].map((rest) => `/ogc/collections/${id}${rest}`);
    const said: string[] = [];
    for (const path of [...paths, `/api/map/${id}.geojson`]) {
      const { status, headers, body } = seen(await stranger.asks(path));
      said.push(`${status}\n${headers}\n${body}`.replaceAll(id, "ID"));
    }
    return said.join("\n");
  };
  const never = await answers("no-such-collection");
  const found: string[] = [];
  for (const id of internalCollections) if ((await answers(id)) !== never) found.push(id);
  return found;
}

/** What a stranger sends to be told too much: what is malformed, too long, of another kind, or begins as a hidden name does. */
const hostile: readonly string[] = [
  ...[
    "'",
    '"',
    "\\",
    ";--",
    "%00",
    "%ff",
    "%F0%9F%98%80",
    "$1",
    "1e999",
    "NaN",
    "null",
    "[]",
    "{}",
    "../..",
    "x".repeat(300),
  ].flatMap((text) => [
    `/ogc/collections/sites/items?mineral=${text}`,
    `/ogc/collections/sites/items?bbox=${text}`,
    `/ogc/collections/sites/items?datetime=${text}`,
    `/ogc/collections/sites/items?limit=${text}`,
    `/ogc/collections/sites/items?offset=${text}`,
    `/ogc/collections/sites/items/${text}`,
    `/ogc/collections/${text}`,
    `/api/map/${text}.geojson`,
    `/api/map/sites.geojson?v=${text}`,
    `/${text}`,
  ]),
  ...["z", "zq", "zqc", canary, canary.toUpperCase()].flatMap((prefix) =>
    ["q", "search", "name_en", "filter", "title", "name"].flatMap((name) => [
      `/ogc/collections/sites/items?${name}=${prefix}`,
      `/api/search?${name}=${prefix}`,
      `/?${name}=${prefix}`,
      `/embed?${name}=${prefix}`,
      `/share?${name}=${prefix}`,
    ]),
  ),
  "/ogc/collections/sites/items?bbox=1,2,3,4,5,6,7",
  "/ogc/collections/site-summary/items?low=99999999999999999999",
  "/ogc/collections/site-summary/items?known=1.5",
  "/ogc/collections/activity-summary/items?year=-99999999999",
  "/ogc/collections/kindergartens/items?limit=10000&offset=999999",
];

/** Words of the database and of the program: an answer that says one has passed on what was meant for us. */
const ofTheInside =
  /\b(?:SELECT|INSERT|FROM atlas|atlas\.[a-z_]+|publication\.[a-z_]+|pg_[a-z]+|relation|syntax error|violates|PGlite|node_modules|at async|ECONN[A-Z]+|\/tmp\/|\/home\/)\b/;

/** Answers that say a canary, or what the database or the program says to itself. What was asked comes back in some, and is no find. */
function telling(found: Crawl): string[] {
  return [...found].flatMap(([address, { status, headers, body }]) => {
    const asked = decodeURIComponent(address.replace(/%(?![0-9A-Fa-f]{2})|%ff|%00/g, "")).replace(/^.*=/s, "");
    const said = `${headers}\n${body}`;
    const own = asked.length > 2 ? said.replaceAll(asked, "").replaceAll(encodeURIComponent(asked), "") : said;
    if (own.includes(canary)) return [`${address}: ${canary}`];
    if (status >= 500) return [`${address}: ${status}`];
    const inside = status === 200 ? null : ofTheInside.exec(body);
    return inside ? [`${address}: ${inside[0]}`] : [];
  });
}

async function askHostile(stranger: Person): Promise<Crawl> {
  const answers = new Map();
  for (const path of hostile)
    answers.set(path, seen(await stranger.asks(path.replaceAll('"', "%22").replaceAll("\\", "%5C"))));
  return answers;
}

const isPicture = (answer: Answer) =>
  /^(?:image\/(?!svg)|application\/pdf)/.test(String(answer.headers["content-type"] ?? ""));

/** What pictures and papers at these addresses say besides what is seen on them, and whether one is a file of staff. */
async function tellingFiles(stage: Stage, addresses: Iterable<string>, hashes: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    const answer = await stage.stranger.asks(address);
    if (!isPicture(answer)) continue;
    if (hashes.has(createHash("sha256").update(answer.bytes).digest("hex"))) found.push(`${address}: a file of staff`);
    if (/\.(?:pdf)/.test(address) || answer.headers["content-type"] === "application/pdf")
      found.push(`${address}: a paper`);
    else {
      const { exif, xmp, iptc, icc } = await pictureOf(answer.bytes);
      for (const [name, block] of Object.entries({ exif, xmp, iptc, icc }))
        if (block) found.push(`${address}: ${name}`);
    }
  }
  return found;
}

/** Attacks 2, 20 and 21: filters, refusals, searches, pictures and files. */
export function attackWords(scene: () => Scene): void {
  const stage = () => scene().stage;

  describe("2. Property oracle", () => {
    it("does not learn that a value exists: real and invented ones of every internal field are refused in the same words", async () => {
      expect(internalFields.length).toBeGreaterThan(20);
      expect(await learntByFilter(stage())).toEqual([]);
    }, 120_000);

    it("nor that a collection of staff exists", async () => {
      expect(internalCollections.length).toBeGreaterThan(5);
      expect(await learntByCollection(stage().stranger)).toEqual([]);
    });

    it("would learn it from a group's id among the public filters", async () => {
      const { organisation_id } = await realValues(stage());
      const front = leaky(
        (path) => path.includes("organisation_id="),
        async (path) => ({
          body: JSON.stringify({ numberMatched: path.includes(organisation_id ?? "-") ? 1 : 0 }),
        }),
      );
      await stage().behind(front, async () =>
        expect(await learntByFilter(stage())).toEqual(["sites: organisation_id"]),
      );
    }, 120_000);

    it("would learn it from a refusal of its own for a collection of staff", async () => {
      const front = leaky(
        (path) => path.includes("/organisations"),
        async () => ({ status: 403, body: "{}" }),
      );
      await stage().behind(front, async () =>
        expect(await learntByCollection(stage().stranger)).toEqual(["organisations"]),
      );
    });
  });

  describe("20. Errors, search, share", () => {
    it("does not meet a hidden word at any address, nor in any refusal", async () => {
      expect(hostile.length).toBeGreaterThan(250);
      expect(telling(await askHostile(stage().stranger))).toEqual([]);
      expect(telling(await scene().everything())).toEqual([]);
    }, 120_000);

    it("would meet one in a message of the database, and in a search among internal names", async () => {
      const message = 'invalid input syntax: relation "atlas.site" has no such row';
      const front = leaky(
        (path) => path.includes("/sites/items?bbox=") || path.startsWith("/api/search"),
        async (path) => {
          if (!path.startsWith("/api/search")) return { status: 400, body: JSON.stringify({ detail: message }) };
          const prefix = `${decodeURIComponent(/=(.*)$/.exec(path)?.[1] ?? "")}%`;
          return {
            body: JSON.stringify(
              await stage().rows(sql`SELECT name_en FROM atlas.site WHERE name_en ILIKE ${prefix} LIMIT 3`),
            ),
          };
        },
      );
      await stage().behind(front, async () => {
        const found = telling(await askHostile(stage().stranger)).join("\n");
        expect(found).toContain("relation");
        expect(found).toContain(`/api/search?q=zq: ${canary}`);
      });
    }, 120_000);
  });

  describe("21. Photos and files", () => {
    const hashesOf = async () =>
      new Set(
        (
          await stage().rows<{ hash: string }>(
            sql`SELECT unnest(ARRAY[sent_hash, file_hash, thumbnail_hash]) AS hash FROM atlas.attachment`,
          )
        ).map(({ hash }) => hash),
      );

    it("does not learn place, device or day from a picture, nor get a file of staff: not by any address, not by the name of the file", async () => {
      const hashes = await hashesOf();
      expect(hashes.size).toBe(5);
      const { photos } = await stage().stranger.reads("/api/public-photos");
      const names: string[] = photos.map(({ name }: { name: string }) => name);
      const shown = names.map((name) => `/api/public-photos/${name}`);
      expect(names).toHaveLength(2);
      for (const photo of photos)
        expect(Object.keys(photo).sort()).toEqual(["height", "kind", "name", "width", "year", "zone"]);
      for (const path of shown) expect([...(await scene().everything()).keys()]).toContain(path);
      const pictures = [...(await scene().everything())].filter(([, { headers }]) =>
        /content-type: (?:image|application\/pdf)/.test(headers),
      );
      expect(pictures.length).toBeGreaterThan(5);
      expect(
        await tellingFiles(
          stage(),
          pictures.map(([address]) => address),
          hashes,
        ),
      ).toEqual([]);
      for (const hash of hashes)
        for (const path of [
          `/files/${hash}`,
          `/api/files/${hash}`,
          `/api/attachments/${hash}`,
          `/api/public-photos/${hash}`,
        ])
          expect((await stage().stranger.asks(path)).status, path).toBe(404);
    });

    it("would learn it from the bytes as the camera made them", async () => {
      const original = await aPhoto({ tags: cameraTags });
      const hash = createHash("sha256").update(original).digest("hex");
      const path = "/api/public-photos/before.jpg";
      const front = leaky(
        (asked) => asked === path,
        async () => ({ type: "image/jpeg", body: original }),
      );
      const found = await stage().behind(front, () => tellingFiles(stage(), [path], new Set([hash])));
      expect(found).toEqual(expect.arrayContaining([`${path}: a file of staff`, `${path}: exif`]));
    });
  });
}
