import type { RegisterCollection } from "@asm-atlas/data/domain/publication/register.ts";
import type { z } from "zod";
import { type Sql, sql } from "../db/sql.ts";
import { kindergartenProposalBody, siteProposalBody, zoneProposalBody } from "./bodies.ts";

/** Where the decisions on one kind of record lie, and what a proposal says. */
export interface RegisterKind {
  readonly collection: RegisterCollection;
  readonly table: string;
  readonly recordColumn: string;
  /** Table of the records. */
  readonly records: string;
  readonly schema: z.ZodType;
  /** Columns of a proposal and their values. */
  columns(body: never): readonly (readonly [column: string, value: Sql])[];
}

const sites = {
  collection: "sites",
  table: "site_publication_consent",
  recordColumn: "site_id",
  records: "site",
  schema: siteProposalBody,
  columns: (body: z.infer<typeof siteProposalBody>) => [
    ["agreed_on", sql`${body.agreedOn}::date`],
    ["document_reference", sql`${body.document}::text`],
    ["shown_as", sql`${body.shownAs}::text`],
  ],
} as const satisfies RegisterKind;

const zones = {
  collection: "rehabilitation-zones",
  table: "zone_publication_decision",
  recordColumn: "zone_id",
  records: "rehabilitation_zone",
  schema: zoneProposalBody,
  columns: (body: z.infer<typeof zoneProposalBody>) => [["shown_as", sql`${body.shownAs}::text`]],
} as const satisfies RegisterKind;

const kindergartens = {
  collection: "kindergartens",
  table: "kindergarten_publication_decision",
  recordColumn: "kindergarten_id",
  records: "kindergarten",
  schema: kindergartenProposalBody,
  columns: (body: z.infer<typeof kindergartenProposalBody>) => [
    ["announced_on", sql`${body.agreedOn}::date`],
    ["source_reference", sql`${body.document}::text`],
  ],
} as const satisfies RegisterKind;

export const registerKinds: readonly RegisterKind[] = [sites, zones, kindergartens];
