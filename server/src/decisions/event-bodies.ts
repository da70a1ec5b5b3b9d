import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { kindergartenStatusWorkflow } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { contractTypes, siteStatusWorkflow, suspensionReasons } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { z } from "zod";

const codesOf = (entries: readonly { readonly code: string }[]) =>
  z.enum(entries.map(({ code }) => code) as [string, ...string[]]);
const day = z.string().refine((text) => parseDay(text) !== undefined, "a day the calendar has: YYYY-MM-DD");
const text = (most: number) => z.string().trim().min(1).max(most);
const id = z.uuid();

const common = {
  /** Made by the client: an event that is sent twice is one event. */
  id,
  effectiveOn: day,
  document: text(300).optional(),
  note: text(4_000).optional(),
};

const contractBody = z.strictObject({
  type: codesOf(contractTypes),
  number: text(100),
  from: day,
  to: day.optional(),
});

export const siteEventBody = z.strictObject({
  ...common,
  to: codesOf(siteStatusWorkflow.states),
  instrument: text(40).optional(),
  /** Why the instrument was not in force on that day. */
  instrumentException: text(1_000).min(3).optional(),
  suspensionReason: codesOf(suspensionReasons).optional(),
  contract: contractBody.optional(),
  /** An administrator's reason to let a warning pass. */
  override: text(1_000).min(3).optional(),
});
export type SiteEventBody = z.infer<typeof siteEventBody>;

export const zoneEventBody = z.strictObject({
  ...common,
  to: codesOf(zoneStageWorkflow.states),
  hectares: z.number().min(0).max(100_000).optional(),
  /** When a correction is due, for what is returned. */
  dueOn: day.optional(),
});
export type ZoneEventBody = z.infer<typeof zoneEventBody>;

export const kindergartenEventBody = z.strictObject({ ...common, to: codesOf(kindergartenStatusWorkflow.states) });
export type KindergartenEventBody = z.infer<typeof kindergartenEventBody>;

/** Striking an event entered in error, with or without one in its place. */
export const strikeBody = <Replacement extends z.ZodType>(replacement: Replacement) =>
  z.strictObject({ reason: text(1_000).min(3), replacement: replacement.optional() });

export const takeBackBody = z.strictObject({ events: z.array(id).min(1).max(10_000), reason: text(1_000).min(3) });

export const suspensionBody = z.strictObject({
  action: z.enum(["suspend", "resume"]),
  on: day,
  /** Names all events of this decision, so that it can be taken back at once and is not made twice. */
  batch: id,
  document: text(300).optional(),
  note: text(4_000).optional(),
  /** Only says whom it would touch. */
  isPreview: z.boolean(),
  /** `fingerprint` of the preview this rests on: when it would touch other sites by now, nothing is entered. */
  previewed: text(100).optional(),
});
export type SuspensionBody = z.infer<typeof suspensionBody>;
