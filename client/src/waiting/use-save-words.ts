import { sizeWords } from "../attachments/attachment-words.ts";
import { useWords } from "../i18n/use-words.ts";
import type { Creatable } from "../panels/aside/asides.ts";
import { eventKindOf } from "../panels/decision/event-kinds.ts";
import type { WaitingSave } from "./waiting-save.ts";

/** Says what a waiting save is, in a line. */
export function useSaveWords(): { readonly whatOf: (entry: WaitingSave) => string } {
  const words = useWords();
  const { t, sayCode, daySlots } = words;
  return {
    whatOf: ({ save, code }) => {
      if (save.kind === "event") {
        const { to, effectiveOn } = save.event;
        const status = sayCode(eventKindOf[save.collection].workflow.states, to);
        return t("waiting.what.event", { code, status, ...daySlots(effectiveOn) });
      }
      if (save.kind === "file")
        return t("waiting.what.file", { code, name: save.file.name, size: sizeWords(save.file.size, words) });
      if (save.kind === "change") return t("waiting.what.change", { code });
      if (save.collection === "site-visits") return t("waiting.what.visit", { code });
      if (save.collection === "zone-readings") return t("waiting.what.reading", { code });
      const kind = t(`creating.new.${save.collection as Creatable}`);
      return code === "" ? kind : t("waiting.what.create", { kind, name: code });
    },
  };
}
