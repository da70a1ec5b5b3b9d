import type { ReactElement } from "react";
import type { AtlasInfo } from "../api/atlas-info.ts";
import { useWords } from "../i18n/use-words.ts";
import styles from "./public-story.module.css";

const named = ["site-summary", "sites", "rehabilitation-zones", "kindergartens", "published-figures"] as const;

/** What stands above the figures at any hour: the one warning, and what is withheld for now (publication rule 16). */
export function PublicNotices({ atlas }: { readonly atlas: AtlasInfo }): ReactElement {
  const { t, say, day } = useWords();
  const { warning, withheld } = atlas;
  const layers = named.filter((layer) => withheld.includes(layer)).map((layer) => t(`public.withheldLayer.${layer}`));
  const hasOthers = withheld.some((layer) => !(named as readonly string[]).includes(layer));
  const all = [...layers, ...(hasOthers ? [t("public.withheldLayer.other")] : [])];
  return (
    <>
      {warning && (
        <section className={styles.warning} aria-label={t("public.warning")}>
          <b>{t("public.warning")}</b>
          <p>{say(warning.text)}</p>
          <p className={styles.small}>
            {t("public.warningFrom", { office: warning.office, date: day(warning.issuedAt) })}
          </p>
        </section>
      )}
      {withheld.length > 0 && (
        <p className={styles.withheld} role="note">
          {withheld.includes("everything") ? t("public.withheldAll") : t("public.withheld", { layers: all.join(", ") })}
        </p>
      )}
    </>
  );
}
