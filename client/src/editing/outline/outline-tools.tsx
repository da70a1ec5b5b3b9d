import { type ReactElement, useEffect } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { isTyping } from "../../keys/match.ts";
import { ringShapes } from "../../map/outline/outline-state.ts";
import { Icon, type IconName } from "../../ui/icons.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { useMapCommands } from "../../workbench/map-commands.ts";
import { useOutlineSteps } from "../../workbench/outline-on-map.ts";
import styles from "./outline-tools.module.css";
import { mergeParts } from "./rules.tsx";
import { canRedo, canUndo, type Purpose, partsNow, useOutline } from "./session.ts";

const shapeIcons = { polygon: "outline", freehand: "freehand", rectangle: "box", circle: "circle" } as const;

/** The tools of an outline that is drawn, over the map: what is drawn next, in which shape, and the steps back and forth. */
export function OutlineTools(): ReactElement | null {
  const { t } = useWords();
  const session = useOutline();
  const { undo, redo } = useOutlineSteps();
  useUndoKeys(undo, redo);
  const { isPenReady, land, purpose, shape, proposal, isSnapping, setPurpose, setShape } = session;
  if (!isPenReady) return null;
  const hasParts = partsNow(session).length > 0;
  const purposeButton = (wanted: Purpose | null, name: "edit" | Purpose, icon: IconName, isOff: boolean) => (
    <Tool
      name={name}
      icon={icon}
      isPressed={purpose === wanted && proposal === null}
      isOff={isOff || proposal !== null}
      onPress={() => setPurpose(wanted)}
    />
  );
  return (
    <div className={styles.over} data-outline-tools="">
      <div role="toolbar" aria-label={t("outline.title")} className={styles.bar}>
        {purposeButton(null, "edit", "reshape", !hasParts)}
        {purposeButton("part", "part", "outline", false)}
        {purposeButton("hole", "hole", "hole", !hasParts)}
        {land === "zone" && purposeButton("split", "split", "split", !hasParts)}
        <Tool
          name="merge"
          icon="merge"
          isOff={partsNow(session).length < 2 || proposal !== null}
          onPress={mergeParts}
        />
        <Tool
          name="snap"
          icon="snap"
          isPressed={isSnapping}
          onPress={() => useOutline.setState({ isSnapping: !isSnapping })}
        />
        <Tool name="undo" icon="undo" isOff={!canUndo(session)} onPress={undo} />
        <Tool name="redo" icon="redo" isOff={!canRedo(session)} onPress={redo} />
      </div>
      <div className={styles.row}>
        {(purpose === "part" || purpose === "hole") && (
          <div role="toolbar" aria-label={t("outline.shapes")} className={styles.shapes}>
            {ringShapes.map((each) => (
              <button
                key={each}
                type="button"
                className={styles.shape}
                aria-pressed={shape === each}
                aria-label={t(`outline.shape.${each}`)}
                title={t(`outline.shape.${each}`)}
                onClick={() => setShape(each)}
              >
                <Icon name={shapeIcons[each]} />
              </button>
            ))}
          </div>
        )}
        <RingButtons />
      </div>
    </div>
  );
}

interface ToolProps {
  readonly name: "edit" | Purpose | "merge" | "snap" | "undo" | "redo";
  readonly icon: IconName;
  readonly isPressed?: boolean;
  readonly isOff?: boolean;
  readonly onPress: () => void;
}

function Tool({ name, icon, isPressed, isOff = false, onPress }: ToolProps): ReactElement {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={styles.tool}
      aria-pressed={isPressed}
      title={t(`outline.does.${name}`)}
      disabled={isOff}
      onClick={onPress}
    >
      <Icon name={icon} />
      <span>{t(`outline.tool.${name}`)}</span>
    </button>
  );
}

/** The ring or line in hand: set a corner where fingers cannot point, and end it. */
function RingButtons(): ReactElement | null {
  const { t } = useWords();
  const commands = useMapCommands();
  const hasPointer = useMedia("(hover: hover)");
  const { purpose, shape, path } = useOutline();
  const isByCorners = purpose === "split" || shape === "polygon";
  if (purpose === null || !isByCorners) return null;
  const corners = path?.corners.length ?? 0;
  const least = purpose === "split" ? 2 : 3;
  if (hasPointer && corners < least) return null;
  return (
    <div className={styles.shapes}>
      {!hasPointer && (
        <button type="button" className={styles.end} onClick={() => commands.current?.runOutline({ do: "corner" })}>
          <Icon name="crosshair" />
          <span>{t("outline.setCorner")}</span>
        </button>
      )}
      <button
        type="button"
        className={styles.end}
        disabled={corners < least}
        onClick={() => commands.current?.runOutline({ do: "finish" })}
      >
        <Icon name="check" />
        <span>{t(purpose === "split" ? "outline.finishLine" : "outline.finish")}</span>
      </button>
    </div>
  );
}

/** Ctrl+Z undoes and Ctrl+Y, or Ctrl+Shift+Z, redoes; where somebody writes, they undo what was written. */
function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      // A Cyrillic keyboard has other letters on the same keys.
      const isUndo = event.code === "KeyZ" && !event.shiftKey;
      const isRedo = event.code === "KeyY" || (event.code === "KeyZ" && event.shiftKey);
      if (!isUndo && !isRedo) return;
      event.preventDefault();
      isUndo ? undo() : redo();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [undo, redo]);
}
