import { useMemo } from "react";
import { useWords, type Words } from "../i18n/use-words.ts";

/** The words, the same object until the language changes: drawings that depend on them are not made again for nothing. */
export function useSteadyWords(): Words {
  const words = useWords();
  const { language, t } = words;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the words only the language and its texts matter
  return useMemo(() => words, [language, t]);
}
