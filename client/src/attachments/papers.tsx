import { can, type Role } from "@asm-atlas/data/domain/roles.ts";
import type { ReactElement } from "react";
import { fileAddress } from "../api/attachments.ts";
import { useWords } from "../i18n/use-words.ts";
import type { Attachment } from "./attachment.ts";
import { photoWords } from "./attachment-words.ts";
import styles from "./attachments.module.css";
import { RemoveButton } from "./remove-button.tsx";

interface PapersProps {
  readonly papers: readonly Attachment[];
  readonly code: string;
  readonly role: Role;
}

const kilobyte = 1_024;

/** Plans, memoranda and acts, newest first: a PDF is downloaded, a photo of a paper opens in a page of its own. */
export function Papers({ papers, code, role }: PapersProps): ReactElement | null {
  const words = useWords();
  const { t, count, measure } = words;
  if (papers.length === 0) return null;
  const sizeOf = (bytes: number) =>
    bytes < kilobyte * kilobyte
      ? t("photos.kilobytes", { size: count(Math.ceil(bytes / kilobyte)) })
      : t("photos.megabytes", { size: measure(bytes / kilobyte / kilobyte) });
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
                {[paper.isPdf ? "PDF" : t("photos.aPhoto"), sizeOf(paper.bytes)].join(" · ")}
              </span>
              {can(role, "delete", "attachments") && <RemoveButton id={paper.id} role={role} name={name} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}
