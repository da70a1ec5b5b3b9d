import type { ReactElement } from "react";
import { useWords } from "../../../i18n/use-words.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import { agoWords } from "./spans.ts";

/** "Last visit 14 months ago", the first question to ask of everything a visit counted. */
export function LastVisit({ on }: { readonly on: string | null }): ReactElement {
  const words = useWords();
  const { t, day } = words;
  const { onDay, today } = useSheet();
  if (on === null) return <p>{t("cards.neverVisited")}</p>;
  return <p>{t("cards.lastVisit", { ago: agoWords(on, onDay, today, words), date: day(on) })}</p>;
}
