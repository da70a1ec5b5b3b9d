import type { ReactNode } from "react";
import type { Reader } from "../../../api/read.ts";
import type { Words } from "../../../i18n/use-words.ts";
import { todayInMongolia } from "../../../map/overlays.ts";
import type { TimelineLine } from "./timeline.tsx";

/** The lines that say something, in the order given. */
export function lines(contents: Readonly<Record<string, ReactNode>>): readonly TimelineLine[] {
  return Object.entries(contents).flatMap(([id, content]) => (content ? [{ id, content }] : []));
}

/** What stands behind any event: its document, its note, and the day it was written down where that is not the day it was so. */
export function eventEvidence(event: Reader, { t, daySlots }: Words): Readonly<Record<string, ReactNode>> {
  const document = event.text("document_reference");
  const recordedAt = event.text("recorded_at");
  const recordedOn = recordedAt && todayInMongolia(new Date(recordedAt));
  return {
    document: document && t("cards.document", { reference: document }),
    note: event.text("note"),
    recorded: recordedOn && recordedOn !== event.text("effective_on") && t("cards.recordedOn", daySlots(recordedOn)),
  };
}
