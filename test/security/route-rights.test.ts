import { editableLayers } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import {
  type Role,
  rights,
  type StaffRole,
  type Subject,
  staffRoles,
  type Verb,
} from "@asm-atlas/data/domain/roles.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { aPdf, newId, sends } from "../helpers/attachments.ts";
import { onEachEngine } from "../helpers/engines.ts";
import { rightOf, routeRights, verdictOf } from "./support/route-rights.ts";
import { routeTable } from "./support/route-table.ts";

const roles: readonly Role[] = ["anonymous", ...staffRoles.map(({ code }) => code)];

/** What may have become of the record an address names: who may not must learn nothing of it. */
const states = ["there never was one", "it is there", "it is in the bin"] as const;
type RecordState = (typeof states)[number];

/** One way as somebody goes it. */
interface Step {
  readonly method: string;
  readonly path: string;
  readonly need: (typeof routeRights)[string];
  readonly collection: string;
}

onEachEngine("rights over HTTP", (kind) => {
  let atlas: AtlasServer;
  let people: Readonly<Record<Role, Person>>;
  /** Ids of a record of each collection, by what became of it. */
  const records = new Map<string, Readonly<Record<RecordState, string>>>();

  beforeAll(async () => {
    atlas = await startAtlas(kind);
    people = {
      anonymous: atlas.anyone,
      officer: await atlas.signedIn("officer"),
      planner: await atlas.signedIn("planner"),
      administrator: await atlas.signedIn("administrator"),
    };
    const { features: zones } = await people.administrator.reads("/ogc/collections/rehabilitation-zones/items?limit=1");
    for (const act of ["one", "two"]) await sends(people.administrator, { zone: zones[0].id, kind: "act" }, aPdf(act));
    for (const { layer, idColumn } of editableLayers) records.set(layer.id, await recordsOf(layer.id, idColumn));
  });
  afterAll(() => atlas?.stop());

  /** One that is there, and one that an administrator has put into the bin; of what cannot be put there, one that is there as well. */
  const recordsOf = async (collection: string, idColumn: "id" | "code") => {
    const items = `/ogc/collections/${collection}/items`;
    const { features } = await people.administrator.reads(`${items}?limit=2`);
    const [there, another] = features.map(({ id }: { id: string }) => id);
    const { headers } = await people.administrator.asks(`${items}/${another}`, {
      headers: { accept: "application/geo+json" },
    });
    const binned = await people.administrator.asks(`${items}/${another}`, {
      method: "DELETE",
      headers: { "if-match": String(headers.etag) },
    });
    expect(binned.status, `${collection}: ${binned.text}`).toBe(rights[collection as Subject].delete ? 204 : 403);
    return {
      "there never was one": idColumn === "id" ? newId() : "NO-SUCH",
      "it is there": there,
      "it is in the bin": another,
    };
  };

  /** Every way there is, at every collection it can be gone at; those that name no record are gone once. */
  const stepsAt = (state: RecordState): Step[] =>
    routeTable(atlas.routes).flatMap((way) => {
      const [method = "", address = ""] = way.split(" ");
      if (state !== states[0] && !address.includes(":")) return [];
      const owner = /^\/api\/(sites|rehabilitation-zones|kindergartens)\//.exec(address)?.[1];
      const collections = address.includes(":collectionId") ? [...records.keys()] : [owner ?? "sites"];
      return collections.map((collection) => ({
        method,
        collection,
        need: routeRights[way] ?? "anyone",
        path: address
          .replace(":collectionId", collection)
          .replace(":feed", "sites")
          .replace(":code", "NO-SUCH")
          .replace(":eventId", newId())
          .replace(/:(featureId|id)\b/, records.get(collection)?.[state] ?? ""),
      }));
    });

  const goes = (person: Person, { method, path }: Step) =>
    person.asks(path, { method, ...(method === "GET" || method === "DELETE" ? {} : { body: {} }) });

  const countOfAll = () =>
    atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
      tx.one(sql`
        SELECT (SELECT count(*)::int FROM atlas.change_log) AS changes, (SELECT count(*)::int FROM atlas.site_status_event) AS events,
               (SELECT count(*)::int FROM atlas.account) AS accounts, (SELECT count(*)::int FROM atlas.session) AS sessions`),
    );

  it("names every way there is, and no other", () => {
    expect(routeTable(atlas.routes).sort()).toEqual(Object.keys(routeRights).sort());
  });

  it("has a way for every right", () => {
    const used = new Set(
      Object.values(routeRights).flatMap((need) => [...records.keys()].map((id) => rightOf(need, id)?.join(" "))),
    );
    const given = Object.entries(rights).flatMap(([subject, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb} ${subject}`),
    );
    expect(given.filter((right) => !used.has(right))).toEqual([]);
  });

  describe.each(states)("where %s", (state) => {
    it.each(roles)(
      "shuts out %s where the table of rights says so, in the same words, and nothing is changed",
      async (role) => {
        const before = await countOfAll();
        let shut = 0;
        for (const step of stepsAt(state)) {
          const verdict = verdictOf(role, step.need, step.collection);
          if (verdict === "open") continue;
          shut += 1;
          const answer = await goes(people[role], step);
          expect([answer.status, answer.json().code], `${step.method} ${step.path}`).toEqual(verdict);
        }
        expect(shut).toBeGreaterThan(role === "administrator" ? 0 : 5);
        expect(await countOfAll()).toEqual(before);
      },
    );

    it.each(roles)("lets %s in where it says so", async (role) => {
      let open = 0;
      for (const step of stepsAt(state)) {
        if (verdictOf(role, step.need, step.collection) !== "open") continue;
        open += 1;
        const isSignOut = step.method === "DELETE" && step.path === "/api/session";
        const person = isSignOut && role !== "anonymous" ? await atlas.signedIn(role as StaffRole) : people[role];
        const answer = await goes(person, step);
        expect(
          answer.status < 500 && ![401, 403].includes(answer.status),
          `${step.method} ${step.path}: ${answer.text}`,
        ).toBe(true);
      }
      expect(open).toBeGreaterThan(10);
    });
  });

  it("refuses to write what is written by no one, whoever asks", async () => {
    const statuses = await Promise.all(
      roles.map(
        async (role) =>
          (await people[role].asks("/ogc/collections/admin-units/items", { method: "POST", body: {} })).status,
      ),
    );
    expect(statuses).toEqual([401, 405, 405, 405]);
  });

  it.each(roles)("offers %s by OPTIONS what the table of rights says", async (role) => {
    const ways: readonly (readonly [string, readonly (readonly [method: string, verb: Verb])[]])[] = [
      ["items", [["POST", "create"]]],
      [
        "items/x",
        [
          ["PUT", "change"],
          ["PATCH", "change"],
          ["DELETE", "delete"],
        ],
      ],
    ];
    for (const { layer, isUploaded } of editableLayers) {
      for (const [path, writes] of ways) {
        const { headers } = await people[role].asks(`/ogc/collections/${layer.id}/${path}`, { method: "OPTIONS" });
        const usable = writes
          .filter(([, verb]) => verdictOf(role, [verb, "its collection"], layer.id) === "open")
          .filter(([, verb]) => verb !== "create" || !isUploaded);
        const offered = ["GET", "HEAD", ...usable.map(([method]) => method), "OPTIONS"].join(", ");
        expect(headers.allow, `${layer.id} ${path}`).toBe(offered);
      }
    }
  });
});
