import { parseCoordinate } from "@asm-atlas/data/domain/coordinates/parse.ts";
import { coordinateReason, describeCoordinate } from "@asm-atlas/data/domain/coordinates/reasons.ts";
import { distanceM } from "@asm-atlas/data/domain/measure.ts";
import { type ReactElement, useEffect, useId, useRef } from "react";
import { useWords } from "../i18n/use-words.ts";
import { formatDistance } from "../map/tools/measures.ts";
import type { PlaceToolId } from "../map/tools/tool.ts";
import { useTools } from "../state/tool-store.ts";
import { useView } from "../state/view-store.ts";
import buttons from "../ui/button.module.css";
import { useMapCommands } from "../workbench/map-commands.ts";
import type { Draft } from "./draft.ts";
import styles from "./editing.module.css";
import { cornersOf, geometryOf, placeWords, pointAt } from "./place.ts";

/** Under these names a draft keeps the place, and the coordinate as it was typed. */
export const placeKey = "geometry";
const typedKey = "typed_place";

/** How near one looks at a place, and from how far away it cannot be pointed at. */
const nearZoom = 12;
const tooFarZoom = 9;

const tool: PlaceToolId = "place-point";

interface PlaceFieldProps {
  readonly draft: Draft;
  /** Where the record was until now; null for a new one. */
  readonly was: unknown;
  /** What is wrong with the place, in words. */
  readonly problem: string | null;
  /** Is the tool in the hand from the beginning? Where the place is what one came for. */
  readonly isAtHand: boolean;
}

function lookAt(longitude: number, latitude: number): void {
  const { camera, setCamera } = useView.getState();
  setCamera({ longitude, latitude, zoom: Math.max(nearZoom, camera?.zoom ?? 0) });
}

/** Where a record is that is a point: clicked or dragged on the map, or typed in any way coordinates are written. */
export function PlaceField({ draft, was, problem, isAtHand }: PlaceFieldProps): ReactElement {
  const { t, language } = useWords();
  const commands = useMapCommands();
  const id = useId();
  const active = useTools((tools) => tools.active);
  const chosen = draft.values[placeKey];
  const isMoved = placeKey in draft.changed && was !== null;
  usePlaceOnMap(draft, was);
  useToolAtHand(isAtHand);
  const isInHand = active === tool;
  // Pressed again it leads to the map again: Escape is what puts the tool away.
  const goToMap = () => {
    if (!isInHand) useTools.getState().take(tool);
    const [old] = cornersOf(was);
    if (old && (useView.getState().camera?.zoom ?? 0) < tooFarZoom) lookAt(old[0], old[1]);
    commands.current?.focus();
  };
  const describedBy = [problem ? `${id}-problem` : "", `${id}-now`].filter(Boolean).join(" ");
  return (
    <fieldset className={styles.place} aria-describedby={describedBy}>
      <legend className={styles.label}>
        {t("editing.place")}
        <span className={styles.needed}> · {t("editing.needed")}</span>
      </legend>
      <p id={`${id}-now`} className={styles.now} role="status">
        {placeWords(chosen, language) || t("editing.noPlace")}
      </p>
      {isMoved && <Moved was={was} chosen={chosen} onBack={() => draft.set(placeKey, was)} />}
      <button type="button" className={styles.secondary} data-in-hand={isInHand} onClick={goToMap}>
        {t(was ? "editing.moveOnMap" : "editing.chooseOnMap")}
      </button>
      <TypedPlace draft={draft} />
      {problem && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function Moved({
  was,
  chosen,
  onBack,
}: {
  readonly was: unknown;
  readonly chosen: unknown;
  readonly onBack: () => void;
}): ReactElement | null {
  const { t, language } = useWords();
  const [old] = cornersOf(was);
  const [now] = cornersOf(chosen);
  if (!old || !now) return null;
  return (
    <p className={styles.recalled}>
      {t("editing.movedFrom", {
        place: placeWords(was, language),
        distance: formatDistance(distanceM(old, now), language),
      })}{" "}
      <button type="button" className={buttons.link} onClick={onBack}>
        {t("editing.putBack")}
      </button>
    </p>
  );
}

/** A coordinate in degrees or UTM. It is taken as soon as it can mean one place only; where it can mean two, one chooses. */
function TypedPlace({ draft }: { readonly draft: Draft }): ReactElement {
  const { t, language } = useWords();
  const id = useId();
  const kept = draft.values[typedKey];
  const typed = typeof kept === "string" ? kept : "";
  const parsed = parseCoordinate(typed);
  const take = (longitude: number, latitude: number) => {
    draft.set(placeKey, pointAt(longitude, latitude));
    lookAt(longitude, latitude);
  };
  const write = (text: string) => {
    draft.set(typedKey, text);
    const read = parseCoordinate(text);
    if (read.ok) take(read.reading.longitude, read.reading.latitude);
  };
  const isEmpty = !parsed.ok && parsed.reason.code === coordinateReason.empty;
  const remarks = parsed.ok ? parsed.notes : isEmpty ? [] : [parsed.reason];
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {t("editing.typePlace")}
      </label>
      <input
        id={id}
        className={styles.input}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={200}
        placeholder="48N 643210 5312345"
        aria-describedby={`${id}-remark`}
        value={typed}
        onChange={({ target }) => write(target.value)}
      />
      <p id={`${id}-remark`} className={styles.remark}>
        {remarks.map((remark) => describeCoordinate(remark, language)).join(" ")}
      </p>
      {!parsed.ok &&
        parsed.candidates.map(({ longitude, latitude }) => (
          <button
            key={`${longitude} ${latitude}`}
            type="button"
            className={buttons.link}
            onClick={() => take(longitude, latitude)}
          >
            {placeWords(pointAt(longitude, latitude), language)}
          </button>
        ))}
    </div>
  );
}

/** Shows the form's place on the map while the form is there, and takes what the tool sets. */
function usePlaceOnMap(draft: Draft, was: unknown): void {
  const chosen = draft.values[placeKey];
  const { set } = draft;
  useEffect(() => {
    useTools.getState().setPlace({ corners: cornersOf(chosen), was: cornersOf(was)[0] ?? null });
  }, [chosen, was]);
  useEffect(
    () =>
      useTools.subscribe(({ drawing }, before) => {
        if (drawing === before.drawing || drawing?.tool !== tool || !drawing.isFinished) return;
        set(placeKey, geometryOf(drawing.corners));
        set(typedKey, null);
      }),
    [set],
  );
  useEffect(() => () => useTools.getState().setPlace(null), []);
}

/** Takes the tool when the form opens, if it is wanted at once, and puts it away with the form. */
function useToolAtHand(isAtHand: boolean): void {
  const isFirst = useRef(isAtHand);
  useEffect(() => {
    if (isFirst.current) useTools.getState().take(tool);
    return () => {
      if (useTools.getState().active === tool) useTools.getState().take(null);
    };
  }, []);
}
