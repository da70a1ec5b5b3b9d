import type { ReactElement } from "react";
import { useAtlasInfo } from "../../api/atlas-info.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { FigureId } from "../figure-ids.ts";
import styles from "./counted.module.css";

/** What figures count, by whose count and to which day. */
export function Definitions({ ids }: { readonly ids: readonly FigureId[] }): ReactElement {
  const { t, day } = useWords();
  const { data: atlas } = useAtlasInfo();
  const release = atlas?.release;
  return (
    <div className={styles.definitions}>
      {ids.map((id) => (
        <p key={id}>{t(`counted.definition.${id}`)}</p>
      ))}
      {release && (
        <p className={styles.quiet}>
          {t("counted.source", {
            number: release.number,
            released: day(release.releasedOn),
            counted: day(release.cutOffOn),
          })}
        </p>
      )}
    </div>
  );
}
