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
  /** What goes out right after it and waits where it waits; refused, it leaves on record what was saved before it. */
  readonly nextOf?: (input: Input) => Save | undefined;
  /** What the record is called. */
  readonly code: string;
  readonly draft: Draft;
  /** The save that is open in the form, and in whose place this one is made. */
  readonly replaces?: WaitingSave | undefined;
  /** Says what was done. The draft is forgotten by then and everything asked for again. `refused`: why what goes out after it did not. */
  readonly onSaved: (answer: AnswerOf<Of>, input: Input, refused: unknown) => void;
  /** Closes the form: what it held is on record, or waits. */
  readonly onDone: () => void;
}

/** The answer of a save that went out, what waits of it and of what follows it, and why that was refused. */
interface Outcome<Of extends Save> {
  readonly sent?: { readonly answer: AnswerOf<Of> };
  readonly waits: readonly WaitingSave[];
  readonly refused?: unknown;
}

/**
 * Saves what a form holds. Without network it waits on this device and goes out by itself; where the device keeps nothing, the form
 * stays open and says why.
 */
export function useSave<Of extends Save, Input>(
  parts: SaveParts<Of, Input>,
): UseMutationResult<Outcome<Of>, Error, Input> {
  const { saveOf, nextOf, code, draft, replaces, onSaved, onDone } = parts;
  const { t } = useWords();
  const { whatOf } = useSaveWords();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const account = session?.account?.id ?? "";

  const tellWaiting = (waits: readonly WaitingSave[]) => {
    const { sender } = useWaiting.getState();
    const undo = async () => {
      // What was saved last first: what goes out meanwhile has nothing before it taken away.
      for (const { id } of waits.toReversed())
        if ((await sender?.takeBack(id)) === undefined) return t("waiting.goneAlready");
      draft.keepAgain();
      return t("waiting.typedAgain");
    };
    // From the list it is taken back in the list.
    const what = waits.map(whatOf).join("; ");
    useNotices.getState().tell(t("waiting.kept", { what }), replaces ? undefined : undo);
  };

  /** Sends it, or keeps it where the atlas is away. */
  const sendOrKeep = async <Each extends Save>(save: Each, instead?: WaitingSave): Promise<Outcome<Each>> => {
    try {
      return { sent: { answer: await sendSave(save, account) }, waits: [] };
    } catch (error) {
      const waits = isAway(error) ? await keepWaiting(save, code, instead) : undefined;
      if (!waits) throw error;
      return { waits: [waits] };
    }
  };

  return useMutation({
    mutationFn: async (input: Input): Promise<Outcome<Of>> => {
      const first = await sendOrKeep(saveOf(input), replaces);
      const next = nextOf?.(input);
      if (!next) return first;
      // Behind one that waits it is kept without a try.
      if (!first.sent) {
        const behind = await keepWaiting(next, code, undefined);
        return { waits: behind ? [...first.waits, behind] : first.waits };
      }
      try {
        return { ...first, waits: (await sendOrKeep(next)).waits };
      } catch (refused) {
        return { ...first, refused };
      }
    },
    onSuccess: async ({ sent, waits, refused }, input) => {
      draft.discard();
      if (sent) {
        if (replaces) await useWaiting.getState().sender?.takeBack(replaces.id);
        await refreshStaff(queries);
        onSaved(sent.answer, input, refused);
      }
      if (waits.length > 0) tellWaiting(waits);
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
