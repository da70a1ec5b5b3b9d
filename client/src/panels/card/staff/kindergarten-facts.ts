import { kindergartenKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { Reader } from "../../../api/read.ts";
import type { Words } from "../../../i18n/use-words.ts";
import type { KindergartenRecord } from "../../../workbench/records/kindergartens.ts";
import type { Fact } from "../facts.tsx";
import { eventEvidence, lines } from "./event-lines.tsx";
import type { TimelineWords } from "./timeline.tsx";

/** Seats come with the feed (`read`), the others with the record (`full`, null while it has not come). */
export function figures(read: Reader, full: Reader | null, isComing: boolean, { t, count }: Words): readonly Fact[] {
  const counted = (value: number | null | undefined) => (value === null || value === undefined ? null : count(value));
  const missing = isComing ? "coming" : "recorded";
  return [
    { label: t("card.seats"), value: counted(read.number("seats")), missing: "recorded" },
    { label: t("cards.groups"), value: counted(full?.number("groups")), missing },
    { label: t("cards.teachers"), value: counted(full?.number("teachers")), missing },
  ];
}

export function recordFacts(
  kindergarten: KindergartenRecord,
  full: Reader | null,
  isComing: boolean,
  { t, sayCode }: Words,
): readonly Fact[] {
  const missing = isComing ? "coming" : "recorded";
  return [
    { label: t("card.kind"), value: sayCode(kindergartenKinds, kindergarten.kind) },
    { label: t("cards.operator"), value: full?.text("operator") ?? null, missing },
    { label: t("cards.funder"), value: full?.text("funder") ?? null, missing },
  ];
}

/** How the steps of a kindergarten are told. */
export function kindergartenTimeline(words: Words): TimelineWords {
  return {
    linesOfStep: () => [],
    linesOfEvent: (event) => lines(eventEvidence(event, words)),
  };
}
