import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import buttons from "../../ui/button.module.css";
import { partsHa } from "./operations.ts";
import outline from "./outline.module.css";
import { splitOffNow, useOutline } from "./session.ts";

/** Says that what was split off is not lost: once the outline is saved, it is opened as a new zone. */
export function SplitOffNote(): ReactElement | null {
  const { t, measure } = useWords();
  const splitOff = useOutline(splitOffNow);
  if (splitOff.length === 0) return null;
  return (
    <p className={outline.quiet} role="status">
      {t("outline.splitOff", { area: measure(partsHa(splitOff)) })}{" "}
      <button type="button" className={buttons.link} onClick={() => useOutline.getState().dropSplitOff()}>
        {t("outline.splitOffDrop")}
      </button>
    </p>
  );
}
