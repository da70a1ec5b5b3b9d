import { randomBytes } from "node:crypto";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";

const newId = () => uuidv7(Date.now(), randomBytes(10));
/** A day so many days from today, by the calendar of Mongolia. */
const dayFromNow = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

interface Entry {
  readonly id: string;
  readonly aimag: string | null;
  readonly state: string;
  readonly dueOn?: string | null;
  readonly isMine: boolean;
  readonly contractTo: string | null;
  readonly instrument: string | null;
  readonly replacedBy: string | null;
  readonly lastVisitOn: string | null;
  readonly proposal: { readonly to: string; readonly effectiveOn: string } | null;
}
interface Section {
  readonly id: string;
  readonly total: number;
  readonly of: number;
  readonly entries: readonly Entry[];
}

onEachEngine("the worklist", (kind) => {
  let atlas: AtlasServer;
  let planner: Person;
  let group: string;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    planner = await atlas.signedIn("planner");
    group = newId();
    await create("organisations", group, null, {
      name_en: "Partnership of this test",
      kind: "partnership",
      members_women: 3,
      members_men: 4,
    });
  });
  afterAll(() => atlas.stop());

  const post = async (path: string, body: object) => {
    const answer = await planner.asks(path, { method: "POST", body });
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer;
  };
  const create = (collection: string, id: string, geometry: object | null, properties: object) =>
    post(`/ogc/collections/${collection}/items`, { type: "Feature", id, geometry, properties });
  const enter = (site: string, body: object, id = newId()) =>
    post(`/api/sites/${site}/status-events`, { id, effectiveOn: dayFromNow(-400), ...body });
  /** A site under a contract that ends so many days from today. */
  const contractEnding = async (days: number) => {
    const site = newId();
    await create(
      "sites",
      site,
      { type: "Point", coordinates: [101.2, 46.4] },
      { site_kind: "mine", minerals: ["coal"], location_precision: "gps", organisation_id: group },
    );
    const contract = { type: "bilateral_soum", number: "7/2025", from: dayFromNow(-400), to: dayFromNow(days) };
    await enter(site, { to: "LAND_APPROVED", effectiveOn: dayFromNow(0) });
    await enter(site, { to: "FORMAL", effectiveOn: dayFromNow(0), contract, instrument: "RES-2022-296" });
    return site;
  };
  const sections = async (as: Person = planner): Promise<readonly Section[]> =>
    (await as.reads("/api/worklist")).sections;
  const section = async (id: string, as: Person = planner) => {
    const found = (await sections(as)).find((each) => each.id === id);
    if (!found) throw new Error(`No section ${id}`);
    return found;
  };
  const idsOf = ({ entries }: Section) => entries.map(({ id }) => id);

  it("is for staff, and each role sees what it may act on", async () => {
    const answer = await atlas.anyone.asks("/api/worklist");
    expect([answer.status, answer.json().code]).toEqual([401, "session.required"]);
    const officer = await atlas.signedIn("officer");
    expect((await sections(officer)).map(({ id }) => id)).toEqual(["zone-checks-overdue", "not-visited"]);
    expect((await sections()).map(({ id }) => id)).toEqual([
      "expired",
      "expiring",
      "suspended-without-reason",
      "instrument-replaced",
      "zones-to-accept",
      "register-to-confirm",
      "not-visited",
    ]);
  });

  it("proposes the expiry of a contract whose last day has passed; confirmed it is gone, taken back it waits again", async () => {
    const [past, lastDay, soon, later] = [
      await contractEnding(-1),
      await contractEnding(0),
      await contractEnding(90),
      await contractEnding(91),
    ];
    const expired = await section("expired");
    expect(idsOf(expired)).toContain(past);
    for (const site of [lastDay, soon, later]) expect(idsOf(expired)).not.toContain(site);
    const expiring = idsOf(await section("expiring"));
    expect(expiring).toEqual(expect.arrayContaining([lastDay, soon]));
    expect(expiring).not.toContain(past);
    expect(expiring).not.toContain(later);

    const { proposal } = expired.entries.find(({ id }) => id === past) as Entry;
    expect(proposal).toEqual({ to: "EXPIRED", effectiveOn: dayFromNow(0) });
    expect((await planner.reads(`/ogc/collections/sites/items/${past}`)).properties.status).toBe("FORMAL");
    const event = newId();
    await enter(past, proposal ?? {}, event);
    expect(idsOf(await section("expired"))).not.toContain(past);
    await post("/api/sites/status-events/take-back", { events: [event], reason: "Renewed after all" });
    expect(idsOf(await section("expired"))).toContain(past);
  });

  it("counts each section of what there is", async () => {
    const { features } = await planner.reads("/ogc/collections/sites/items?limit=10000");
    const statuses = features.map(({ properties }: { properties: { status: string } }) => properties.status);
    const count = (...wanted: string[]) => statuses.filter((status: string) => wanted.includes(status)).length;
    expect((await section("expired")).of).toBe(count("FORMAL", "SUSPENDED"));
    expect((await section("suspended-without-reason")).of).toBe(count("SUSPENDED"));
    expect((await section("not-visited")).of).toBe(statuses.length - count("HANDED_BACK"));
    const yearAgo = new Date(Date.parse(dayFromNow(0)));
    yearAgo.setUTCFullYear(yearAgo.getUTCFullYear() - 1);
    const limit = yearAgo.toISOString().slice(0, 10);
    const unseen = features.filter(
      ({ properties }: { properties: { status: string; last_visit_on: string | null } }) =>
        properties.status !== "HANDED_BACK" && (properties.last_visit_on ?? "") < limit,
    );
    const { total, entries } = await section("not-visited");
    expect(total).toBe(unseen.length);
    expect(entries.length).toBe(Math.min(total, 200));
    expect(entries.every(({ lastVisitOn }) => lastVisitOn === null || parseDay(lastVisitOn) !== undefined)).toBe(true);
  });

  it("tells of contracts under an instrument that was replaced, and by what", async () => {
    const { entries, total } = await section("instrument-replaced");
    expect(total).toBeGreaterThan(0);
    const { features } = await planner.reads("/ogc/collections/legal-instruments/items");
    const replacements = new Map<string, string>(
      features.map(({ properties }: { properties: Record<string, string> }) => [
        properties.code,
        properties.replaced_by,
      ]),
    );
    for (const { instrument, replacedBy } of entries) {
      expect(replacedBy).not.toBeNull();
      expect(replacedBy).toBe(replacements.get(instrument ?? ""));
    }
  });

  it("tells of a suspension that nothing stands behind, until something does", async () => {
    const site = await contractEnding(300);
    const event = newId();
    const body = { to: "SUSPENDED", effectiveOn: dayFromNow(0), suspensionReason: "inspection" };
    await enter(site, body, event);
    expect(idsOf(await section("suspended-without-reason"))).toContain(site);
    await post("/api/sites/status-events/take-back", { events: [event], reason: "The order was forgotten" });
    await enter(site, { ...body, document: "Order 12" });
    expect(idsOf(await section("suspended-without-reason"))).not.toContain(site);
  });

  it("tells of zones whose check is overdue, and of those handed in, but not to who worked on them", async () => {
    const administrator = await atlas.signedIn("administrator");
    const squareFrom = (west: number) => [
      [west, 46],
      [west + 0.003, 46],
      [west + 0.003, 46.003],
      [west, 46.003],
      [west, 46],
    ];
    const make = async (person: Person, west: number, nextCheckOn: string) => {
      const id = newId();
      const geometry = { type: "Polygon", coordinates: [squareFrom(west)] };
      const properties = { origin: "unknown", next_check_on: nextCheckOn };
      const body = { type: "Feature", id, geometry, properties };
      const answer = await person.asks("/ogc/collections/rehabilitation-zones/items", { method: "POST", body });
      expect(answer.status, answer.text).toBe(201);
      return id;
    };
    const [overdue, due] = [
      await make(administrator, 104, dayFromNow(-1)),
      await make(administrator, 104.01, dayFromNow(0)),
    ];
    const checks = await section("zone-checks-overdue", await atlas.signedIn("officer"));
    expect(idsOf(checks)).toContain(overdue);
    expect(idsOf(checks)).not.toContain(due);
    expect(checks.of).toBeGreaterThan(checks.total);

    for (const to of ["ASSESSED", "PLANNED", "TECHNICAL", "TECHNICAL_DONE", "HANDOVER_SUBMITTED"]) {
      const body = { id: newId(), to, effectiveOn: dayFromNow(0), document: "Draft act 1" };
      const path = `/api/rehabilitation-zones/${due}/stage-events`;
      const answer = await administrator.asks(path, { method: "POST", body });
      expect(answer.status, answer.text).toBe(201);
    }
    expect(idsOf(await section("zones-to-accept"))).toContain(due);
    expect(idsOf(await section("zones-to-accept", administrator))).not.toContain(due);
  });

  it("has first what its reader has worked on", async () => {
    const { entries } = await section("expiring");
    const mine = entries.map(({ isMine }) => isMine);
    expect(mine[0]).toBe(true);
    expect(mine).toEqual(mine.toSorted((a, b) => Number(b) - Number(a)));
    const administrator = await atlas.signedIn("administrator");
    expect((await section("expiring", administrator)).entries.some(({ isMine }) => isMine)).toBe(false);
  });

  it("keeps an account that is limited to some aimags inside them", async () => {
    const all = await section("not-visited");
    const aimag = all.entries.find((entry) => entry.aimag !== null)?.aimag ?? "";
    const limit = (query: ReturnType<typeof sql>) =>
      atlas.engine.database.transaction({ role: "owner" }, (tx) => tx.exec(query));
    await limit(
      sql`INSERT INTO atlas.account_aimag (account_id, aimag_code) SELECT id, ${aimag} FROM atlas.account WHERE email = 'planner@demo.invalid'`,
    );
    try {
      const told = await planner.reads("/api/worklist");
      expect(told).toMatchObject({ on: dayFromNow(0), aimags: [aimag] });
      const entries = told.sections.flatMap((each: Section) => each.entries);
      expect(entries.length).toBeGreaterThan(0);
      expect(entries.every((entry: Entry) => entry.aimag === aimag)).toBe(true);
      const within = await section("not-visited");
      expect(within.of).toBeLessThan(all.of);
    } finally {
      await limit(sql`DELETE FROM atlas.account_aimag`);
    }
  });
});
