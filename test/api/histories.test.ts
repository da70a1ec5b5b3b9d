import { randomUUID } from "node:crypto";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";

/** The rules of the path to legality hold in the database itself, whoever writes to it. */
onEachEngine("a site's history", (kind) => {
  let engine: RunningEngine;
  const owner = <T>(
    work: (run: { exec(query: Sql): Promise<number>; one<Row>(query: Sql): Promise<Row> }) => Promise<T>,
  ) => engine.database.transaction({ role: "owner" }, work);

  beforeAll(async () => {
    engine = await openEngine(kind);
    await owner((tx) =>
      tx.exec(sql`
      INSERT INTO atlas.legal_instrument (code, title_en, title_mn, short_en, short_mn, in_force_from, in_force_precision, suspended_from, suspended_to, ended_on, source_url)
      VALUES ('TEST-2017', 'Test rule', 'Туршилт', 'Test', 'Туршилт', '2017-01-01', 'year', '2019-09-01', '2022-01-01', '2022-01-01', 'https://example.org')
      ON CONFLICT DO NOTHING`),
    );
  });
  afterAll(() => engine.stop());

  let next = 0;
  async function aSite(): Promise<string> {
    const id = randomUUID();
    next += 1;
    await owner((tx) =>
      tx.exec(sql`
      INSERT INTO atlas.site (id, code, site_kind, minerals, geom, location_precision)
      VALUES (${id}, ${`TEST-${next}`}, 'mine', ARRAY['fluorspar'], ST_SetSRID(ST_MakePoint(106.9, 47.9), 4326), 'gps')`),
    );
    return id;
  }
  interface Event {
    status: string;
    on: string;
    reason?: string;
    contract?: { number: string; from: string; type: string };
  }
  const insertEvent = (siteId: string, { status, on, reason, contract }: Event) => sql`
      INSERT INTO atlas.site_status_event (id, site_id, status, effective_on, instrument_code, suspension_reason, contract_number, contract_from, contract_type)
      VALUES (${randomUUID()}, ${siteId}, ${status}, ${on}, 'TEST-2017', ${reason ?? null}, ${contract?.number ?? null}, ${contract?.from ?? null}, ${contract?.type ?? null})`;
  const record = (siteId: string, event: Event) => owner((tx) => tx.exec(insertEvent(siteId, event)));
  const state = (siteId: string) =>
    owner((tx) =>
      tx.one<{ current_state: string | null; history: [string, string][] }>(
        sql`SELECT current_state, history FROM atlas.site WHERE id = ${siteId}`,
      ),
    );
  const contract = { number: "7", from: "2018-05-01", type: "bilateral_soum" };

  it("begins as not yet assessed and nowhere else", async () => {
    const site = await aSite();
    await expect(record(site, { status: "INFORMAL", on: "2015-01-01" })).rejects.toMatchObject({
      constraint: "site_status_event_transition_allowed",
    });
    await record(site, { status: "UNASSESSED", on: "2015-01-01" });
    expect(await state(site)).toEqual({ current_state: "UNASSESSED", history: [["2015-01-01", "UNASSESSED"]] });
  });

  it("goes to a contract only over approved land, with the contract's papers", async () => {
    const site = await aSite();
    await record(site, { status: "UNASSESSED", on: "2015-01-01" });
    await record(site, { status: "ORGANISED", on: "2016-01-01" });
    await expect(record(site, { status: "FORMAL", on: "2018-05-01", contract })).rejects.toMatchObject({
      constraint: "site_status_event_contract_guard",
    });
    await record(site, { status: "LAND_REQUESTED", on: "2016-06-01" });
    await record(site, { status: "LAND_APPROVED", on: "2017-06-01" });
    await expect(record(site, { status: "FORMAL", on: "2018-05-01" })).rejects.toMatchObject({
      constraint: "site_status_event_contract_guard",
    });
    await record(site, { status: "FORMAL", on: "2018-05-01", contract });
    expect((await state(site)).current_state).toBe("FORMAL");
  });

  it("lets a licence holder's agreement stand for the land", async () => {
    const site = await aSite();
    await record(site, { status: "UNASSESSED", on: "2015-01-01" });
    await record(site, { status: "ORGANISED", on: "2016-01-01" });
    await record(site, {
      status: "FORMAL",
      on: "2018-05-01",
      contract: { ...contract, type: "tripartite_licence_holder" },
    });
    expect((await state(site)).current_state).toBe("FORMAL");
  });

  it("goes back when the law is suspended, and says why", async () => {
    const site = await aSite();
    await record(site, { status: "UNASSESSED", on: "2015-01-01" });
    await record(site, { status: "FORMAL", on: "2018-05-01", contract });
    await expect(record(site, { status: "SUSPENDED", on: "2019-09-10" })).rejects.toMatchObject({
      constraint: "site_status_event_reason_when_suspended",
    });
    await record(site, { status: "SUSPENDED", on: "2019-09-10", reason: "moratorium" });
    await record(site, { status: "FORMAL", on: "2022-08-01" });
    expect((await state(site)).history.map(([, status]) => status)).toEqual([
      "UNASSESSED",
      "FORMAL",
      "SUSPENDED",
      "FORMAL",
    ]);
  });

  it("accepts an event entered late when the whole history still holds, and refuses it when not", async () => {
    const site = await aSite();
    await record(site, { status: "UNASSESSED", on: "2015-01-01" });
    await record(site, { status: "ORGANISED", on: "2018-01-01" });
    await record(site, { status: "INFORMAL", on: "2016-01-01" });
    expect((await state(site)).history.map(([, status]) => status)).toEqual(["UNASSESSED", "INFORMAL", "ORGANISED"]);
    await expect(record(site, { status: "ABANDONED", on: "2017-01-01" })).rejects.toMatchObject({
      constraint: "site_status_event_transition_allowed",
    });
    expect((await state(site)).current_state).toBe("ORGANISED");
  });

  it("stays on record: no event is changed or taken away, no status typed in", async () => {
    const site = await aSite();
    await record(site, { status: "UNASSESSED", on: "2015-01-01" });
    await expect(
      owner((tx) =>
        tx.exec(sql`UPDATE atlas.site_status_event SET effective_on = '2014-01-01' WHERE site_id = ${site}`),
      ),
    ).rejects.toMatchObject({
      constraint: "site_status_event_append_only",
    });
    await expect(
      owner((tx) => tx.exec(sql`DELETE FROM atlas.site_status_event WHERE site_id = ${site}`)),
    ).rejects.toMatchObject({
      constraint: "site_status_event_append_only",
    });
    const typed = randomUUID();
    await owner((tx) =>
      tx.exec(sql`
      INSERT INTO atlas.site (id, code, site_kind, minerals, geom, location_precision, current_state)
      VALUES (${typed}, 'TEST-TYPED', 'mine', ARRAY['coal'], ST_SetSRID(ST_MakePoint(106.9, 47.9), 4326), 'gps', 'FORMAL')`),
    );
    expect((await state(typed)).current_state).toBeNull();
    await expect(
      owner((tx) => tx.exec(sql`UPDATE atlas.site SET current_state = 'FORMAL' WHERE id = ${typed}`)),
    ).rejects.toMatchObject({ constraint: "site_state_is_derived" });
  });

  it("can be read as it was on any day", async () => {
    const site = await aSite();
    await record(site, { status: "UNASSESSED", on: "2015-01-01" });
    await record(site, { status: "FORMAL", on: "2018-05-01", contract });
    await record(site, { status: "SUSPENDED", on: "2019-09-10", reason: "moratorium" });
    const on = (day: string) =>
      engine.database.transaction(
        { role: "atlas_planner", readOnly: true, settings: { "atlas.valid_on": day } },
        (tx) =>
          tx.maybeOne<{ status: string; status_since: string }>(
            sql`SELECT status, status_since FROM sites WHERE id = ${site}`,
          ),
      );
    expect(await on("2014-12-31")).toBeUndefined();
    expect(await on("2018-04-30")).toEqual({ status: "UNASSESSED", status_since: "2015-01-01" });
    expect(await on("2018-05-01")).toEqual({ status: "FORMAL", status_since: "2018-05-01" });
    expect(await on("2019-10-01")).toEqual({ status: "SUSPENDED", status_since: "2019-09-10" });
  });
});
