import type { PublicationState, ReleasePreview } from "@asm-atlas/data/domain/publication/administration.ts";
import { mappedCollections } from "@asm-atlas/data/domain/publication/administration.ts";
import { isCutOff, nextCutOff, nextReleaseOn } from "@asm-atlas/data/domain/publication/steps.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { createOffer } from "@asm-atlas/server/src/open-data/offer.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";
import { publishedOnce } from "../helpers/published-once.ts";

/** The public addresses at which the layer of kindergartens is met, and how many features each gives. */
const doors = ["/api/map/kindergartens.geojson", "/ogc/collections/kindergartens/items?limit=1000"];

onEachEngine("what administrators decide of publication", (kind) => {
  let atlas: AtlasServer;
  let administrator: Person;
  beforeAll(async () => {
    atlas = await startAtlas(kind, { template: publishedOnce });
    administrator = await atlas.signedIn("administrator");
  });
  afterAll(() => atlas.stop());

  const state = (): Promise<PublicationState> => administrator.reads("/api/publication");
  const preview = (query = ""): Promise<ReleasePreview> => administrator.reads(`/api/publication/preview${query}`);
  const post = (path: string, body: object) => administrator.asks(`/api/publication/${path}`, { method: "POST", body });
  const said = (answer: Answer) => [answer.status, answer.json().code, answer.json().rule];
  const set = async (change: object) => {
    const [{ at: _at, by: _by, ...settings } = { at: "", by: "" }] = (await state()).settings;
    return post("settings", { ...settings, reason: "Decided by the board", ...change });
  };
  const owner = <Row>(query: ReturnType<typeof sql>) =>
    atlas.engine.database.transaction({ role: "owner" }, (tx) => tx.many<Row>(query, 1_000));
  const publicBytes = async () =>
    (await Promise.all(doors.map((door) => atlas.anyone.asks(door)))).map(({ text }) =>
      text.replace(/"timeStamp":"[^"]*"/, ""),
    );

  it("begins with the safe defaults, and tells the calendar", async () => {
    const told = await state();
    expect(told.settings).toHaveLength(1);
    expect(told.settings[0]).toMatchObject({
      bandWidth: 5,
      releasesAYear: 2,
      delayMonths: 3,
      waitingMonths: 6,
      placesThatOpenRegions: 10,
      showsOutlines: false,
      namesKindergartenSoums: false,
      by: null,
    });
    expect(told.next).toEqual({ cutOffOn: "2025-12-31", earliestOn: "2026-04-01", isDue: true });
    expect(told.releases.map(({ number, cutOffOn }) => [number, cutOffOn])).toEqual([[1, "2025-06-30"]]);
    expect(told.provinces).toHaveLength(18);
  });

  it("names no soum of a kindergarten and shows no outline while neither is decided", async () => {
    expect(await owner(sql`SELECT DISTINCT shown_as FROM publication.kindergarten_step`)).toEqual([
      { shown_as: "province" },
    ]);
    expect(await owner(sql`SELECT code FROM publication.zone WHERE shown_as = 'outline'`)).toEqual([]);
  });

  it("keeps every decision within its limits, by whom, when and why", async () => {
    const refused = async (change: object) => said(await set(change)).slice(0, 2);
    for (const change of [
      { bandWidth: 2 },
      { bandWidth: 21 },
      { releasesAYear: 12 },
      { delayMonths: 2 },
      { waitingMonths: 5 },
      { waitingMonths: 30 },
      { placesThatOpenRegions: 9 },
      { hazards: { en: "", mn: "" } },
      { reason: " " },
    ])
      expect(await refused(change), JSON.stringify(change)).toEqual([422, "request.invalid-body"]);
    for (const bandWidth of [3, 4, 7, 12])
      expect(said(await set({ bandWidth }))).toEqual([
        422,
        "publication.setting-refused",
        "setting_band_grows_to_multiple",
      ]);
    expect((await state()).settings).toHaveLength(1);
    expect((await set({ showsOutlines: true, namesKindergartenSoums: true })).status).toBe(201);
    expect((await state()).settings[0]).toMatchObject({
      showsOutlines: true,
      by: "admin@demo.invalid",
      reason: "Decided by the board",
    });
    expect(await owner(sql`SELECT reason FROM atlas.change_log WHERE table_name = 'setting'`)).toEqual([
      { reason: "Decided by the board" },
    ]);
    await expect(owner(sql`UPDATE publication.setting SET band_width = 5 RETURNING revision`)).rejects.toMatchObject({
      constraint: "setting_append_only",
    });
  });

  it("holds the same limits where nobody asks the server", async () => {
    const broken = (column: string, value: number) =>
      owner(sql`
        INSERT INTO publication.setting (reason, band_width, releases_a_year, delay_months, waiting_months, places_that_open_regions, shows_outlines,
               names_kindergarten_soums, tells_province_trainings, tells_province_groups, hazards_en, hazards_mn)
        SELECT 'By hand', ${column === "band" ? value : 5}::int, ${column === "releases" ? value : 2}::int, ${column === "delay" ? value : 3}::int,
               ${column === "waiting" ? value : 6}::int, ${column === "regions" ? value : 10}::int, false, false, true, true, 'Danger', 'Аюул' RETURNING revision`);
    for (const [column, value, constraint] of [
      ["band", 25, "setting_band_within_limits"],
      ["releases", 12, "setting_releases_at_most_quarterly"],
      ["delay", 2, "setting_delay_within_limits"],
      ["waiting", 3, "setting_waiting_within_limits"],
      ["regions", 9, "setting_regions_open_with_ten"],
    ] as const)
      await expect(broken(column, value), column).rejects.toMatchObject({ constraint });
  });

  it("previews the next release beside the last, and moves no public byte", async () => {
    const before = await publicBytes();
    const shown = await preview();
    expect(shown).toMatchObject({
      cutOffOn: "2025-12-31",
      earliestOn: "2026-04-01",
      isDue: true,
      number: 2,
      last: { number: 1, cutOffOn: "2025-06-30" },
    });
    const known = shown.headlines.find(({ code }) => code === "known");
    expect(known?.after).toBeGreaterThanOrEqual(known?.before ?? Number.POSITIVE_INFINITY);
    expect(shown.headlines.some(({ before, after }) => before !== after)).toBe(true);
    const groups = ["under_contract", "on_the_way", "not_formalised", "suspended_or_ended", "closed"];
    const sum = shown.headlines.reduce(
      (total, { code, after }) => total + (groups.includes(code) ? (after ?? 0) : 0),
      0,
    );
    expect(sum).toBe(known?.after);
    expect(shown.kindergartens.items.some(({ shownAs }) => shownAs === "soum")).toBe(true);
    expect((await state()).releases).toHaveLength(1);
    expect(await publicBytes()).toEqual(before);
    expect(await owner(sql`SELECT release FROM publication.quiet_place WHERE release = 2`)).toEqual([]);
  });

  it("previews the public map itself, to administrators alone and for nobody to keep", async () => {
    const answer = await administrator.asks("/api/publication/preview");
    expect(answer.headers["cache-control"]).toBe("private, no-store");
    expect(answer.headers.etag).toBeUndefined();
    const { feeds, kindergartens, bands, number }: ReleasePreview = answer.json();
    expect(Object.keys(feeds)).toEqual([...mappedCollections]);
    const units = new Map(feeds["site-summary"].features.map((unit) => [(unit as { id: string }).id, unit]));
    for (const { at } of [...kindergartens.items, ...bands.items]) {
      expect(units.has(at.unit ?? ""), at.unit ?? "").toBe(true);
      expect(at.box).toHaveLength(4);
    }
    const moved = kindergartens.items.filter(({ from }) => from !== null);
    expect(moved.map(({ shownAs, from, at }) => [shownAs, from?.shownAs, at.unit?.slice(0, 5)])).toContainEqual([
      "soum",
      "province",
      "soum-",
    ]);
    expect(JSON.stringify(feeds)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(number).toBe(2);
    for (const role of ["planner", "officer"] as const)
      expect((await (await atlas.signedIn(role)).asks("/api/publication/preview")).status, role).toBe(403);
    expect((await atlas.anyone.asks("/api/publication/preview")).status).toBe(401);
  });

  it("makes the release that was previewed, once its cut-off is typed, and tells of it what the preview told", async () => {
    const shown = await preview();
    const make = (confirmation: string) => post("releases", { cutOffOn: shown.cutOffOn, confirmation });
    expect(said(await make("yes")).slice(0, 2)).toEqual([422, "request.invalid-body"]);
    const made = await make(shown.cutOffOn);
    expect(made.status, made.text).toBe(201);
    // What the map drew in the preview is what it draws now, but for codes that are drawn by lot.
    const drawn = ({ features }: { readonly features: readonly object[] }) =>
      features
        .map((feature) =>
          JSON.stringify({
            ...feature,
            id: "",
            properties: { ...(feature as { properties: object }).properties, code: "" },
          }),
        )
        .sort();
    for (const id of mappedCollections)
      expect(drawn((await atlas.anyone.asks(`/api/map/${id}.geojson`)).json()), id).toEqual(drawn(shown.feeds[id]));
    expect((await state()).releases[0]).toMatchObject({ number: 2, cutOffOn: "2025-12-31", by: "admin@demo.invalid" });
    const { features } = (
      await atlas.anyone.asks("/ogc/collections/site-summary/items?level=nation&datetime=2025-12-31")
    ).json();
    for (const code of ["known", "under_contract", "closed"])
      expect(features[0].properties[code], code).toBe(shown.headlines.find((each) => each.code === code)?.after);
    const register = (await atlas.anyone.asks("/ogc/collections/sites/items?limit=1")).json().numberMatched;
    expect(register).toBe(shown.headlines.find(({ code }) => code === "register")?.after);
    expect((await atlas.anyone.reads("/api/atlas")).release.hazards.en).toContain("mercury");
  });

  it("refuses a release outside the calendar, in a sentence of its rule", async () => {
    const made = await post("releases", { cutOffOn: "2025-12-31", confirmation: "2025-12-31" });
    expect(said(made)).toEqual([409, "publication.release-refused", "release_follows_last"]);
    const early = await post("releases", { cutOffOn: "2026-03-31", confirmation: "2026-03-31" });
    expect(said(early)).toEqual([409, "publication.release-refused", "release_cut_off_is_half_year_end"]);
    expect((await administrator.asks("/api/publication/preview?cut-off=soon")).status).toBe(400);
  });

  it("makes the next release with what was decided since: wider bands, quarters, no groups by province, a longer wait", async () => {
    expect(
      (
        await set({
          bandWidth: 10,
          releasesAYear: 4,
          waitingMonths: 24,
          showsOutlines: false,
          tellsProvinceGroups: false,
          tellsProvinceTrainings: false,
        })
      ).status,
    ).toBe(201);
    expect((await state()).next).toEqual({ cutOffOn: "2026-03-31", earliestOn: "2026-07-01", isDue: true });
    const quarterly = { releasesAYear: 4, delayMonths: 3 };
    expect([nextCutOff("2025-12-31", quarterly), nextReleaseOn("2025-12-31", quarterly)]).toEqual([
      "2026-03-31",
      "2026-07-01",
    ]);
    // The world is told by the calendar its release was made with: no public byte moves before the next one.
    expect((await atlas.anyone.reads("/api/atlas")).release).toMatchObject({ number: 2, nextOn: "2026-10-01" });
    expect((await preview()).entering.items.every(({ year }) => year <= 2023)).toBe(true);
    const told = await atlas.engine.database.transaction({ role: "owner", timeoutMs: 60_000 }, async (tx) => {
      await tx.exec(sql`SAVEPOINT before_release`);
      await tx.exec(sql`SELECT publication.build_release('2026-03-31', '2026-07-01')`);
      const rows = {
        widths: await tx.many(
          sql`SELECT DISTINCT high - low + 1 AS width FROM publication.soum_step WHERE release = 3`,
          9,
        ),
        groups: await tx.many(sql`SELECT DISTINCT organisations FROM publication.province_step WHERE release = 3`, 9),
        trainings: await tx.many(sql`SELECT DISTINCT level FROM publication.activity_summary WHERE release = 3`, 9),
      };
      await tx.exec(sql`ROLLBACK TO SAVEPOINT before_release`);
      return rows;
    });
    expect(told).toEqual({
      widths: [{ width: 10 }],
      groups: [{ organisations: null }],
      trainings: [{ level: "nation" }],
    });
  });

  it("has one calendar, here and in the database", async () => {
    const days = await owner<{ day: string; releases: number; is: boolean }>(sql`
      SELECT d::date::text AS day, n AS releases, publication.is_cut_off(d::date, n) AS is
        FROM generate_series('2027-12-25'::date, '2028-07-05'::date, '1 day') d CROSS JOIN (VALUES (1), (2), (4)) AS many (n)`);
    expect(days.filter(({ is }) => is)).toHaveLength(6);
    for (const { day, releases, is } of days)
      expect(isCutOff(day, { releasesAYear: releases, delayMonths: 3 }), day).toBe(is);
  });

  it("joins two provinces of one region for the releases that follow", async () => {
    const joined = await post("joined-provinces", { joined: "MN-046", into: "MN-043", reason: "Too few soums" });
    expect(joined.status, joined.text).toBe(201);
    const told: PublicationState = joined.json();
    expect(told.provinces).toHaveLength(17);
    expect(told.joins[0]).toMatchObject({ by: "admin@demo.invalid", reason: "Too few soums" });
    expect(said(await post("joined-provinces", { joined: "MN-057", into: "MN-039", reason: "Other region" }))).toEqual([
      422,
      "publication.setting-refused",
      "province_join_in_one_region",
    ]);
    expect((await preview("?cut-off=2026-06-30")).number).toBe(3);
  });

  it("joins two regions likewise, and then provinces on both sides of the old border", async () => {
    const joined = await post("joined-regions", { joined: "west", into: "khangai", reason: "Too few places" });
    expect(joined.status, joined.text).toBe(201);
    const told: PublicationState = joined.json();
    expect(told.regions.map(({ code, name }) => [code, name.en])).toEqual([
      ["centre", "Centre"],
      ["east", "East"],
      ["khangai", "Khangai with West"],
    ]);
    expect(told.joins.map(({ level, joined: one, into }) => [level, one.en, into.en])[0]).toEqual([
      "region",
      "West",
      "Khangai",
    ]);
    expect(told.provinces.find(({ code }) => code === "MN-057")?.region).toBe("khangai");
    expect(said(await post("joined-regions", { joined: "west", into: "east", reason: "Again" }))).toEqual([
      422,
      "publication.setting-refused",
      "region_join_of_two",
    ]);
    const across = await post("joined-provinces", { joined: "MN-057", into: "MN-041", reason: "Too few soums" });
    expect(across.status, across.text).toBe(201);
    const { feeds } = await preview("?cut-off=2026-06-30");
    const units = feeds["site-summary"].features as { readonly id: string }[];
    expect(units.some(({ id }) => id === "province-MN-057")).toBe(false);
  });

  describe("the switches", () => {
    const counts = async () => {
      const [feed, items] = await Promise.all(doors.map((door) => atlas.anyone.asks(door)));
      return [feed?.json().features.length, items?.json().numberMatched];
    };
    const turn = (layer: string, isHidden: boolean) =>
      post("switches", { layer, isWithheld: isHidden, reason: "A photo told too much" });

    it("shut every door of a layer at once, and open them again with the same bytes", async () => {
      const before = await publicBytes();
      const version = Number((await atlas.anyone.asks(doors[0] ?? "")).headers["atlas-version"]);
      expect((await turn("kindergartens", true)).status).toBe(201);
      expect(await counts()).toEqual([0, 0]);
      expect((await atlas.anyone.asks("/api/map/site-summary.geojson")).json().features.length).toBeGreaterThan(300);
      expect((await atlas.anyone.reads("/api/atlas")).withheld).toEqual(["kindergartens"]);
      const hidden = await atlas.anyone.asks(doors[0] ?? "");
      expect(Number(hidden.headers["atlas-version"])).not.toBe(version);
      expect((await atlas.anyone.asks(doors[1] ?? "")).headers["last-modified"]).toBeUndefined();
      await turn("kindergartens", false);
      expect(await publicBytes()).toEqual(before);
      expect(Number((await atlas.anyone.asks(doors[0] ?? "")).headers["atlas-version"])).toBe(version);
    });

    it("hide everything, for whoever is not staff", async () => {
      await turn("everything", true);
      expect(await counts()).toEqual([0, 0]);
      const offer = createOffer(atlas.engine.database);
      const asked = async (layer: string) => (await offer.ask()).withheld.has(layer);
      expect(await asked("sites")).toBe(true);
      expect((await administrator.reads("/ogc/collections/kindergartens/items?limit=1")).numberMatched).toBeGreaterThan(
        0,
      );
      await turn("everything", false);
      expect((await counts())[0]).toBeGreaterThan(0);
      expect(await asked("sites")).toBe(false);
      offer.close();
      expect((await state()).switchings[0]).toMatchObject({
        layer: "everything",
        isWithheld: false,
        by: "admin@demo.invalid",
        reason: "A photo told too much",
      });
    });

    it("stand in every published view: a new one is put under them too", async () => {
      const views = await owner<{ name: string }>(
        sql`SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'published'::regnamespace AND c.relkind = 'v'
             AND pg_get_viewdef(c.oid) NOT LIKE '%withheld w%'`,
      );
      expect(views).toEqual([]);
    });

    it("hide layers, never one feature", async () => {
      for (const layer of ["kindergartens/abc", "unicorns", "site-visits"])
        expect(said(await turn(layer, true)).slice(0, 2), layer).toEqual([422, "request.invalid-body"]);
    });

    it("publish one warning with the safety office, and end it", async () => {
      const warning = {
        en: "Keep away from the old shafts",
        mn: "Хуучин нүхнээс хол байгаарай",
        office: "Safety office",
      };
      expect((await post("warnings", { warning, reason: "A shaft fell in" })).status).toBe(201);
      expect((await atlas.anyone.reads("/api/atlas")).warning).toMatchObject({
        text: { en: warning.en, mn: warning.mn },
        office: "Safety office",
      });
      const unsigned = await post("warnings", { warning: { ...warning, office: "" }, reason: "A shaft fell in" });
      expect(said(unsigned).slice(0, 2)).toEqual([422, "request.invalid-body"]);
      await post("warnings", { warning: null, reason: "It was filled" });
      expect((await atlas.anyone.reads("/api/atlas")).warning).toBeNull();
      expect((await state()).warnings.map(({ reason }) => reason)).toEqual(["It was filled", "A shaft fell in"]);
    });
  });
});
