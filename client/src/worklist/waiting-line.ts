import { siteStatusWorkflow, suspensionReasons } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { WorklistSectionId } from "@asm-atlas/data/domain/worklist.ts";
import type { WaitingEntry, WaitingSite, WaitingZone } from "../api/worklist.ts";
import type { Words } from "../i18n/use-words.ts";
import type { Names } from "../workbench/names.ts";

/** Why a record waits, in a sentence. */
export function waitingLine(section: WorklistSectionId, entry: WaitingEntry, words: Words, names: Names): string {
  if ("shownAs" in entry) {
    const form = words.t(`register.form.${entry.shownAs}`);
    return words.t("worklist.line.proposed", { form, ...words.daySlots(entry.since) });
  }
  return entry.collection === "sites" ? siteLine(section, entry, words, names) : zoneLine(section, entry, words);
}

function siteLine(section: WorklistSectionId, site: WaitingSite, words: Words, names: Names): string {
  const { t, sayCode, daySlots } = words;
  switch (section) {
    case "expired":
      return t("worklist.line.ended", { number: site.contractNumber ?? "", ...daySlots(site.contractTo ?? "") });
    case "expiring":
      return t("worklist.line.ends", { number: site.contractNumber ?? "", ...daySlots(site.contractTo ?? "") });
    case "suspended-without-reason":
      return t("worklist.line.suspended", {
        reason: sayCode(suspensionReasons, site.suspensionReason ?? ""),
        ...daySlots(site.since),
      });
    case "instrument-replaced":
      return t("worklist.line.replaced", {
        status: sayCode(siteStatusWorkflow.states, site.state),
        instrument: names.instrument(site.instrument ?? ""),
        by: names.instrument(site.replacedBy ?? ""),
      });
    default:
      return site.lastVisitOn === null
        ? t("worklist.line.neverVisited")
        : t("worklist.line.visited", daySlots(site.lastVisitOn));
  }
}

function zoneLine(section: WorklistSectionId, zone: WaitingZone, { t, daySlots }: Words): string {
  return section === "zones-to-accept"
    ? t("worklist.line.handedIn", daySlots(zone.since))
    : t("worklist.line.due", daySlots(zone.dueOn ?? ""));
}
