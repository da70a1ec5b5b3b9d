import { useMemo } from "react";
import { useFeed } from "../../api/collections.ts";
import type { Choice } from "../../editing/field-input.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useSheet } from "../../workbench/sheet.ts";

/** Records that fields of others may name: groups by their id, aimags, soums and linked sites by their code. */
export function useChoices(): Readonly<Record<string, readonly Choice[]>> {
  const { language, name } = useWords();
  const { names, table } = useSheet();
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
    const sites = (table?.codes ?? []).map((code, index) => {
      const called = name(table?.details?.namesEn[index], table?.details?.namesMn[index]);
      return { value: code, label: [code, called].filter(Boolean).join(" · ") };
    });
    return {
      organisation_id: sorted(groups),
      aimag_code: sorted(unitsOf("aimag")),
      soum_code: sorted(unitsOf("soum")),
      site_codes: sites,
    };
  }, [organisations, units, names, table, name, language]);
}
