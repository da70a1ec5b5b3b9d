import { describeCoordinate } from "@asm-atlas/data/domain/coordinates/reasons.ts";
import { type ReactElement, useId, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import styles from "../editing.module.css";
import { readCorners } from "./other-input.ts";
import outline from "./outline.module.css";
import { useOutline } from "./session.ts";

const mostCharacters = 200_000;

/** A list of corners, typed or pasted, in any way coordinates are written. */
export function TypeWay(): ReactElement {
  const { t, language } = useWords();
  const id = useId();
  const [text, setText] = useState("");
  const [fault, setFault] = useState("");
  const take = () => {
    const read = readCorners(text);
    if (!read.ok) {
      setFault(t("outline.typeFault", { line: read.line, reason: describeCoordinate(read.reason, language) }));
      return;
    }
    const isTooFew = read.corners.length < 3;
    setFault(isTooFew ? t("outline.typeTooFew") : "");
    if (!isTooFew) useOutline.getState().takeFinished([[read.corners]]);
  };
  return (
    <div className={outline.wayContent}>
      <p className={outline.quiet}>{t("outline.typeExplained")}</p>
      <label htmlFor={id} className={styles.label}>
        {t("outline.typeLabel")}
      </label>
      <textarea
        id={id}
        className={styles.input}
        rows={5}
        maxLength={mostCharacters}
        spellCheck={false}
        placeholder={"47.1234 104.5678\n48N 643210 5312345"}
        aria-describedby={`${id}-fault`}
        aria-invalid={fault !== ""}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <p id={`${id}-fault`} className={styles.problem} role="status">
        {fault}
      </p>
      <button type="button" className={outline.small} onClick={take}>
        {t("outline.typeTake")}
      </button>
    </div>
  );
}
