import { useQueryClient } from "@tanstack/react-query";
import { type EventDraft, takeBackEvents } from "../../api/decisions.ts";
import { refreshStaff } from "../../api/writing.ts";
import type { Draft } from "../../editing/draft.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useNotices } from "../../state/notices.ts";
import { useSave } from "../../waiting/use-save.ts";
import type { EventSave, WaitingSave } from "../../waiting/waiting-save.ts";
import type { EventKind } from "./event-kinds.ts";
import { useRefusal } from "./use-refusal.ts";

/** An event, and another that is entered right after it. */
interface EventsEntered {
  readonly event: EventDraft;
  readonly next?: EventDraft;
}

/** Enters an event, forgets its draft and says what was done, with the way to take it back. */
export function useEnterEvent(
  kind: EventKind,
  record: { readonly id: string; readonly code: string },
  draft: Draft,
  onDone: () => void,
  waiting?: WaitingSave<EventSave>,
): ReturnType<typeof useSave<EventSave, EventsEntered>> {
  const { t, sayCode, daySlots } = useWords();
  const queries = useQueryClient();
  const { collection, workflow } = kind;
  const refusalOf = useRefusal(kind);
  const saveOf = (event: EventDraft): EventSave => ({ kind: "event", collection, recordId: record.id, event });
  return useSave({
    saveOf: ({ event }: EventsEntered) => saveOf(event),
    nextOf: ({ next }) => next && saveOf(next),
    code: record.code,
    draft,
    replaces: waiting,
    onSaved: (_entered, { event, next }, refused) => {
      const reason = refusalOf(refused);
      const entered = next && reason === null ? [event, next] : [event];
      const { to, effectiveOn } = entered.at(-1) ?? event;
      const slots = { code: record.code, status: sayCode(workflow.states, to), ...daySlots(effectiveOn) };
      const told: string[] = [t("decision.recorded", slots)];
      if (next && reason !== null)
        told.push(t("decision.notNext", { status: sayCode(workflow.states, next.to), reason }));
      useNotices.getState().tell(told.join(" "), async () => {
        const ids = entered.map(({ id }) => id).toReversed();
        await takeBackEvents(collection, ids, t("decision.takenBackReason"));
        await refreshStaff(queries);
      });
    },
    onDone,
  });
}
