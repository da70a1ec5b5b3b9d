import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { type SiteStatus, siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import fc from "fast-check";

export const siteCodes: readonly SiteStatus[] = siteStatusWorkflow.states.map(({ code }) => code);

/** The first and last day that events of `siteHistories` may have: few enough that several often meet on one day. */
export const eventDays = { first: 18_000, last: 18_060 } as const;

export const someDay: fc.Arbitrary<number> = fc.integer({ min: eventDays.first - 5, max: eventDays.last + 5 });

const siteHistory: fc.Arbitrary<readonly DatedState<SiteStatus>[]> = fc
  .array(fc.tuple(fc.integer({ min: eventDays.first, max: eventDays.last }), fc.constantFrom(...siteCodes)), {
    maxLength: 9,
  })
  .map((events) =>
    events.sort(([a], [b]) => a - b).map(([day, code]) => [isoOfDay(day) ?? "", code] satisfies DatedState<SiteStatus>),
  );

/** Histories of sites whose events come in any order the calendar allows, several a day and the same state again included. */
export const siteHistories: fc.Arbitrary<readonly (readonly DatedState<SiteStatus>[])[]> = fc.array(siteHistory, {
  maxLength: 25,
});

/** Which of up to 25 records are counted. */
export const someMask: fc.Arbitrary<Uint8Array> = fc.uint8Array({ minLength: 25, maxLength: 25, max: 1 });
