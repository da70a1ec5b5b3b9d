import { depositTypes, organisationKinds, zoneOrigins } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { CodeEntry } from "@asm-atlas/data/domain/text.ts";
import { fieldOfCounter, type ZoneCounter, zoneCounters } from "@asm-atlas/data/domain/workflow/zone-counters.ts";
import type { Reader } from "../../../api/read.ts";
import type { Words } from "../../../i18n/use-words.ts";
import { hectaresNote } from "../../record/zone-notes.ts";
import type { Fact } from "../facts.tsx";
import { eventEvidence, lines } from "./event-lines.tsx";
import type { TimelineWords } from "./timeline.tsx";

/** Hectares of each counter: some come with the feed (`read`), the others with the record (`full`, null while it has not come). */
export function countersOf(read: Reader, full: Reader | null): Readonly<Record<ZoneCounter, number | null>> {
  const of = (name: ZoneCounter) => read.number(fieldOfCounter(name)) ?? full?.number(fieldOfCounter(name)) ?? null;
  return {
    disturbed: of("disturbed"),
    technical: of("technical"),
    topsoil: of("topsoil"),
    biological: of("biological"),
    accepted: of("accepted"),
  };
}

/** The counters, side by side. Some come with the feed (`read`), the others with the record (`full`, null while it has not come). */
export function hectareFacts(read: Reader, full: Reader | null, isComing: boolean, words: Words): readonly Fact[] {
  const { t, measure } = words;
  const areaHa = read.number("area_ha");
  const told = (value: number | null | undefined) =>
    value === null || value === undefined ? null : t("cards.hectares", { value: measure(value) });
  const counters = countersOf(read, full);
  const counter = (name: ZoneCounter): Fact => {
    const hectares = counters[name];
    const note = hectares !== null && areaHa !== null ? hectaresNote(hectares, areaHa, words) : null;
    const missing = isComing ? "coming" : name === "accepted" ? "recorded" : "assessed";
    return { label: t(`zones.counter.${name}`), value: told(hectares), missing, aside: note?.sentence ?? null };
  };
  return [{ label: t("cards.measuredArea"), value: told(areaHa) }, ...zoneCounters.map(counter)];
}

export function recordFacts(full: Reader | null, isComing: boolean, { t, count, sayCode }: Words): readonly Fact[] {
  const coded = (field: string, entries: readonly CodeEntry[]) => {
    const code = full?.text(field);
    return code ? sayCode(entries, code) : null;
  };
  const workerDays = full?.number("worker_days") ?? null;
  const cost = full?.number("cost_mnt") ?? null;
  const isFenced = full?.flag("is_fenced") ?? null;
  const missing = isComing ? "coming" : "recorded";
  return [
    { label: t("cards.origin"), value: coded("origin", zoneOrigins), missing },
    { label: t("cards.deposit"), value: coded("deposit_type", depositTypes), missing },
    {
      label: t("cards.responsible"),
      value: full?.text("organisation_name") ?? null,
      aside: coded("organisation_kind", organisationKinds),
      missing,
    },
    { label: t("cards.funder"), value: full?.text("funder") ?? null, missing },
    { label: t("cards.workerDays"), value: workerDays === null ? null : count(workerDays), missing },
    { label: t("zones.cost"), value: cost === null ? null : t("zones.tugrik", { value: count(cost) }), missing },
    { label: t("cards.species"), value: full?.list("species").join(", ") || null, missing },
    {
      label: t("cards.fenced"),
      value: isFenced === null ? null : t(isFenced ? "card.yes" : "card.no"),
      missing: isComing ? "coming" : "assessed",
    },
  ];
}

/** How the steps of a zone are told. */
export function zoneTimeline(words: Words): TimelineWords {
  const { t, measure, day } = words;
  return {
    linesOfStep: () => [],
    linesOfEvent: (event) => {
      const hectares = event.number("hectares");
      const dueOn = event.text("due_on");
      return lines({
        hectares: hectares !== null && t("cards.hectaresThen", { hectares: measure(hectares) }),
        due: dueOn && t("cards.dueOn", { date: day(dueOn) }),
        ...eventEvidence(event, words),
      });
    },
  };
}
