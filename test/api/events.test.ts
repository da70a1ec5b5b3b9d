import { randomBytes } from "node:crypto";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { mayEnterStage, staffRoles } from "@asm-atlas/data/domain/roles.ts";
import { type RuleName, ruleSentences } from "@asm-atlas/data/domain/rule-sentences.ts";
import { zoneStageEvidence, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";

const newId = () => uuidv7(Date.now(), randomBytes(10));
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

onEachEngine("events of zones and kindergartens", (kind) => {
  let atlas: AtlasServer;
  let administrator: Person;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    administrator = await atlas.signedIn("administrator");
  });
  afterAll(() => atlas.stop());

  const post = (path: string, body: object, as: Person) => as.asks(path, { method: "POST", body });
  const recordIn = async (collection: string, state: Record<string, string>) => {
    const query = new URLSearchParams({ ...state, limit: "1" });
    const { features } = await administrator.reads(`/ogc/collections/${collection}/items?${query}`);
    return String(features[0].id);
  };

  it.each(staffRoles)(
    "lets an account of the role $code enter exactly the stages the table of rights names",
    async ({ code: role }) => {
      const person = await atlas.signedIn(role);
      const zone = await recordIn("rehabilitation-zones", { stage: "IDENTIFIED" });
      for (const { code: to } of zoneStageWorkflow.states) {
        // Years before the zone was known: what is not refused by rights is refused by its history, so that nothing stays behind.
        const shown = { document: "Act 1", hectares: 1, dueOn: today, note: "More topsoil" };
        const event = { id: newId(), to, effectiveOn: to === "IDENTIFIED" ? today : "1995-01-01", ...shown };
        const answer = await post(`/api/rehabilitation-zones/${zone}/stage-events`, event, person);
        const expected = mayEnterStage(role, to) ? [409, "transition.not-allowed"] : [403, "access.denied"];
        expect([answer.status, answer.json().code], `${role} ${to}`).toEqual(expected);
      }
    },
  );

  it("takes a zone into a stage only with what the stage is shown by, and says in a sentence what is missing", async () => {
    const path = async (stage: string) =>
      `/api/rehabilitation-zones/${await recordIn("rehabilitation-zones", { stage })}/stage-events`;
    const shown = { hectares: 1, dueOn: today, document: "Act 7", note: "The slope is too steep" };
    const columns = { hectares: "hectares", dueOn: "due_on", document: "document", note: "note" } as const;
    const asked = Object.entries(zoneStageEvidence).filter(([, { needed }]) => needed.length > 0);
    expect(asked.length).toBeGreaterThan(2);
    const planner = await atlas.signedIn("planner");
    for (const [to, { needed }] of asked) {
      // Whoever hands a zone in does not accept or return it.
      const person = to === "HANDOVER_SUBMITTED" ? administrator : planner;
      const from = to === "HANDOVER_SUBMITTED" ? "MONITORING" : "HANDOVER_SUBMITTED";
      for (const missing of needed) {
        const { [missing]: _left, ...given } = shown;
        const answer = await post(await path(from), { id: newId(), to, effectiveOn: today, ...given }, person);
        const rule = `zone_stage_event_${columns[missing]}_needed`;
        expect([answer.status, answer.json()], `${to} without ${missing}`).toMatchObject([
          422,
          { code: "guard.evidence-missing", rule, detail: ruleSentences[rule as RuleName].en },
        ]);
      }
      const whole = await post(await path(from), { id: newId(), to, effectiveOn: today, ...shown }, person);
      expect(whole.status, whole.text).toBe(201);
    }
  });

  it("tells staff of a struck event when, why and what stands in its place, and names the clash of one that cannot go", async () => {
    const kindergarten = await recordIn("kindergartens", { status: "FUNDED" });
    const path = `/ogc/collections/kindergarten-status-events/items?kindergarten_id=${kindergarten}`;
    const before = (await administrator.reads(path)).features;
    const idOf = (status: string) =>
      before.find(({ properties }: { properties: { status: string } }) => properties.status === status).id;
    const strike = (id: string, body: object) =>
      post(`/api/kindergartens/${kindergarten}/status-events/${id}/strike`, body, administrator);
    const clash = await strike(idOf("PROPOSED"), { reason: "Nobody asked for it" });
    expect([clash.status, clash.json().code]).toEqual([409, "transition.not-allowed"]);
    expect(clash.json().clash).toMatchObject({ from: null, to: "FUNDED" });
    const replacement = { id: newId(), to: "FUNDED", effectiveOn: today, note: "The grant came today" };
    const answer = await strike(idOf("FUNDED"), { reason: "Wrong day", replacement });
    expect(answer.status, answer.text).toBe(204);
    const officer = await atlas.signedIn("officer");
    const { features } = await officer.reads(path);
    expect(features).toHaveLength(before.length + 1);
    const struck = features.find(({ id }: { id: string }) => id === idOf("FUNDED"));
    expect(struck.properties).toMatchObject({ strike_reason: "Wrong day", replaced_by: replacement.id });
    expect(Date.now() - Date.parse(struck.properties.struck_at)).toBeLessThan(60_000);
    expect((await atlas.anyone.asks(path)).status).toBe(404);
  });
});
