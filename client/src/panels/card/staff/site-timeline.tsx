import { contractTypes, suspensionReasons } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { Feature } from "geojson";
import type { ReactNode } from "react";
import { newestFirst, type Reader } from "../../../api/read.ts";
import { useWords, type Words } from "../../../i18n/use-words.ts";
import { useRecords } from "../../../workbench/records/use-records.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import { isStruck } from "../../decision/correction-draft.ts";
import { eventEvidence, lines } from "./event-lines.tsx";
import type { TimelineWords } from "./timeline.tsx";

/** How the steps of a site are told. `instruments` has one for each step of its history. */
export function useSiteTimeline(instruments: readonly (string | null)[]): TimelineWords {
  const words = useWords();
  const { names } = useSheet();
  const { instruments: known } = useRecords();
  const underInstrument = (code: string | null): ReactNode => {
    if (code === null) return null;
    const sentence = words.t("cards.under", { instrument: names.instrument(code) });
    const sourceUrl = known?.get(code)?.sourceUrl;
    return sourceUrl ? (
      <a href={sourceUrl} rel="noreferrer noopener" target="_blank">
        {sentence}
      </a>
    ) : (
      sentence
    );
  };
  return {
    linesOfStep: (index) => lines({ instrument: underInstrument(instruments[index] ?? null) }),
    linesOfEvent: (event) => {
      const reason = event.text("suspension_reason");
      return lines({
        reason: reason && words.sayCode(suspensionReasons, reason),
        instrument: underInstrument(event.text("instrument_code")),
        contract: contractSentence(event, words),
        ...eventEvidence(event, words),
      });
    },
  };
}

function contractSentence(event: Reader, { t, sayCode, day, daySlots }: Words): string | null {
  const [type, number] = [event.text("contract_type"), event.text("contract_number")];
  const [from, to] = [event.text("contract_from"), event.text("contract_to")];
  if (type === null) return null;
  const typeName = sayCode(contractTypes, type);
  const contract = number
    ? t("cards.contract", { number, type: typeName })
    : t("cards.contractPlain", { type: typeName });
  const span =
    from &&
    (to
      ? t("cards.contractSpan", { from: day(from), to: day(to) })
      : t("cards.contractFrom", { from: day(from), fromOf: daySlots(from).dateOf }));
  return [contract, span].filter(Boolean).join(", ");
}

/** The event in force on a day, once the events have come; what was struck is in force no more. */
export function eventOn(events: readonly Feature[] | undefined, onDay: string): Reader | undefined {
  return newestFirst(events ?? [], "effective_on").find(
    (event) => !isStruck(event) && (event.text("effective_on") ?? "") <= onDay,
  );
}
