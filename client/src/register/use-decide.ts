import type { RegisterRecord } from "@asm-atlas/data/domain/publication/register.ts";
import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useWords } from "../i18n/use-words.ts";
import { useNotices } from "../state/notices.ts";

/**
 * Sends one decision, puts the record as it is then in place of the one that was read, and says what was done. After a refusal the record is
 * read anew: somebody else may have decided meanwhile.
 */
export function useDecide<Sent>(
  send: (sent: Sent) => Promise<RegisterRecord>,
  said: "proposed" | "confirmed" | "withdrawn",
  onDone: () => void,
): UseMutationResult<RegisterRecord, Error, Sent> {
  const { t } = useWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (record) => {
      const { collection, id, code } = record.entry;
      queries.setQueryData(["staff", "register", collection, id], record);
      useNotices.getState().tell(t(`register.done.${said}`, { code }));
      onDone();
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ["staff", "register"] });
      await queries.invalidateQueries({ queryKey: ["staff", "worklist"] });
    },
  });
}
