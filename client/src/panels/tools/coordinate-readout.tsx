import { formatDecimal, formatUtm } from "@asm-atlas/data/domain/coordinates/format.ts";
import { type ReactElement, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useTools } from "../../state/tool-store.ts";
import { copyText } from "../../ui/copy-text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icons.tsx";
import styles from "./coordinate-readout.module.css";

/** The coordinate under the pointer, or of the middle of the map, in degrees and in UTM. */
export function CoordinateReadout(): ReactElement | null {
  const { t, language } = useWords();
  const aim = useTools((tools) => tools.aim);
  const [outcome, setOutcome] = useState("");
  if (!aim) return null;
  const [longitude, latitude] = aim.position;
  const decimal = formatDecimal({ longitude, latitude }, language);
  const utm = formatUtm({ longitude, latitude });
  const copy = async () => {
    const hasCopied = await copyText([decimal, utm].filter(Boolean).join(" · "));
    setOutcome(hasCopied ? t("tools.copied") : t("tools.notCopied"));
    setTimeout(setOutcome, 2500, "");
  };
  const explained = aim.by === "pointer" ? t("tools.underPointer") : t("tools.inMiddle");
  return (
    <section className={styles.readout} aria-label={t("tools.readout")}>
      <span className={styles.by} title={explained}>
        <Icon name={aim.by === "pointer" ? "pointer" : "crosshair"} size={14} />
      </span>
      <p>
        <span>{decimal}</span> <span>{utm && `UTM ${utm}`}</span>
      </p>
      <IconButton icon="copy" label={t("tools.copyOf", { what: t("tools.readout") })} onClick={() => void copy()} />
      <span role="status" className={styles.outcome}>
        {outcome}
      </span>
    </section>
  );
}
