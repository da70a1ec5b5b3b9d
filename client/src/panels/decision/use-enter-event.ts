import { useQueryClient } from "@tanstack/react-query";
import { type EventDraft, takeBackEvents } from "../../api/decisions.ts";
import { refreshStaff } from "../../api/writing.ts";
import type { Draft } from "../../editing/draft.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useNotices } from "../../state/notices.ts";
import { useSave } from "../../waiting/use-save.ts";
import type { EventSave, WaitingSave } from "../../waiting/waiting-save.ts";
import type { EventKind } from "./event-kinds.ts";

/** Enters an event, forgets its draft and says what was done, with the way to take it back. */
export function useEnterEvent(
  kind: EventKind,
  record: { readonly id: string; readonly code: string },
  draft: Draft,
  onDone: () => void,
  waiting?: WaitingSave<EventSave>,
): ReturnType<typeof useSave<EventSave, EventDraft>> {
  const { t, sayCode, daySlots } = useWords();
  const queries = useQueryClient();
  const { collection, workflow } = kind;
  return useSave({
    saveOf: (event: EventDraft): EventSave => ({ kind: "event", collection, recordId: record.id, event }),
    code: record.code,
    draft,
    replaces: waiting,
    onSaved: (_entered, { id, to, effectiveOn }) => {
      const slots = { code: record.code, status: sayCode(workflow.states, to), ...daySlots(effectiveOn) };
      useNotices.getState().tell(t("decision.recorded", slots), async () => {
        await takeBackEvents(collection, [id], t("decision.takenBackReason"));
        await refreshStaff(queries);
      });
    },
    onDone,
  });
}
