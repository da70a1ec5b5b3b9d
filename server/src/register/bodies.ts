import { formsOf, withdrawalReasons } from "@asm-atlas/data/domain/publication/register.ts";
import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { z } from "zod";

const day = z.string().refine((text) => parseDay(text) !== undefined, "a day the calendar has: YYYY-MM-DD");
const paper = z.string().trim().min(1).max(500);

/** A group's written consent, and how the site is to be shown (rule 6 e and f). */
export const siteProposalBody = z.strictObject({ agreedOn: day, document: paper, shownAs: z.enum(formsOf.sites) });

/** How an accepted zone is to be shown (rule 8). */
export const zoneProposalBody = z.strictObject({ shownAs: z.enum(formsOf["rehabilitation-zones"]) });

/** That the federation has announced the soum itself, and where (rule 9). */
export const kindergartenProposalBody = z.strictObject({ agreedOn: day, document: paper });

export const withdrawalBody = z.strictObject({
  reason: z.enum(withdrawalReasons),
  note: z.string().trim().min(3).max(1_000),
});
export type Withdrawal = z.infer<typeof withdrawalBody>;
