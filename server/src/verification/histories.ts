import { kindergartenStatusWorkflow } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { type DatedState, firstBreak, type Workflow } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { Transaction } from "../db/database.ts";
import { readInPortions } from "../db/portions.ts";
import { identifier, sql } from "../db/sql.ts";
import { type Check, Tally } from "./check.ts";

/** Records whose state follows from dated events, and where both are kept. */
interface HistoryKind {
  readonly noun: string;
  readonly workflow: Workflow;
  readonly table: string;
  readonly eventTable: string;
  readonly recordColumn: string;
  readonly stateColumn: string;
}

const kinds: readonly HistoryKind[] = [
  {
    noun: "sites",
    workflow: siteStatusWorkflow,
    table: "atlas.site",
    eventTable: "atlas.site_status_event",
    recordColumn: "site_id",
    stateColumn: "status",
  },
  {
    noun: "rehabilitation zones",
    workflow: zoneStageWorkflow,
    table: "atlas.rehabilitation_zone",
    eventTable: "atlas.zone_stage_event",
    recordColumn: "zone_id",
    stateColumn: "stage",
  },
  {
    noun: "kindergartens",
    workflow: kindergartenStatusWorkflow,
    table: "atlas.kindergarten",
    eventTable: "atlas.kindergarten_status_event",
    recordColumn: "kindergarten_id",
    stateColumn: "status",
  },
];

/** A record as it is kept, beside its events in their order; what was struck as entered in error is not among them. */
interface Kept {
  readonly code: string;
  readonly state: string | null;
  readonly since: string | null;
  readonly eventId: string | null;
  readonly history: readonly DatedState[];
  readonly events: readonly (readonly [effectiveOn: string, state: string, id: string])[];
}

const lettersOfEvent = 80;

async function readKept(transaction: Transaction, kind: HistoryKind): Promise<AsyncGenerator<Kept[]>> {
  const table = identifier(kind.table);
  const { expected } = await transaction.one<{ expected: number }>(sql`SELECT count(*) AS expected FROM ${table}`);
  return readInPortions<Kept>(transaction, {
    query: sql`
      SELECT r.code, r.current_state AS state, r.current_state_since AS since, r.current_state_event_id AS "eventId", r.history,
             coalesce(told.events, '[]') AS events
        FROM ${table} r
        LEFT JOIN LATERAL (
          SELECT jsonb_agg(jsonb_build_array(ev.effective_on, ev.${identifier(kind.stateColumn)}, ev.id)
                           ORDER BY ev.effective_on, ev.recorded_at, ev.id) AS events
            FROM ${identifier(kind.eventTable)} ev WHERE ev.${identifier(kind.recordColumn)} = r.id AND ev.struck_at IS NULL) told ON true
       ORDER BY r.code COLLATE "C"`,
    expected,
    weigh: ({ events }) => lettersOfEvent * (1 + 2 * events.length),
  });
}

const stateSince = (state: string | null, since: string | null): string =>
  state === null ? "without a state" : `${state} since ${since}`;

/** What is wrong with a record, in words; undefined when what is kept of it is what its events tell. */
function historyFault(workflow: Workflow, kept: Kept): string | undefined {
  const replayed = kept.events.map(([effectiveOn, state]): DatedState => [effectiveOn, state]);
  const unknown = replayed.find(([, state]) => !workflow.states.some(({ code }) => code === state));
  if (unknown) return `${kept.code}: ${unknown[1]} is no state of ${workflow.id}`;
  const broken = firstBreak(workflow, replayed);
  if (broken) {
    const on = replayed[broken.index]?.[0];
    return `${kept.code}: ${broken.to} cannot follow ${broken.from ?? "nothing"} on ${on}`;
  }
  const [since, state, eventId] = kept.events.at(-1) ?? [null, null, null];
  if (kept.state !== state || kept.since !== since) {
    return `${kept.code} is kept as ${stateSince(kept.state, kept.since)}, its events say ${stateSince(state, since)}`;
  }
  if (kept.eventId !== eventId) return `${kept.code} names another event than its newest as where its state comes from`;
  if (JSON.stringify(kept.history) !== JSON.stringify(replayed))
    return `${kept.code} keeps another history than its events tell`;
  return undefined;
}

function historyCheck(kind: HistoryKind): Check {
  return {
    claim: `${kind.noun} have the state and the history that their events tell, as the workflow allows`,
    run: async (transaction) => {
      const tally = new Tally();
      for await (const records of await readKept(transaction, kind)) {
        for (const kept of records) tally.add(historyFault(kind.workflow, kept));
      }
      return tally.finding();
    },
  };
}

/** A contract shows its number, kind and dates, unless work merely resumes after a suspension, and has land or a licence holder behind it. */
const contractsCheck: Check = {
  claim: "contracts of sites have their papers and their land",
  run: async (transaction) => {
    const found = await transaction.one<{ held: number; of: number; first: string | null }>(sql`
      WITH told AS (
        SELECT s.code, e.effective_on, e.status, e.contract_number, e.contract_type,
               lag(e.status) OVER (PARTITION BY e.site_id ORDER BY e.effective_on, e.recorded_at, e.id) AS previous
          FROM atlas.site_status_event e JOIN atlas.site s ON s.id = e.site_id WHERE e.struck_at IS NULL
      ), contract AS (
        SELECT code, effective_on,
               (previous IS DISTINCT FROM 'SUSPENDED' AND contract_number IS NULL)
               OR (previous = 'ORGANISED' AND contract_type IS DISTINCT FROM 'tripartite_licence_holder') AS is_broken
          FROM told WHERE status = 'FORMAL'
      )
      SELECT count(*) FILTER (WHERE NOT is_broken) AS held, count(*) AS "of",
             (SELECT format('%s: the contract of %s lacks its papers or its land', code, effective_on) FROM contract
               WHERE is_broken ORDER BY code COLLATE "C", effective_on LIMIT 1) AS first
        FROM contract`);
    return { held: found.held, of: found.of, ...(found.first === null ? {} : { firstBroken: found.first }) };
  },
};

export const historyChecks: readonly Check[] = [...kinds.map(historyCheck), contractsCheck];
