import type { RegisterEntry, RegisterRecord } from "@asm-atlas/data/domain/publication/register.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";

/** Today by the calendar of Mongolia, or a day after it. */
const day = (from = 0) => new Date(Date.now() + 8 * 3_600_000 + from * 86_400_000).toISOString().slice(0, 10);

onEachEngine("decisions about what is shown", (kind) => {
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

  const owner = <Row>(query: Sql) =>
    atlas.engine.database.transaction({ role: "owner" }, (tx) => tx.many<Row>(query, 10_000));
  const oneId = async (query: Sql) => {
    const [row] = await owner<{ id: string }>(query);
    if (!row) throw new Error("The demo network has no such record");
    return row.id;
  };
  /** A site under contract of which nothing was decided; alone: no other work near. */
  const undecidedSite = (isAlone: boolean, skip = 0) =>
    oneId(sql`SELECT s.id FROM atlas.site s CROSS JOIN LATERAL publication.work_nearby('site', s.id) w
               WHERE s.current_state = 'FORMAL' AND s.prohibited_zone = 'none' AND (w.near_open = 0) = ${isAlone}::boolean
                 AND NOT EXISTS (SELECT 1 FROM atlas.site_publication_consent k WHERE k.site_id = s.id) ORDER BY s.code OFFSET ${skip}::int LIMIT 1`);
  const shownId = (collection: string, standing = "shown", as = planner) =>
    as.reads("/api/register").then(({ entries }: { entries: RegisterEntry[] }) => {
      const found = entries.find((each) => each.collection === collection && each.standing === standing);
      if (!found) throw new Error(`No ${standing} entry of ${collection}`);
      return found.id;
    });

  const address = (collection: string, id: string) => `/api/register/${collection}/${id}`;
  const read = (collection: string, id: string, as = planner): Promise<RegisterRecord> =>
    as.reads(address(collection, id));
  const act = (as: Person, method: string, path: string, version: number, body?: object) =>
    as.asks(path, { method, headers: { "if-match": `"v${version}-register"` }, ...(body ? { body } : {}) });
  const propose = (as: Person, collection: string, id: string, version: number, body: object) =>
    act(as, "PUT", address(collection, id), version, body);
  const confirm = (as: Person, collection: string, id: string, version: number) =>
    act(as, "POST", `${address(collection, id)}/confirm`, version);
  const withdraw = (as: Person, collection: string, id: string, version: number, body: object) =>
    act(as, "POST", `${address(collection, id)}/withdraw`, version, body);
  const said = (answer: Answer) => [answer.status, answer.json().code];
  const done = (answer: Answer): RegisterRecord => {
    expect(answer.status, answer.text).toBe(200);
    return answer.json();
  };
  const consent = { agreedOn: day(-10), document: "Letter 12 of this test", shownAs: "soum" };

  it("is proposed by one and confirmed by another, each noted with name and day, and kept", async () => {
    const id = await undecidedSite(true);
    const nothing = await read("sites", id, officer);
    expect(nothing.entry).toMatchObject({ version: 0, standing: null, decision: null, shown: null });
    expect(nothing.previews.map(({ shownAs }) => shownAs)).toEqual(["soum", "cell"]);
    expect(said(await propose(officer, "sites", id, 0, consent))).toEqual([403, "access.denied"]);

    const proposed = done(await propose(planner, "sites", id, 0, { ...consent, shownAs: "cell" }));
    expect(proposed.entry).toMatchObject({
      version: 1,
      standing: "waiting",
      decision: { shownAs: "cell", decidedBy: "Demo planner", decidedOn: day(), isOwn: true, confirmedBy: null },
    });
    const refused = await confirm(planner, "sites", id, 1);
    expect([...said(refused), refused.json().rule]).toEqual([422, "guard.four-eyes", "two_people"]);
    const confirmed = done(await confirm(administrator, "sites", id, 1));
    expect(confirmed.entry.decision).toMatchObject({ confirmedBy: "Demo administrator", confirmedOn: day() });
    expect(confirmed.deeds.map(({ deed, actor }) => [deed, actor])).toEqual([
      ["confirmed", "Demo administrator"],
      ["proposed", "Demo planner"],
    ]);
    expect(said(await confirm(administrator, "sites", id, 2))).toEqual([409, "register.nothing-waiting"]);

    // What is decided anew waits again, and what it was stays to be read.
    const anew = done(await propose(administrator, "sites", id, 2, consent));
    expect(anew.entry).toMatchObject({ standing: "waiting", decision: { confirmedBy: null, shownAs: "soum" } });
    expect(anew.deeds.map(({ deed, shownAs }) => [deed, shownAs])).toEqual([
      ["proposed", "soum"],
      ["confirmed", "cell"],
      ["proposed", "cell"],
    ]);
    const gone = done(await withdraw(planner, "sites", id, 3, { reason: "error", note: "Letter of another group" }));
    expect(gone.entry).toMatchObject({
      standing: "withdrawn",
      decision: { withdrawnOn: day(), withdrawalReason: "error" },
    });
    expect(gone.deeds[0]).toMatchObject({ deed: "withdrawn", reason: "Letter of another group" });
  });

  it("lets only one of two people at once decide, and says which version it means", async () => {
    const id = await undecidedSite(true, 1);
    const silent = await planner.asks(address("sites", id), { method: "PUT", body: consent });
    expect(said(silent)).toEqual([428, "record.version-required"]);
    const both = await Promise.all([
      propose(planner, "sites", id, 0, consent),
      propose(administrator, "sites", id, 0, consent),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    for (const stale of [
      await propose(planner, "sites", id, 0, consent),
      await withdraw(planner, "sites", id, 7, { reason: "group", note: "Not any more" }),
      await confirm(planner, "sites", id, 7),
    ])
      expect(said(stale)).toEqual([412, "record.stale"]);
    const never = "00000000-0000-7000-8000-0000000000aa";
    expect(said(await propose(planner, "sites", never, 0, consent))).toEqual([404, "feature.not-found"]);
  });

  it("refuses what is finer than the soum beside other work, a consent of tomorrow, and one without a paper", async () => {
    const crowded = await undecidedSite(false);
    expect((await read("sites", crowded)).workNearby).toBeGreaterThan(0);
    const cell = await propose(planner, "sites", crowded, 0, { ...consent, shownAs: "cell" });
    expect(said(cell)).toEqual([422, "register.work-nearby"]);
    const tomorrow = await propose(planner, "sites", crowded, 0, { ...consent, agreedOn: day(1) });
    expect([tomorrow.status, tomorrow.json().rule]).toEqual([422, "site_publication_consent_dates_in_order"]);
    const unsigned = await propose(planner, "sites", crowded, 0, { ...consent, document: " " });
    expect(said(unsigned)).toEqual([422, "request.invalid-body"]);
    const zone =
      await oneId(sql`SELECT z.id FROM atlas.rehabilitation_zone z CROSS JOIN LATERAL publication.work_nearby('zone', z.id) w
      WHERE w.linked_open + w.near_open > 0 AND NOT EXISTS (SELECT 1 FROM atlas.zone_publication_decision d WHERE d.zone_id = z.id) LIMIT 1`);
    for (const shownAs of ["outline", "cell"])
      expect(said(await propose(planner, "rehabilitation-zones", zone, 0, { shownAs }))).toEqual([
        422,
        "register.work-nearby",
      ]);
    expect(done(await propose(planner, "rehabilitation-zones", zone, 0, { shownAs: "soum" })).entry.standing).toBe(
      "waiting",
    );
  });

  it("says of every entry which condition holds, as the release itself decides", async () => {
    const { entries, next }: { entries: RegisterEntry[]; next: { cutOff: string } } =
      await planner.reads("/api/register");
    const sites = entries.filter(({ collection }) => collection === "sites");
    expect(sites.length).toBeGreaterThan(20);
    const admissible = new Set(
      (
        await owner<{ id: string }>(sql`SELECT a.site_id AS id FROM publication.admissible(${next.cutOff}::date) a`)
      ).map(({ id }) => id),
    );
    for (const { id, code, conditions, standing } of sites) {
      expect(
        conditions.every(({ holds }) => holds === true),
        code,
      ).toBe(admissible.has(id));
      if (standing === "entering" || standing === "held") expect(standing === "entering").toBe(admissible.has(id));
    }
    // One that lost its contract is still shown, and here it is said what no longer holds.
    const fallen = sites.filter(
      ({ standing, conditions }) => standing === "shown" && conditions.some(({ holds }) => holds === false),
    );
    expect(fallen.length).toBeGreaterThan(0);
  });

  it("keeps what was shown: a site leaves with the next release only, a zone stays, and neither is decided anew meanwhile", async () => {
    const site = await shownId("sites");
    const { entry } = await read("sites", site);
    expect(entry.shown?.soumEn ?? entry.shown?.soumMn).toBeTruthy();
    expect(said(await propose(planner, "sites", site, entry.version, consent))).toEqual([409, "register.shown-stays"]);
    const leaving = done(
      await withdraw(planner, "sites", site, entry.version, { reason: "group", note: "By letter 3" }),
    );
    expect(leaving.entry.standing).toBe("leaving");
    expect(said(await propose(planner, "sites", site, entry.version + 1, consent))).toEqual([
      409,
      "register.shown-stays",
    ]);
    const zone = await shownId("rehabilitation-zones");
    const { version } = (await read("rehabilitation-zones", zone)).entry;
    const frozen = await withdraw(administrator, "rehabilitation-zones", zone, version, {
      reason: "error",
      note: "Not ours",
    });
    expect([...said(frozen), frozen.json().rule]).toEqual([409, "register.shown-stays", "register_zone_stays"]);
  });

  it("names a kindergarten's soum only of an open building, once two people said where it was announced", async () => {
    const id =
      await oneId(sql`SELECT k.id FROM atlas.kindergarten k WHERE k.kind <> 'building' AND k.current_state = 'OPEN'
      AND NOT EXISTS (SELECT 1 FROM atlas.kindergarten_publication_decision d WHERE d.kindergarten_id = k.id) ORDER BY k.code LIMIT 1`);
    const announced = { agreedOn: day(-3), document: "Annual report, page 4" };
    done(await propose(administrator, "kindergartens", id, 0, announced));
    expect(said(await confirm(administrator, "kindergartens", id, 1))).toEqual([422, "guard.four-eyes"]);
    const held = done(await confirm(planner, "kindergartens", id, 1)).entry;
    expect([held.standing, held.conditions.filter(({ holds }) => !holds).map(({ code }) => code)]).toEqual([
      "held",
      ["is_building"],
    ]);
    await owner(sql`UPDATE atlas.kindergarten SET kind = 'building' WHERE id = ${id}::uuid RETURNING id`);
    expect((await read("kindergartens", id)).entry.standing).toBe("entering");
  });

  it("reaches no further than the account does", async () => {
    const id = await undecidedSite(false, 1);
    const limit = sql`INSERT INTO atlas.account_aimag (account_id, aimag_code)
      SELECT a.id, u.code FROM atlas.account a CROSS JOIN atlas.admin_unit u
       WHERE a.role = 'planner' AND u.level = 'aimag' AND u.code <> (SELECT s.aimag_code FROM atlas.site s WHERE s.id = ${id}::uuid) LIMIT 1 RETURNING account_id AS id`;
    const [limited] = await owner<{ id: string }>(limit);
    expect(said(await propose(planner, "sites", id, 0, consent))).toEqual([403, "access.outside-aimag"]);
    await owner(sql`DELETE FROM atlas.account_aimag WHERE account_id = ${limited?.id}::uuid RETURNING account_id`);
    done(await propose(planner, "sites", id, 0, consent));
  });

  it("shows strangers nothing before a release: what they are sent does not move by a byte", async () => {
    const doors = [
      "/ogc/collections/sites/items?limit=1000",
      "/api/map/sites.geojson",
      "/ogc/collections/kindergartens/items?limit=1000",
      "/ogc/collections/rehabilitation-zones/items?limit=1000",
    ];
    const seen = async () => {
      const answers = await Promise.all(doors.map((path) => atlas.anyone.asks(path)));
      return answers.map(({ status, headers, text }) => [
        status,
        headers.etag,
        text.replace(/"timeStamp":"[^"]*"/, ""),
      ]);
    };
    const before = await seen();
    const waiting = await shownId("sites", "waiting", administrator);
    const { entry } = await read("sites", waiting, administrator);
    const decidedBy = entry.decision?.decidedBy === "Demo planner" ? administrator : planner;
    done(await confirm(decidedBy, "sites", waiting, entry.version));
    const shown = await shownId("sites");
    const { version } = (await read("sites", shown)).entry;
    done(await withdraw(planner, "sites", shown, version, { reason: "group", note: "By letter 4" }));
    expect(await seen()).toEqual(before);
    expect(said(await atlas.anyone.asks("/api/register"))).toEqual([401, "session.required"]);
  });
});
