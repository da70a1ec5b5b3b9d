import type { ReleasePreview } from "@asm-atlas/data/domain/publication/administration.ts";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import styles from "./publication.module.css";

/** What nobody can call back once this release is out. Lists of hundreds are counted as far as they are named. */
export function ForGood({ preview }: { readonly preview: ReleasePreview }): ReactElement {
  const { t, count } = useWords();
  const outlines = preview.zonesEntering.items.filter(({ shownAs }) => shownAs === "outline").length;
  const grown = preview.bands.items.filter(({ before, after }) => after[0] > before[0]).length;
  const named = preview.kindergartens.items.filter(
    ({ change, shownAs }) => shownAs === "soum" && change !== "leaves",
  ).length;
  const numbers = [
    ["entries", preview.entering.total],
    ["outlines", outlines],
    ["zones", preview.zonesEntering.total - outlines],
    ["soums", grown],
    ["kindergartens", named],
  ] as const;
  return (
    <div className={styles.block}>
      <h3>{t("publication.forGood")}</h3>
      <p>{t("publication.forGoodLead")}</p>
      <ul className={styles.plain}>
        {numbers
          .filter(([, many]) => many > 0)
          .map(([what, many]) => (
            <li key={what}>{t(`publication.forever.${what}`, { count: many, number: count(many) })}</li>
          ))}
        {preview.registerOpens && <li>{t("publication.forever.register")}</li>}
        {preview.regionsOpen && <li>{t("publication.forever.regions")}</li>}
        <li>{t("publication.forever.numbers")}</li>
      </ul>
    </div>
  );
}
