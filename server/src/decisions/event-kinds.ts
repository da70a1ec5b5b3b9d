import type { Subject } from "@asm-atlas/data/domain/roles.ts";
import type { z } from "zod";
import { type Sql, sql } from "../db/sql.ts";
import {
  type KindergartenEventBody,
  kindergartenEventBody,
  type SiteEventBody,
  siteEventBody,
  type ZoneEventBody,
  zoneEventBody,
} from "./event-bodies.ts";

/** One kind of dated event: where it is sent, what it says and how it is written. */
export interface EventKind {
  /** Address: `/api/{collection}/{id}/{path}`. */
  readonly collection: "sites" | "rehabilitation-zones" | "kindergartens";
  readonly path: "status-events" | "stage-events";
  readonly subject: Subject;
  readonly table: string;
  readonly recordColumn: string;
  /** View of schema internal in which the event is read back, and its column of the record. */
  readonly view: string;
  readonly schema: z.ZodType;
  /** Columns beside id and record, and their values. */
  columns(body: never): readonly (readonly [column: string, value: Sql])[];
}

const shared = (body: KindergartenEventBody | SiteEventBody | ZoneEventBody) =>
  [
    ["effective_on", sql`${body.effectiveOn}::date`],
    ["document_reference", sql`${body.document ?? null}::text`],
    ["note", sql`${body.note ?? null}::text`],
  ] as const;

const siteEvents = {
  collection: "sites",
  path: "status-events",
  subject: "site-status-events",
  table: "site_status_event",
  recordColumn: "site_id",
  view: "site_status_events",
  schema: siteEventBody,
  columns: (body: SiteEventBody) => [
    ["status", sql`${body.to}::text`],
    ...shared(body),
    ["instrument_code", sql`${body.instrument ?? null}::text`],
    ["instrument_exception", sql`${body.instrumentException ?? null}::text`],
    ["suspension_reason", sql`${body.suspensionReason ?? null}::text`],
    ["contract_type", sql`${body.contract?.type ?? null}::text`],
    ["contract_number", sql`${body.contract?.number ?? null}::text`],
    ["contract_from", sql`${body.contract?.from ?? null}::date`],
    ["contract_to", sql`${body.contract?.to ?? null}::date`],
    ["override_reason", sql`${body.override ?? null}::text`],
  ],
} as const satisfies EventKind;

const zoneEvents = {
  collection: "rehabilitation-zones",
  path: "stage-events",
  subject: "zone-stage-events",
  table: "zone_stage_event",
  recordColumn: "zone_id",
  view: "zone_stage_events",
  schema: zoneEventBody,
  columns: (body: ZoneEventBody) => [
    ["stage", sql`${body.to}::text`],
    ...shared(body),
    ["hectares", sql`${body.hectares ?? null}::double precision`],
    ["due_on", sql`${body.dueOn ?? null}::date`],
  ],
} as const satisfies EventKind;

const kindergartenEvents = {
  collection: "kindergartens",
  path: "status-events",
  subject: "kindergarten-status-events",
  table: "kindergarten_status_event",
  recordColumn: "kindergarten_id",
  view: "kindergarten_status_events",
  schema: kindergartenEventBody,
  columns: (body: KindergartenEventBody) => [["status", sql`${body.to}::text`], ...shared(body)],
} as const satisfies EventKind;

export const eventKinds: readonly EventKind[] = [siteEvents, zoneEvents, kindergartenEvents];
