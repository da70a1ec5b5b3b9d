import { fieldsIn } from "@asm-atlas/data/domain/layers/layer.ts";
import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import { problems } from "@asm-atlas/data/domain/problems.ts";
import { projectionOf } from "@asm-atlas/data/domain/roles.ts";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { testSeed } from "../helpers/dice.ts";
import { onEachEngine } from "../helpers/engines.ts";

const nasty = [
  "",
  "0",
  "-1",
  "1e309",
  "NaN",
  "null",
  "true",
  "..",
  "../..",
  "2019-01-01/..",
  "87,41,120,53",
  "180,0,-180,0",
  "'",
  '"',
  "\\",
  "%",
  "--",
  ";",
  "$1",
  "{}",
  "[]",
  "ө",
  "😀",
  "\u202e",
  "../../etc/passwd",
  "<script>alert(1)</script>",
];

/** Whatever somebody types into the address bar is answered with features or with a problem from the catalogue. */
onEachEngine("any address", (kind) => {
  let atlas: AtlasServer;
  let planner: Person;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    planner = await atlas.signedIn("planner");
  });
  afterAll(() => atlas.stop());

  const value = fc.oneof(
    fc.constantFrom(...nasty),
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.integer().map(String),
    fc.double().map(String),
    fc.date().map(String),
  );
  const encoded = (text: string) => encodeURIComponent(Buffer.from(text).toString());

  async function isAnswered(person: Person, path: string): Promise<void> {
    const answer = await person.asks(path);
    expect(answer.status, path).toBeLessThan(500);
    if (answer.status === 200) return;
    expect(Object.keys(problems), path).toContain(answer.json().code);
    expect(answer.text, path).not.toContain("<script>");
  }

  it("with any query is answered, never with a failure of ours", async () => {
    const layers = layersFor(projectionOf("planner"));
    const query = fc.constantFrom(...layers).chain(({ layer }) => {
      const names = [
        "bbox",
        "bbox-crs",
        "skipGeometry",
        "datetime",
        "limit",
        "offset",
        "f",
        ...fieldsIn(layer, "internal").map(({ name }) => name),
      ];
      const pair = fc.tuple(
        fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, fc.string({ maxLength: 10 })),
        value,
      );
      return fc
        .array(pair, { maxLength: 3 })
        .map(
          (pairs) =>
            `/ogc/collections/${layer.id}/items?limit=2&${pairs.map(([name, text]) => `${encoded(name)}=${encoded(text)}`).join("&")}`,
        );
    });
    await fc.assert(
      fc.asyncProperty(query, fc.boolean(), (path, isStaff) => isAnswered(isStaff ? planner : atlas.anyone, path)),
      { seed: testSeed("fuzz of queries"), numRuns: 400 },
    );
  });

  it("with any path is answered, never with a failure of ours", async () => {
    const path = fc
      .tuple(
        fc.constantFrom("/ogc/", "/ogc/collections/", "/ogc/collections/sites/items/", "/api/", "/api/map/", "/"),
        value,
      )
      .map(([start, text]) => start + encoded(text));
    await fc.assert(
      fc.asyncProperty(path, (address) => isAnswered(planner, address)),
      { seed: testSeed("fuzz of paths"), numRuns: 200 },
    );
  });

  it("with any bytes after the question mark is answered", async () => {
    const raw = fc.string({
      unit: fc.constantFrom("%", "&", "=", "+", "?", "a", "0", "f", "/", ":", ",", "."),
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(raw, (text) => isAnswered(atlas.anyone, `/ogc/collections/sites/items?${text}`)),
      { seed: testSeed("fuzz of bytes"), numRuns: 200 },
    );
  });
});
