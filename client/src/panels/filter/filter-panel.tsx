import { type ReactElement, useId, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import type { FacetId } from "../../sites/facets/facet.ts";
import { facetNamed, facets } from "../../sites/facets/facet-columns.ts";
import { isFiltering, type SiteFilter, toggled, withFacet } from "../../sites/site-filter.ts";
import { useView } from "../../state/view-store.ts";
import { Icon } from "../../ui/icons.tsx";
import { useSheet } from "../../workbench/sheet.ts";
import { FacetEntries } from "./facet-entries.tsx";
import { entryWords } from "./facet-words.ts";
import styles from "./filter.module.css";
import { MatchSummary } from "./match-summary.tsx";

const setWhere = (where: SiteFilter) => useView.getState().setWhere(where);
const dropArea = () => useView.getState().setAreaFilter(false);

/** What is left by the filters, first, for that is what one asks; then what sites must be: chips that are undone one by one, and a choice of facets. */
export function FilterPanel(): ReactElement {
  const { t } = useWords();
  const { details, table } = useSheet();
  const where = useView((view) => view.where);
  const isAreaFilter = useView((view) => view.isAreaFilter);
  const [isChoosing, setIsChoosing] = useState(false);
  const [facet, setFacet] = useState<FacetId | null>(null);
  const editorId = useId();
  const isWaiting = Object.keys(where).some((id) => {
    const facet = facetNamed(id);
    const waitsForDetails = facet?.needsDetails === true && details.phase === "coming";
    return waitsForDetails || (facet?.needsKindergartens === true && table !== null && table.kindergartens === null);
  });
  return (
    <section className={styles.filters} aria-label={t("filter.title")}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t("filter.title")}</h3>
        {(isFiltering(where) || isAreaFilter) && (
          <button type="button" className={styles.quietButton} onClick={() => useView.getState().clearFilter()}>
            {t("filter.clear")}
          </button>
        )}
      </div>
      <MatchSummary />
      <Chips where={where} isAreaFilter={isAreaFilter} />
      <button
        type="button"
        className={styles.add}
        aria-expanded={isChoosing}
        aria-controls={editorId}
        onClick={() => setIsChoosing(!isChoosing)}
      >
        <Icon name={isChoosing ? "up" : "plus"} size={14} />
        {isChoosing ? t("filter.close") : t("filter.add")}
      </button>
      {isChoosing && (
        <div id={editorId} className={styles.editor}>
          <FacetChoice where={where} chosen={facet} onChoose={setFacet} />
        </div>
      )}
      {isWaiting && <p className={styles.quiet}>{t("filter.waiting")}</p>}
    </section>
  );
}

interface ChipsProps {
  readonly where: SiteFilter;
  readonly isAreaFilter: boolean;
}

function Chips({ where, isAreaFilter }: ChipsProps): ReactElement | null {
  const words = useWords();
  const { names } = useSheet();
  const { t } = words;
  const chips = Object.entries(where).flatMap(([id, codes]) => {
    const facet = facetNamed(id);
    return facet ? codes.map((code) => ({ id: facet.id, code, entry: entryWords(facet.id, code, words, names) })) : [];
  });
  if (chips.length === 0 && !isAreaFilter) return null;
  return (
    <ul className={styles.chips}>
      {isAreaFilter && (
        <li>
          <button type="button" className={styles.chip} aria-label={t("tools.dropAreaFilter")} onClick={dropArea}>
            {t("tools.areaChip")}
            <Icon name="close" size={12} />
          </button>
        </li>
      )}
      {chips.map(({ id, code, entry }) => (
        <li key={`${id}:${code}`}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t("filter.remove", { facet: t(`filter.facet.${id}`), entry })}
            onClick={() => setWhere(toggled(where, id, code))}
          >
            {t("filter.chip", { facet: t(`filter.facet.${id}`), entries: entry })}
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface FacetChoiceProps {
  readonly where: SiteFilter;
  readonly chosen: FacetId | null;
  readonly onChoose: (facet: FacetId | null) => void;
}

/** Every facet as a fold; one is open at a time. */
function FacetChoice({ where, chosen, onChoose }: FacetChoiceProps): ReactElement {
  const { t, count } = useWords();
  const { details, table } = useSheet();
  return (
    <ul className={styles.facets}>
      {facets.map(({ id, needsDetails, needsKindergartens }) => {
        const isOpen = id === chosen;
        const picked = where[id]?.length ?? 0;
        return (
          <li key={id}>
            <button
              type="button"
              className={styles.facet}
              aria-expanded={isOpen}
              disabled={
                (needsDetails && details.phase !== "there") || (needsKindergartens === true && !table?.kindergartens)
              }
              onClick={() => onChoose(isOpen ? null : id)}
            >
              <span>{t(`filter.facet.${id}`)}</span>
              {picked > 0 && <span className={styles.picked}>{count(picked)}</span>}
              <Icon name={isOpen ? "up" : "down"} size={14} />
            </button>
            {isOpen && (
              <>
                <p className={styles.quiet}>{t(`filter.explained.${id}`)}</p>
                <FacetEntries facet={id} where={where} onChange={(codes) => setWhere(withFacet(where, id, codes))} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
