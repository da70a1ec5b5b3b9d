import type { FeatureCollection } from "geojson";
import { useMemo } from "react";
import { useFeed } from "../api/collections.ts";
import { useWords, type Words } from "../i18n/use-words.ts";

/** Names of what records refer to by code, in the reader's language; the code itself until the names have come. */
export interface Names {
  /** Aimag, soum or district. */
  unit(code: string): string;
  /** "Khuld, Dundgovi": soums of one name are told apart by their aimag. */
  unitWithParent(code: string): string;
  organisation(code: string): string;
  instrument(code: string): string;
}

type Named = ReadonlyMap<string, { readonly name: string; readonly parent: string | undefined }>;

function namesOf(feed: FeatureCollection | undefined, words: Words, fields: readonly [en: string, mn: string]): Named {
  return new Map(
    feed?.features.map((feature) => {
      const { code, parent_code: parent, ...rest } = feature.properties ?? {};
      const name = words.name(rest[fields[0]], rest[fields[1]]);
      return [String(code), { name: name || String(code), parent: typeof parent === "string" ? parent : undefined }];
    }),
  );
}

export function useNames(): Names {
  const words = useWords();
  const { data: units } = useFeed("staff", "admin-units");
  const { data: organisations } = useFeed("staff", "organisations");
  const { data: instruments } = useFeed("staff", "legal-instruments");
  const { language } = words;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the words only the language matters, and they are a new object each time
  return useMemo(() => {
    const unitNames = namesOf(units, words, ["name_en", "name_mn"]);
    const organisationNames = namesOf(organisations, words, ["name_en", "name_mn"]);
    const instrumentNames = namesOf(instruments, words, ["short_en", "short_mn"]);
    const unit = (code: string) => unitNames.get(code)?.name ?? code;
    return {
      unit,
      unitWithParent: (code) => {
        const parent = unitNames.get(code)?.parent;
        return parent ? `${unit(code)}, ${unit(parent)}` : unit(code);
      },
      organisation: (code) => organisationNames.get(code)?.name ?? code,
      instrument: (code) => instrumentNames.get(code)?.name ?? code,
    };
  }, [units, organisations, instruments, language]);
}
