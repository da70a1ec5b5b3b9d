import { can, type Role } from "@asm-atlas/data/domain/roles.ts";
import type { ReactElement } from "react";
import { fileAddress } from "../api/attachments.ts";
import { useWords } from "../i18n/use-words.ts";
import type { Attachment } from "./attachment.ts";
import { photoWords, sizeWords } from "./attachment-words.ts";
import styles from "./attachments.module.css";
import { RemoveButton } from "./remove-button.tsx";

interface PapersProps {
  readonly papers: readonly Attachment[];
  readonly code: string;
  readonly role: Role;
}

/** Plans, memoranda and acts, newest first: a PDF is downloaded, a photo of a paper opens in a page of its own. */
export function Papers({ papers, code, role }: PapersProps): ReactElement | null {
  const words = useWords();
  const { t } = words;
  if (papers.length === 0) return null;
  return (
    <>
      <h4 className={styles.subtitle}>{t("photos.papers")}</h4>
      <ul className={styles.papers}>
        {papers.map((paper) => {
          const name = photoWords(paper, words);
          return (
            <li key={paper.id}>
              <a
                href={fileAddress(paper.id, "full")}
                {...(paper.isPdf ? { download: `${code}-${paper.kind}.pdf` } : { target: "_blank", rel: "noreferrer" })}
              >
                {name}
              </a>
              <span className={styles.quiet}>
                {[paper.isPdf ? "PDF" : t("photos.aPhoto"), sizeWords(paper.bytes, words)].join(" · ")}
              </span>
              {can(role, "delete", "attachments") && <RemoveButton id={paper.id} role={role} name={name} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}
