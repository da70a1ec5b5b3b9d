import { randomBytes } from "node:crypto";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { engines } from "../helpers/engines.ts";

const items = "/ogc/collections/organisations/items";
const perMinute = 5;

/** It is counted before the database is asked anything: one engine stands for both. */
const kind = engines.at(-1);

describe.skipIf(kind === undefined)("how much one account writes", () => {
  let atlas: AtlasServer;
  let planner: Person;
  beforeAll(async () => {
    atlas = await startAtlas(kind ?? "embedded", { writesPerMinute: perMinute });
    planner = await atlas.signedIn("planner");
  });
  afterAll(() => atlas.stop());

  const creates = (who: Person, body: unknown = aGroup()) => who.asks(items, { method: "POST", body });
  const aGroup = (id = uuidv7(Date.now(), randomBytes(10))) => ({
    type: "Feature",
    id,
    geometry: null,
    properties: { name_en: "Golden Hands", kind: "partnership", aimag_code: "MN-073" },
  });
  const groups = async () => (await planner.reads(`${items}?limit=1`)).numberMatched as number;

  it("is limited by the minute, refused changes counted, and the answer says how long to wait", async () => {
    const before = await groups();
    const statuses: number[] = [];
    for (const body of [aGroup(), { type: "Feature" }, "{", aGroup(), aGroup(), aGroup()])
      statuses.push((await creates(planner, body)).status);
    expect(statuses).toEqual([201, 422, 400, 201, 201, 429]);
    // What was refused was not done.
    expect(await groups()).toBe(before + 3);
    const stopped = await creates(planner);
    expect([stopped.status, stopped.json().code]).toEqual([429, "rate.too-many-changes"]);
    expect(stopped.headers["content-type"]).toBe("application/problem+json");
    expect(Number(stopped.headers["retry-after"])).toBeGreaterThan(0);
    expect(Number(stopped.headers["retry-after"])).toBeLessThanOrEqual(limits.writesWindowMs / 1_000);
  });

  it("is counted over all sessions of the account, at every address that writes", async () => {
    const elsewhere = await atlas.signedIn("planner");
    expect((await creates(elsewhere)).status).toBe(429);
    const suspension = await elsewhere.asks("/api/legal-instruments/RES-2022-296/suspension", {
      method: "POST",
      body: {},
    });
    expect(suspension.status).toBe(429);
  });

  it("hinders nobody else, no reading and no signing out", async () => {
    const administrator = await atlas.signedIn("administrator");
    expect((await creates(administrator)).status).toBe(201);
    expect((await planner.asks(items)).status).toBe(200);
    expect((await atlas.anyone.asks(items, { method: "POST", body: aGroup() })).json().code).toBe("session.required");
    expect((await planner.asks("/api/session", { method: "DELETE" })).status).toBe(204);
  });
});
