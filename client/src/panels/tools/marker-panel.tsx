import { formatDecimal, formatDms, formatUtm } from "@asm-atlas/data/domain/coordinates/format.ts";
import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { type ReactElement, useState } from "react";
import { useAnnouncement } from "../../app/announce.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useTools } from "../../state/tool-store.ts";
import { copyText } from "../../ui/copy-text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./over-map.module.css";

/** The place marked for a while, in the three ways coordinates are written. */
export function MarkerPanel({ marker: [longitude, latitude] }: { readonly marker: Readonly<Position> }): ReactElement {
  const { t, language } = useWords();
  const place = { longitude, latitude };
  const decimal = formatDecimal(place, language);
  const forms: readonly (readonly [label: string, text: string | undefined])[] = [
    [t("tools.decimal"), decimal],
    [t("tools.dms"), formatDms(place, language)],
    [t("tools.utm"), formatUtm(place)],
  ];
  const [outcome, setOutcome] = useState("");
  useAnnouncement(t("tools.markerAt", { place: decimal }));
  const copy = async (text: string) => setOutcome((await copyText(text)) ? t("tools.copied") : t("tools.notCopied"));
  return (
    <section className={styles.panel} aria-label={t("tools.marker")}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("tools.marker")}</h2>
        <IconButton icon="close" label={t("tools.unmark")} onClick={() => useTools.getState().setMarker(null)} />
      </div>
      <dl className={styles.forms}>
        {forms.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span>{text ?? t("tools.noUtm")}</span>
              {text && (
                <IconButton icon="copy" label={t("tools.copyOf", { what: label })} onClick={() => void copy(text)} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet} role="status">
        {outcome}
      </p>
    </section>
  );
}
