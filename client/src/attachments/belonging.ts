import type { Feature } from "geojson";
import type { AttachmentFields } from "../api/attachments.ts";
import { useItems } from "../api/collections.ts";
import { newestFirst } from "../api/read.ts";
import { useWords, type Words } from "../i18n/use-words.ts";
import { type EventKind, siteEvents, zoneEvents } from "../panels/decision/event-kinds.ts";
import { useSaveWords } from "../waiting/use-save-words.ts";
import { useWaiting } from "../waiting/use-waiting.ts";
import type { WaitingSave } from "../waiting/waiting-save.ts";

/** The record a file is of. */
export interface AttachedTo {
  readonly of: "zone" | "site";
  /** Its id, and the code people use. */
  readonly id: string;
  readonly code: string;
}

/** What a file may belong to: the record itself, or a visit or event of it. */
interface Belonging {
  /** Id of the visit or event; empty: the record itself. */
  readonly id: string;
  readonly label: string;
  /** As the form names it. */
  readonly fields: Pick<AttachmentFields, "zone" | "site" | "visit" | "stageEvent" | "statusEvent">;
}

/** What the files of a record may belong to: itself first, then what came last. What waits on this device for the network is among it. */
export function useBelongings(record: AttachedTo): readonly Belonging[] {
  const { of, id, code } = record;
  const words = useWords();
  const { whatOf } = useSaveWords();
  const kind = of === "zone" ? zoneEvents : siteEvents;
  const events = useItems("staff", kind.subject, { [`${of}_code`]: code, limit: "1000" });
  const visits = useItems("staff", "site-visits", { site_code: code, limit: "1000" }, of === "site");
  const entries = useWaiting((waiting) => waiting.entries);
  const { t } = words;
  const own = of === "zone" ? { zone: id } : { site: id };
  const ofVisit = (visit: string, label: string) => ({ id: visit, label, fields: { ...own, visit } });
  const ofEvent = (event: string, label: string) => ({
    id: event,
    label,
    fields: { ...own, ...(of === "zone" ? { stageEvent: event } : { statusEvent: event }) },
  });
  const waiting = entries.flatMap((entry) => {
    const part = partOf(entry, id);
    const label = t("photos.ofWaiting", { what: whatOf(entry) });
    if (part === null) return [];
    return [part.kind === "visit" ? ofVisit(part.id, label) : ofEvent(part.id, label)];
  });
  return [
    { id: "", label: t(of === "zone" ? "photos.ofZone" : "photos.ofSite", { code }), fields: own },
    ...waiting.toReversed(),
    ...newestFirst(visits.data ?? [], "visited_on").map((visit) =>
      ofVisit(visit.id, t("photos.ofVisit", words.daySlots(visit.text("visited_on") ?? ""))),
    ),
    ...standing(events.data ?? []).map((event) => ofEvent(event.id, eventWords(kind, event, words))),
  ];
}

type Event = ReturnType<typeof newestFirst>[number];

/** Events that count; one struck has no papers any more. */
function standing(events: readonly Feature[]): readonly Event[] {
  return newestFirst(events, "effective_on").filter((event) => event.text("struck_at") === null);
}

function eventWords({ workflow, stateField }: EventKind, event: Event, { t, sayCode, daySlots }: Words): string {
  const status = sayCode(workflow.states, event.text(stateField) ?? "");
  return t("photos.ofEvent", { status, ...daySlots(event.text("effective_on") ?? "") });
}

/** The visit or event of a record that a waiting save will make; null: it makes none of this record. */
function partOf(
  { save }: WaitingSave,
  recordId: string,
): { readonly kind: "visit" | "event"; readonly id: string } | null {
  if (save.kind === "event" && save.recordId === recordId) return { kind: "event", id: save.event.id };
  if (save.kind !== "create" || save.collection !== "site-visits") return null;
  return save.change.properties.site_id === recordId ? { kind: "visit", id: save.id } : null;
}
