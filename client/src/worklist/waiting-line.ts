import { siteStatusWorkflow, suspensionReasons } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { WorklistSectionId } from "@asm-atlas/data/domain/worklist.ts";
import type { WaitingEntry } from "../api/worklist.ts";
import type { Words } from "../i18n/use-words.ts";
import type { Names } from "../workbench/names.ts";

/** Why a site waits, in a sentence. */
export function waitingLine(section: WorklistSectionId, entry: WaitingEntry, words: Words, names: Names): string {
  const { t, sayCode, daySlots } = words;
  switch (section) {
    case "expired":
      return t("worklist.line.ended", { number: entry.contractNumber ?? "", ...daySlots(entry.contractTo ?? "") });
    case "expiring":
      return t("worklist.line.ends", { number: entry.contractNumber ?? "", ...daySlots(entry.contractTo ?? "") });
    case "suspended-without-reason":
      return t("worklist.line.suspended", {
        reason: sayCode(suspensionReasons, entry.suspensionReason ?? ""),
        ...daySlots(entry.since),
      });
    case "instrument-replaced":
      return t("worklist.line.replaced", {
        status: sayCode(siteStatusWorkflow.states, entry.status),
        instrument: names.instrument(entry.instrument ?? ""),
        by: names.instrument(entry.replacedBy ?? ""),
      });
    case "not-visited":
      return entry.lastVisitOn === null
        ? t("worklist.line.neverVisited")
        : t("worklist.line.visited", daySlots(entry.lastVisitOn));
  }
}
