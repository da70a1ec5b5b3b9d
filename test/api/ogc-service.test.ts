import { fieldsIn, isFilterable } from "@asm-atlas/data/domain/layers/layer.ts";
import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import { projectionOf } from "@asm-atlas/data/domain/roles.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";

interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
}

const fixedCollections = [
  "sites",
  "rehabilitation-zones",
  "kindergartens",
  "site-summary",
  "admin-units",
  "published-figures",
];

onEachEngine("OGC API – Features, the service", (kind) => {
  let atlas: AtlasServer;
  let planner: Person;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    planner = await atlas.signedIn("planner");
  });
  afterAll(() => atlas.stop());

  const askers = () => [
    { name: "anonymous", person: atlas.anyone, projection: projectionOf("anonymous") },
    { name: "planner", person: planner, projection: projectionOf("planner") },
  ];

  it("can be walked: every link of every page leads to what it says it does", async () => {
    for (const { person } of askers()) {
      const seen = new Set<string>();
      const queue: { href: string; type: string | undefined }[] = [
        { href: `${atlas.url}/ogc`, type: "application/json" },
      ];
      for (let next = queue.shift(); next; next = queue.shift()) {
        if (seen.has(next.href) || seen.size > 400) continue;
        seen.add(next.href);
        const path = next.href.slice(atlas.url.length);
        expect(next.href.startsWith(`${atlas.url}/ogc`), next.href).toBe(true);
        const answer = await person.asks(path, { headers: { accept: next.type ?? "*/*" } });
        expect(answer.status, next.href).toBe(200);
        if (next.type) expect(answer.headers["content-type"]?.split(/; ?charset/)[0], next.href).toBe(next.type);
        if (!answer.headers["content-type"]?.includes("json")) continue;
        const body = answer.json();
        const found: Link[] = [
          ...(body.links ?? []),
          ...(body.collections ?? []).flatMap((collection: { links: Link[] }) => collection.links),
        ];
        queue.push(...found.filter((link) => link.rel !== "next").map(({ href, type }) => ({ href, type })));
      }
      expect(seen.size).toBeGreaterThan(40);
    }
  });

  it("lists exactly the collections of the registry that the asker may see, the fixed ones among them", async () => {
    for (const { person, projection } of askers()) {
      const { collections } = await person.reads("/ogc/collections");
      const ids = collections.map(({ id }: { id: string }) => id);
      expect(ids).toEqual(layersFor(projection).map(({ layer }) => layer.id));
      expect(ids).toEqual(expect.arrayContaining(fixedCollections));
    }
  });

  it("hides a collection of staff from anyone else in the very words of one that never was", async () => {
    const hidden = await atlas.anyone.asks("/ogc/collections/site-visits/items");
    const unknown = await atlas.anyone.asks("/ogc/collections/unicorns/items");
    expect(hidden.status).toBe(404);
    expect({ ...hidden.json(), requestId: "" }).toEqual({ ...unknown.json(), requestId: "" });
    expect((await planner.asks("/ogc/collections/site-visits/items")).status).toBe(200);
  });

  it("declares the standards it keeps, and no filter language it does not have", async () => {
    const { conformsTo } = await atlas.anyone.reads("/ogc/conformance");
    const part1 = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
    expect(conformsTo).toEqual(
      expect.arrayContaining(["core", "geojson", "html", "oas30"].map((name) => part1 + name)),
    );
    expect(conformsTo.some((name: string) => /filter|cql/.test(name))).toBe(false);
  });

  it("describes every filter of every collection in its OpenAPI document, with its type", async () => {
    for (const { person, projection } of askers()) {
      const answer = await person.asks("/ogc/api");
      expect(answer.headers["content-type"]).toBe("application/vnd.oai.openapi+json;version=3.0");
      const api = answer.json();
      expect(api.openapi).toMatch(/^3\.0\./);
      expect(api.servers[0].url).toBe(`${atlas.url}/ogc`);
      for (const { layer } of layersFor(projection)) {
        const { parameters } = api.paths[`/collections/${layer.id}/items`].get;
        const named = parameters.flatMap((parameter: { name?: string; schema?: { type?: string } }) =>
          parameter.name ? [[parameter.name, parameter.schema?.type]] : [],
        );
        const types: Record<string, string> = { integer: "integer", number: "number", boolean: "boolean" };
        const declared = fieldsIn(layer, projection)
          .filter(isFilterable)
          .map((field) => [field.name, types[field.type] ?? "string"]);
        expect(named).toEqual(declared);
      }
    }
  });

  it("has no dangling reference and no operation twice in its OpenAPI document", async () => {
    const answer = await planner.asks("/ogc/api");
    const api = answer.json();
    for (const [, reference] of answer.text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = (reference ?? "")
        .split("/")
        .reduce(
          (at: Record<string, unknown> | undefined, key) => at?.[key] as Record<string, unknown> | undefined,
          api,
        );
      expect(target, reference).toBeDefined();
    }
    const ids = [...answer.text.matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("tells a collection's queryables and schema, and every feature is as the schema says", async () => {
    for (const { person, projection } of askers()) {
      for (const { layer, shape } of layersFor(projection)) {
        const path = `/ogc/collections/${layer.id}`;
        const queryables = await person.reads(`${path}/queryables`);
        expect(queryables.$id).toBe(`${atlas.url}${path}/queryables`);
        const filterable = fieldsIn(layer, projection)
          .filter(isFilterable)
          .map(({ name }) => name);
        expect(Object.keys(queryables.properties)).toEqual([
          ...filterable,
          ...(shape.geometryTypes.length > 0 ? ["geometry"] : []),
        ]);
        const schema = await person.reads(`${path}/schema`);
        const { features } = await person.reads(`${path}/items?limit=20`);
        for (const feature of features) {
          expect(Object.keys(feature.properties)).toEqual(Object.keys(schema.properties.properties.properties));
          if (feature.geometry) expect(shape.geometryTypes).toContain(feature.geometry.type);
          for (const [name, value] of Object.entries(feature.properties))
            checkType(schema.properties.properties.properties[name], value, `${layer.id}.${name}`);
        }
      }
    }
  });

  interface ValueSchema {
    readonly type: string;
    readonly enum?: readonly string[];
    readonly items?: { readonly enum?: readonly string[] };
    readonly nullable?: boolean;
  }

  function checkType(schema: ValueSchema, value: unknown, where: string): void {
    if (value === null) expect(schema.nullable, where).toBe(true);
    else if (schema.type === "integer") expect(Number.isInteger(value), `${where} = ${value}`).toBe(true);
    else if (schema.type === "array") expect(Array.isArray(value), where).toBe(true);
    else expect(typeof value, where).toBe(schema.type);
    const codes = schema.enum ?? schema.items?.enum;
    if (codes && value !== null) expect(codes, where).toEqual(expect.arrayContaining([value].flat()));
  }

  it("answers a browser with pages in the reader's language, and never with markup out of the data", async () => {
    const browser = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
    for (const path of [
      "/ogc",
      "/ogc/api",
      "/ogc/conformance",
      "/ogc/collections",
      "/ogc/collections/sites",
      "/ogc/collections/sites/queryables",
      "/ogc/collections/sites/items",
    ]) {
      const english = await atlas.anyone.asks(path, { headers: { ...browser, "accept-language": "en" } });
      expect(english.headers["content-type"], path).toBe("text/html; charset=utf-8");
      expect(english.text).toContain('<html lang="en">');
      const mongolian = await atlas.anyone.asks(path, { headers: { ...browser, "accept-language": "mn,en;q=0.5" } });
      expect(mongolian.text).toContain('<html lang="mn">');
      expect(mongolian.headers["content-language"]).toBe("mn");
    }
    expect((await atlas.anyone.asks("/ogc", { headers: { accept: "*/*" } })).headers["content-type"]).toBe(
      "application/json",
    );
    expect((await atlas.anyone.asks("/ogc/style.css")).headers["content-type"]).toContain("text/css");
  });

  it("refuses a format it does not have", async () => {
    const answer = await atlas.anyone.asks("/ogc", { headers: { accept: "application/xml" } });
    expect([answer.status, answer.json().code]).toEqual([406, "request.not-acceptable"]);
    expect((await atlas.anyone.asks("/ogc?f=xml")).json().code).toBe("request.invalid-parameter");
  });

  it("points its links at the host that was asked, and refuses a host that is none", async () => {
    const { links } = (await atlas.anyone.asks("/ogc", { headers: { host: "atlas.test:1234" } })).json();
    expect(links[0].href).toMatch(/^http:\/\/atlas\.test:1234\/ogc/);
    expect((await atlas.anyone.asks("/ogc", { headers: { host: 'evil"><script>' } })).status).toBe(400);
  });
});
