import { useMemo } from "react";
import { useFeed } from "../../api/collections.ts";
import type { Choice } from "../../editing/field-input.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useSheet } from "../../workbench/sheet.ts";

/** Records that fields of others may name: groups by their id, aimags and soums by their code. */
export function useChoices(): Readonly<Record<string, readonly Choice[]>> {
  const { language } = useWords();
  const { names } = useSheet();
  const { data: organisations } = useFeed("staff", "organisations");
  const { data: units } = useFeed("staff", "admin-units");
  return useMemo(() => {
    const sorted = (choices: readonly Choice[]) => choices.toSorted((a, b) => a.label.localeCompare(b.label, language));
    const unitsOf = (level: string) =>
      (units?.features ?? []).flatMap(({ properties }) => {
        const code = properties?.level === level ? String(properties.code) : null;
        return code ? [{ value: code, label: names.unitWithParent(code) }] : [];
      });
    const groups = (organisations?.features ?? []).flatMap(({ properties }) => {
      const id = properties?.id;
      return typeof id === "string" ? [{ value: id, label: names.organisation(String(properties?.code)) }] : [];
    });
    return {
      organisation_id: sorted(groups),
      aimag_code: sorted(unitsOf("aimag")),
      soum_code: sorted(unitsOf("soum")),
    };
  }, [organisations, units, names, language]);
}
