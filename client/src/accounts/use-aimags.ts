import { useMemo } from "react";
import { useItems } from "../api/collections.ts";
import { useWords } from "../i18n/use-words.ts";

export interface Aimag {
  readonly code: string;
  readonly name: string;
}

/** Every aimag by name, in the reader's language; none until they have come. */
export function useAimags(): readonly Aimag[] {
  const { name, language } = useWords();
  const { data } = useItems("staff", "admin-units", { level: "aimag", limit: "100", skipGeometry: "true" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the words only the language matters, and they are a new object each time
  return useMemo(() => {
    const found = (data ?? []).map(({ properties }) => ({
      code: String(properties?.code),
      name: name(properties?.name_en, properties?.name_mn) || String(properties?.code),
    }));
    return found.sort((a, b) => a.name.localeCompare(b.name, language));
  }, [data, language]);
}

/** Names of some aimags in one line, in the order of the list; their codes until the names have come. */
export function namesOfAimags(codes: readonly string[], aimags: readonly Aimag[]): string {
  const known = aimags.filter(({ code }) => codes.includes(code)).map(({ name }) => name);
  return (known.length === codes.length ? known : codes).join(", ");
}
