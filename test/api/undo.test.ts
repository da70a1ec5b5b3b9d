import { randomBytes } from "node:crypto";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { kindergartenStatusWorkflow } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Answer, type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { Dice, testSeed } from "../helpers/dice.ts";
import { onEachEngine } from "../helpers/engines.ts";

const asked = process.env.ATLAS_TEST_HISTORIES;
const histories = Number(asked ?? 2);
const operationsEach = asked === undefined ? 40 : 100;
const seed = testSeed("histories that are undone");

vi.setConfig({ testTimeout: 60_000 + histories * operationsEach * 1_000 });

const newId = () => uuidv7(Date.now(), randomBytes(10));
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

interface Kind {
  readonly collection: string;
  /** Properties and place of a random record, all it may have. */
  record(dice: Dice): { readonly properties: object; readonly geometry: object | null };
  /** Is it linked to sites? */
  readonly hasLinks?: boolean;
  readonly states?: readonly [string, ...string[]];
}

const somewhere = (dice: Dice) => ({
  type: "Point",
  coordinates: [Number(dice.between(100, 110).toFixed(5)), Number(dice.between(46, 48).toFixed(5))],
});
const orNothing = <Value>(dice: Dice, value: Value) => (dice.next() < 0.3 ? null : value);
const codesOf = (states: readonly { readonly code: string }[]) =>
  states.map(({ code }) => code) as unknown as readonly [string, ...string[]];

const kinds: readonly [Kind, ...Kind[]] = [
  {
    collection: "sites",
    record: (dice) => ({
      geometry: somewhere(dice),
      properties: {
        name_en: orNothing(dice, `Place ${dice.whole(1, 1e6)}`),
        name_mn: orNothing(dice, `Газар ${dice.whole(1, 1e6)}`),
        site_kind: "mine",
        minerals: dice.pick([["coal"], ["gold_placer", "fluorspar"], ["gemstone"]]),
        deposit_type: orNothing(dice, "placer"),
        location_precision: dice.pick(["gps", "gps"]),
      },
    }),
    states: codesOf(siteStatusWorkflow.states),
  },
  {
    collection: "kindergartens",
    record: (dice) => ({
      geometry: somewhere(dice),
      properties: {
        name_en: `Kindergarten ${dice.whole(1, 1e6)}`,
        kind: dice.pick(["building", "ger"]),
        seats: orNothing(dice, dice.whole(10, 90)),
        operator: orNothing(dice, `Operator ${dice.whole(1, 99)}`),
      },
    }),
    states: codesOf(kindergartenStatusWorkflow.states),
    hasLinks: true,
  },
  {
    collection: "rehabilitation-zones",
    record: (dice) => {
      const [west, south] = somewhere(dice).coordinates as [number, number];
      const corner = (east: number, north: number) => [
        Number((west + east).toFixed(5)),
        Number((south + north).toFixed(5)),
      ];
      const ring = [corner(0, 0), corner(0.003, 0), corner(0.003, 0.003), corner(0, 0.003), corner(0, 0)];
      return {
        geometry: { type: "Polygon", coordinates: [ring] },
        properties: {
          name_en: orNothing(dice, `Zone ${dice.whole(1, 1e6)}`),
          origin: dice.pick(["unknown", "abandoned_asm"]),
          disturbed_ha: orNothing(dice, dice.whole(1, 4)),
        },
      };
    },
    hasLinks: true,
  },
  {
    collection: "organisations",
    record: (dice) => ({
      geometry: null,
      properties: {
        name_en: `Group ${dice.whole(1, 1e6)}`,
        kind: dice.pick(["partnership", "ngo"]),
        members_women: orNothing(dice, dice.whole(0, 40)),
        is_federation_member: dice.pick([true, false]),
      },
    }),
  },
];

interface Tracked {
  readonly kind: Kind;
  readonly id: string;
}

/** What anybody on staff sees of a record; null: it is not there, or in the bin. */
type Sight = { readonly geometry: unknown; readonly properties: object } | null;

/** One step back. */
interface Undo extends Tracked {
  readonly what: string;
  readonly before: Sight;
  back(): Promise<Answer>;
}

onEachEngine("a history of any operations", (engine) => {
  let atlas: AtlasServer;
  let person: Person;
  /** Sites that stay, to be linked to. */
  let siteCodes: readonly string[];
  beforeAll(async () => {
    atlas = await startAtlas(engine);
    person = await atlas.signedIn("administrator");
    const { features } = await person.reads("/ogc/collections/sites/items?limit=6&skipGeometry=true");
    siteCodes = features.map(({ properties }: { properties: { code: string } }) => properties.code);
  });
  afterAll(() => atlas?.stop());

  const itemOf = ({ kind, id }: Tracked) => `/ogc/collections/${kind.collection}/items/${id}`;
  const post = (path: string, body?: object, tag?: string) =>
    person.asks(path, { method: "POST", ...(body ? { body } : {}), ...(tag ? { headers: { "if-match": tag } } : {}) });

  /** The record as it is seen, and the tag a change of it must name. Versions and times of change only grow: they are not compared. */
  const look = async (of: Tracked): Promise<{ readonly sight: Sight; readonly tag: string }> => {
    const answer = await person.asks(itemOf(of), { headers: { accept: "application/geo+json" } });
    if (answer.status === 404) return { sight: null, tag: "" };
    const { geometry, properties } = answer.json();
    const { version: _version, updated_at: _updatedAt, ...rest } = properties;
    return { sight: { geometry, properties: rest }, tag: String(answer.headers.etag) };
  };
  /** Numbers of a record's own entries in the memory, newest first. */
  const entriesOf = async ({ kind, id }: Tracked): Promise<readonly number[]> => {
    const { entries } = await person.reads(`/api/history/${kind.collection}/${id}`);
    return entries
      .filter((each: { recordId: string }) => each.recordId === id)
      .map((each: { entry: number }) => each.entry);
  };

  const linksOf = ({ hasLinks }: Kind, dice: Dice): object =>
    hasLinks ? { site_codes: siteCodes.filter(() => dice.next() < 0.4) } : {};
  /** Land is counted once: some of so many outlines fall on another zone's. That is refused, as a step that cannot follow. */
  const isOthersLand = ({ status, json }: Answer): boolean => status === 409 && json().code === "zone.overlaps";
  const create = async (kind: Kind, id: string, dice: Dice): Promise<Answer> => {
    const { properties, geometry } = kind.record(dice);
    const all = { ...properties, ...linksOf(kind, dice) };
    const body = { type: "Feature", id, geometry, properties: all };
    const made = await post(`/ogc/collections/${kind.collection}/items`, body);
    return isOthersLand(made) ? create(kind, id, dice) : made;
  };
  const remove = async (of: Tracked) =>
    person.asks(itemOf(of), { method: "DELETE", headers: { "if-match": (await look(of)).tag } });
  const restore = ({ kind, id }: Tracked) => post(`/api/bin/${kind.collection}/${id}/restore`);
  const revert = async (of: Tracked, entry: number) =>
    post(`/api/history/${of.kind.collection}/${of.id}/revert`, { entry }, (await look(of)).tag);

  /** Does something random to a record. Undefined: it was refused, as a step that cannot follow. */
  const doSomething = async (dice: Dice, of: Tracked): Promise<Undo | undefined> => {
    const { sight: before, tag } = await look(of);
    const undo = (what: string, back: Undo["back"]): Undo => ({ ...of, what, before, back });
    if (before === null) {
      const restored = await restore(of);
      if (isOthersLand(restored)) return undefined;
      expect(restored.status, restored.text).toBe(200);
      return undo("restore", () => remove(of));
    }
    const entries = await entriesOf(of);
    const newest = entries[0] ?? 1;
    const what = dice.pick(["change", "change", "event", "event", "revert", "delete"]);
    if (what === "delete") {
      const removed = await remove(of);
      expect(removed.status, removed.text).toBe(204);
      return undo(what, () => restore(of));
    }
    if (what === "revert") {
      const reverted = await revert(of, dice.whole(1, newest));
      if (isOthersLand(reverted)) return undefined;
      expect(reverted.status, reverted.text).toBe(200);
      return undo(what, () => revert(of, newest));
    }
    if (what === "change" || !of.kind.states) {
      const { properties, geometry } = of.kind.record(dice);
      const links = linksOf(of.kind, dice);
      const bodies = [
        { properties: { ...properties, ...links } },
        { properties, geometry },
        ...(of.kind.hasLinks ? [{ properties: links }] : []),
      ] as const;
      const body = dice.pick(bodies);
      const changed = await person.asks(itemOf(of), { method: "PATCH", body, headers: { "if-match": tag } });
      if (isOthersLand(changed)) return undefined;
      expect(changed.status, changed.text).toBe(200);
      return undo("change", () => revert(of, newest));
    }
    const event = newId();
    const address = `/api/${of.kind.collection}`;
    const entered = await post(`${address}/${of.id}/status-events`, {
      id: event,
      to: dice.pick(of.kind.states),
      effectiveOn: today,
    });
    if (entered.status !== 201) {
      expect([409, 422], entered.text).toContain(entered.status);
      expect((await look(of)).sight).toEqual(before);
      return undefined;
    }
    return undo(what, () => post(`${address}/status-events/take-back`, { events: [event], reason: "undone" }));
  };

  const counts = async () =>
    Promise.all(
      kinds.map(
        async ({ collection }) => (await person.reads(`/ogc/collections/${collection}/items?limit=1`)).numberMatched,
      ),
    );

  it(`is where it began when ${operationsEach} operations are undone, one after the other, ${histories} times over`, async () => {
    for (let history = 0; history < histories; history += 1) {
      const dice = new Dice(seed + history);
      const tracked: Tracked[] = [];
      for (const kind of kinds) {
        const of = { kind, id: newId() };
        expect((await create(kind, of.id, dice)).status).toBe(201);
        tracked.push(of);
      }
      const start = await counts();
      const undos: Undo[] = [];
      for (let operation = 0; operation < operationsEach; operation += 1) {
        if (dice.next() < 0.08) {
          const made = { kind: dice.pick(kinds), id: newId() };
          expect((await create(made.kind, made.id, dice)).status).toBe(201);
          tracked.push(made);
          undos.push({ ...made, what: "create", before: null, back: () => remove(made) });
        } else {
          const undo = await doSomething(dice, dice.pick(tracked as [Tracked, ...Tracked[]]));
          if (undo) undos.push(undo);
        }
      }
      expect(undos.length).toBeGreaterThan(operationsEach / 2);
      for (const [left, undo] of [...undos.entries()].reverse()) {
        const words = `history ${history}, back over operation ${left}: ${undo.what} of ${undo.kind.collection}`;
        const answer = await undo.back();
        expect(answer.status, `${words}: ${answer.text}`).toBeLessThan(300);
        expect((await look(undo)).sight, words).toEqual(undo.before);
      }
      expect(await counts()).toEqual(start);
    }
  });
});
