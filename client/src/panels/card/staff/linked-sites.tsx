import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { ReactElement } from "react";
import { useWords } from "../../../i18n/use-words.ts";
import { siteStatusCodes, statesOn } from "../../../sites/site-table.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import styles from "../card.module.css";
import { RecordLink } from "./record-link.tsx";

interface LinkedSitesProps {
  readonly heading: string;
  readonly codes: readonly string[];
}

/** Sites a record belongs to, with where they stand on the day. */
export function LinkedSites({ heading, codes }: LinkedSitesProps): ReactElement {
  const { t } = useWords();
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{heading}</h3>
      {codes.length === 0 && (
        <p>
          <em className={styles.missing}>{t("card.notRecorded")}</em>
        </p>
      )}
      {codes.map((code) => (
        <SiteLink key={code} code={code} />
      ))}
    </section>
  );
}

/** One site: sign, name, where it stands, and what else there is to say. */
export function SiteLink({ code, aside }: { readonly code: string; readonly aside?: string }): ReactElement {
  const { t, name, sayCode } = useWords();
  const { table, onDay } = useSheet();
  const index = table?.indexOfCode.get(code);
  const status = table && index !== undefined ? siteStatusCodes[statesOn(table, onDay)[index] ?? -1] : undefined;
  const title = index === undefined ? "" : name(table?.details?.namesEn[index], table?.details?.namesMn[index]);
  const told = status ? sayCode(siteStatusWorkflow.states, status) : t("cards.notKnownYetShort");
  return (
    <RecordLink
      to={{ layer: "sites", code }}
      signCode={status ?? null}
      name={title || code}
      aside={[title ? code : null, told, aside].filter(Boolean).join(" · ")}
    />
  );
}
