import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import styles from "../editing.module.css";
import { BearingWay } from "./bearing-way.tsx";
import { FileWay } from "./file-way.tsx";
import outline from "./outline.module.css";
import { TypeWay } from "./type-way.tsx";
import { WalkWay } from "./walk-way.tsx";

/** How else an outline comes about than by hand: each is opened when it is wanted. */
export function OtherWays(): ReactElement {
  const { t } = useWords();
  const ways = [
    { title: t("outline.walkTitle"), content: <WalkWay /> },
    { title: t("outline.typeTitle"), content: <TypeWay /> },
    { title: t("outline.bearingTitle"), content: <BearingWay /> },
    { title: t("outline.fileTitle"), content: <FileWay /> },
  ];
  return (
    <section className={outline.ways} aria-label={t("outline.otherWays")}>
      <p className={styles.label}>{t("outline.otherWays")}</p>
      {ways.map(({ title, content }) => (
        <details key={title} className={outline.way}>
          <summary>{title}</summary>
          {content}
        </details>
      ))}
    </section>
  );
}
