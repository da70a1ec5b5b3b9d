import { bestPair } from "@asm-atlas/data/domain/attachments/pairs.ts";
import { can } from "@asm-atlas/data/domain/roles.ts";
import { type ReactElement, useMemo, useState } from "react";
import { Link } from "react-router";
import { useItems } from "../api/collections.ts";
import { explainFailure } from "../api/failure.ts";
import { useSession } from "../api/session.ts";
import { useWords } from "../i18n/use-words.ts";
import card from "../panels/card/card.module.css";
import buttons from "../ui/button.module.css";
import { FailureNote } from "../ui/failure-note.tsx";
import { useSheet } from "../workbench/sheet.ts";
import { AddFiles } from "./add-files.tsx";
import { sortedAttachments } from "./attachment.ts";
import styles from "./attachments.module.css";
import { Comparison } from "./comparison.tsx";
import { Papers } from "./papers.tsx";
import { PhotoGrid } from "./photo-grid.tsx";

interface AttachmentsSectionProps {
  readonly of: "zone" | "site";
  /** The record's id, and the code people use. */
  readonly id: string;
  readonly code: string;
}

/** Photos and papers of a record: before and after beside one another, all photos, all papers, and the way to add some. */
export function AttachmentsSection({ of, id, code }: AttachmentsSectionProps): ReactElement {
  const { t } = useWords();
  const { today } = useSheet();
  const { data: session } = useSession();
  const items = useItems("staff", "attachments", { [`${of}_code`]: code, limit: "1000" });
  const { photos, papers } = useMemo(() => sortedAttachments(items.data ?? []), [items.data]);
  const [isAdding, setAdding] = useState(false);
  const role = session?.role ?? "anonymous";
  const pair = useMemo(() => bestPair(photos), [photos]);
  return (
    <section className={card.section} aria-busy={items.isPending} aria-label={t("photos.title")}>
      <h3 className={card.sectionTitle}>{t("photos.title")}</h3>
      {items.error && !items.data && (
        <FailureNote
          sentence={explainFailure(items.error, t)}
          retryLabel={t("app.tryAgain")}
          onRetry={() => void items.refetch()}
        />
      )}
      {items.isSuccess && photos.length === 0 && papers.length === 0 && (
        <p className={card.note}>{t(of === "zone" ? "photos.noneOfZone" : "photos.noneOfSite")}</p>
      )}
      {pair && <Comparison photos={photos} best={pair} />}
      <PhotoGrid photos={photos} code={code} role={role} />
      <Papers papers={papers} code={code} role={role} />
      {of === "zone" && (
        <Link className={styles.sheetLink ?? ""} to={`/workbench/zones/${encodeURIComponent(code)}/sheet`}>
          {t("handover.open")}
        </Link>
      )}
      {can(role, "create", "attachments") && (
        <>
          <button type="button" className={buttons.small} aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
            {t("photos.add")}
          </button>
          {isAdding && <AddFiles record={{ of, id, code }} today={today} />}
        </>
      )}
    </section>
  );
}
