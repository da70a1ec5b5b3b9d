import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useSession } from "../api/session.ts";
import { refreshStaff } from "../api/writing.ts";
import type { Draft } from "../editing/draft.ts";
import { useWords } from "../i18n/use-words.ts";
import { useNotices } from "../state/notices.ts";
import { type AnswerOf, sendSave } from "./send-save.ts";
import { useSaveWords } from "./use-save-words.ts";
import { useWaiting } from "./use-waiting.ts";
import { isAway, type Save, type WaitingSave } from "./waiting-save.ts";

interface SaveParts<Of extends Save, Input> {
  readonly saveOf: (input: Input) => Of;
  /** What the record is called. */
  readonly code: string;
  readonly draft: Draft;
  /** The save that is open in the form, and in whose place this one is made. */
  readonly replaces?: WaitingSave | undefined;
  /** Says what was done. The draft is forgotten by then and everything asked for again. */
  readonly onSaved: (answer: AnswerOf<Of>, input: Input) => void;
  /** Closes the form: what it held is on record, or waits. */
  readonly onDone: () => void;
}

/** The answer of a save that went out, or the save as it waits. */
type Outcome<Of extends Save> = { readonly answer: AnswerOf<Of> } | { readonly waits: WaitingSave };

/**
 * Saves what a form holds. Without network it waits on this device and goes out by itself; where the device keeps nothing, the form
 * stays open and says why.
 */
export function useSave<Of extends Save, Input>(
  parts: SaveParts<Of, Input>,
): UseMutationResult<Outcome<Of>, Error, Input> {
  const { saveOf, code, draft, replaces, onSaved, onDone } = parts;
  const { t } = useWords();
  const { whatOf } = useSaveWords();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const account = session?.account?.id ?? "";

  const tellWaiting = (waits: WaitingSave) => {
    const { sender } = useWaiting.getState();
    const undo = async () => {
      if ((await sender?.takeBack(waits.id)) === undefined) return t("waiting.goneAlready");
      draft.keepAgain();
      return t("waiting.typedAgain");
    };
    // From the list it is taken back in the list.
    useNotices.getState().tell(t("waiting.kept", { what: whatOf(waits) }), replaces ? undefined : undo);
  };

  return useMutation({
    mutationFn: async (input: Input): Promise<Outcome<Of>> => {
      const save = saveOf(input);
      try {
        return { answer: await sendSave(save, account) };
      } catch (error) {
        if (!isAway(error)) throw error;
        const waits = await keepWaiting(save, code, replaces);
        if (!waits) throw error;
        return { waits };
      }
    },
    onSuccess: async (outcome, input) => {
      draft.discard();
      if ("waits" in outcome) tellWaiting(outcome.waits);
      else {
        if (replaces) await useWaiting.getState().sender?.takeBack(replaces.id);
        await refreshStaff(queries);
        onSaved(outcome.answer, input);
      }
      onDone();
    },
  });
}

/** @returns undefined where the device keeps nothing, or nobody is signed in any more */
async function keepWaiting(
  save: Save,
  code: string,
  replaces: WaitingSave | undefined,
): Promise<WaitingSave | undefined> {
  const { sender } = useWaiting.getState();
  try {
    if (!replaces) return await sender?.keep(save, code);
    await sender?.replace(replaces, save);
    return { ...replaces, save };
  } catch {
    return undefined; // Told by the form, as what it is: no network.
  }
}
