import { type ReactElement, useMemo, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import type { FacetId } from "../../sites/facets/facet.ts";
import { facetNamed } from "../../sites/facets/facet-columns.ts";
import { countsOf, type SiteFilter } from "../../sites/site-filter.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { entryWords } from "./facet-words.ts";
import styles from "./filter.module.css";

interface FacetEntriesProps {
  readonly facet: FacetId;
  readonly where: SiteFilter;
  readonly onChange: (codes: readonly string[]) => void;
}

/** More entries than this are found by typing. */
const findFrom = 14;
/** Entries offered at once; typing narrows them, and the rest is said to be there. */
const mostShown = 60;

/** Facets whose entries are names: in the order of the alphabet, not of a list. */
const alphabetical: ReadonlySet<FacetId> = new Set(["aimag", "soum", "organisation"]);

/** The entries of one facet with how many sites each would leave; any number may be chosen. */
export function FacetEntries({ facet: id, where, onChange }: FacetEntriesProps): ReactElement {
  const words = useWords();
  const { t, count, language } = words;
  const { table, lens, onDay, names } = useSheet();
  const within = lens?.within ?? null;
  const [typed, setTyped] = useState("");
  const counts = useMemo(() => {
    const facet = facetNamed(id);
    return facet && table ? countsOf(facet, table, onDay, where, within) : [];
  }, [id, table, onDay, where, within]);
  const named = counts.map((entry) => ({ ...entry, label: entryWords(id, entry.code, words, names) }));
  const entries = alphabetical.has(id) ? named.sort((a, b) => a.label.localeCompare(b.label, language)) : named;
  const chosen = where[id] ?? [];
  const needle = typed.trim().toLocaleLowerCase(language);
  const found = needle ? entries.filter(({ label }) => label.toLocaleLowerCase(language).includes(needle)) : entries;
  const facetName = t(`filter.facet.${id}`);
  return (
    <fieldset className={styles.entries}>
      <legend className={styles.spoken}>{t("filter.entries", { facet: facetName })}</legend>
      {entries.length > findFrom && (
        <input
          className={styles.find}
          type="search"
          value={typed}
          placeholder={t("filter.pick")}
          aria-label={`${facetName}: ${t("filter.pick")}`}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {found.length === 0 && <p className={styles.quiet}>{t("filter.nothingFound")}</p>}
      {found.slice(0, mostShown).map(({ code, label, count: sites }) => (
        <label key={code} className={styles.entry}>
          <input
            type="checkbox"
            checked={chosen.includes(code)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, code] : chosen.filter((each) => each !== code))
            }
          />
          <span>{label}</span>
          <span className={styles.number}>{count(sites)}</span>
        </label>
      ))}
      {found.length > mostShown && (
        <p className={styles.quiet}>{t("filter.more", { shown: count(mostShown), total: count(found.length) })}</p>
      )}
    </fieldset>
  );
}
