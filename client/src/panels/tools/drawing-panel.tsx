import { formatDecimal } from "@asm-atlas/data/domain/coordinates/format.ts";
import { describeGeometryReason } from "@asm-atlas/data/domain/geometry.ts";
import { type ReactElement, useState } from "react";
import { useAnnouncement } from "../../app/announce.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { formatArea, formatAreaOtherwise, formatDistance, measureDrawing } from "../../map/tools/measures.ts";
import { mostOutlineCorners } from "../../map/tools/outline.ts";
import { canFinish, isAreaTool } from "../../map/tools/sketch.ts";
import type { Drawing } from "../../map/tools/tool.ts";
import { useTools } from "../../state/tool-store.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { useMapCommands } from "../../workbench/map-commands.ts";
import styles from "./over-map.module.css";

/** The tool in hand: how it is used, what has been measured so far, and its keys as buttons. */
export function DrawingPanel({ drawing }: { readonly drawing: Drawing }): ReactElement {
  const words = useWords();
  const { t, language } = words;
  const hasPointer = useMedia("(hover: hover)");
  const commands = useMapCommands();
  const { tool, corners, trouble } = drawing;
  const isPoint = tool === "place-point";
  useAnnouncement(useSpoken(drawing, words));
  const putAway = () => {
    useTools.getState().take(null);
    commands.current?.focus();
  };
  return (
    <section className={styles.panel} aria-label={t(`tools.name.${tool}`)}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t(`tools.name.${tool}`)}</h2>
        <IconButton icon="close" label={t("tools.putAway")} onClick={putAway} />
      </div>
      {!isPoint && <Measures drawing={drawing} />}
      {trouble ? (
        <p className={styles.trouble}>{t("tools.trouble", { reason: describeGeometryReason(trouble, language) })}</p>
      ) : corners.length >= mostOutlineCorners && tool === "select-outline" ? (
        <p className={styles.trouble}>{t("tools.full", { most: mostOutlineCorners })}</p>
      ) : (
        <p className={styles.quiet}>{hasPointer ? t(`tools.hint.${tool}`) : t(`tools.fingerHint.${tool}`)}</p>
      )}
      {hasPointer && (
        <details className={styles.quiet}>
          <summary>{t("tools.byKeyboard")}</summary>
          {t("tools.keys")}
        </details>
      )}
      <div className={styles.buttons}>
        {!hasPointer && (
          <button type="button" className={styles.button} onClick={() => commands.current?.runTool("set-corner")}>
            {t("tools.setCorner")}
          </button>
        )}
        {!isPoint && (
          <>
            <button
              type="button"
              className={styles.button}
              disabled={corners.length === 0}
              onClick={() => commands.current?.runTool("take-back")}
            >
              {t("tools.takeBack")}
            </button>
            <button
              type="button"
              className={styles.mainButton}
              disabled={!canFinish(drawing)}
              onClick={() => commands.current?.runTool("finish")}
            >
              {t("tools.finish")}
            </button>
          </>
        )}
      </div>
    </section>
  );
}

function Measures({ drawing }: { readonly drawing: Drawing }): ReactElement | null {
  const { t, language } = useWords();
  const { lengthM, lastM, areaHa } = measureDrawing(drawing);
  if (drawing.corners.length === 0) return null;
  return (
    <dl className={styles.measures}>
      {areaHa !== null && (
        <div>
          <dt>{t("tools.area")}</dt>
          <dd>
            <b>{formatArea(areaHa, language)}</b>
            <span>{formatAreaOtherwise(areaHa, language)}</span>
          </dd>
        </div>
      )}
      {drawing.tool !== "select-box" && (
        <div>
          <dt>{isAreaTool(drawing.tool) ? t("tools.perimeter") : t("tools.length")}</dt>
          <dd>
            <b>{formatDistance(lengthM, language)}</b>
          </dd>
        </div>
      )}
      {drawing.tool === "measure-distance" && lastM !== null && (
        <div>
          <dt>{t("tools.lastSegment")}</dt>
          <dd>
            <span>{formatDistance(lastM, language)}</span>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What is said of the last step: the beginning, a place set, one taken back, the end. Moving the pointer says nothing. */
function useSpoken(drawing: Drawing, words: Words): string {
  const [before, setBefore] = useState<Drawing | null>(null);
  const [spoken, setSpoken] = useState("");
  const isStep =
    before === null ||
    before.tool !== drawing.tool ||
    before.corners !== drawing.corners ||
    before.isFinished !== drawing.isFinished;
  if (isStep) {
    setBefore(drawing);
    setSpoken(sayStep(before, drawing, words));
  }
  return spoken;
}

function sayStep(before: Drawing | null, drawing: Drawing, { t, count, language }: Words): string {
  const { tool, corners, isFinished } = drawing;
  const last = corners.at(-1);
  if (before?.tool !== tool || last === undefined) {
    return t("tools.begun", { tool: t(`tools.name.${tool}`), hint: t(`tools.hint.${tool}`), keys: t("tools.keys") });
  }
  if (corners.length < before.corners.length) return t("tools.tookBack", { count: corners.length });
  const place = formatDecimal({ longitude: last[0], latitude: last[1] }, language, 4);
  if (tool === "place-point") return t("tools.corner", { number: count(corners.length), place });
  const { lengthM, areaHa } = measureDrawing({ ...drawing, next: null });
  const length = formatDistance(lengthM, language);
  const measured =
    areaHa === null
      ? t("tools.measured", { length })
      : t("tools.measuredArea", { area: formatArea(areaHa, language), length });
  if (isFinished) return `${t("tools.finished")} ${measured}`;
  const set = t("tools.corner", { number: count(corners.length), place });
  return corners.length < 2 ? set : `${set} ${measured}`;
}
