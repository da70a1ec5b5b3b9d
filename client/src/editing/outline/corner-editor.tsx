import { formatDecimal } from "@asm-atlas/data/domain/coordinates/format.ts";
import { parseCoordinate } from "@asm-atlas/data/domain/coordinates/parse.ts";
import { describeCoordinate } from "@asm-atlas/data/domain/coordinates/reasons.ts";
import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { type ReactElement, useId, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { type CornerRef, cornerAt, type Parts, withRing } from "../../map/outline/parts.ts";
import styles from "../editing.module.css";
import outline from "./outline.module.css";
import { modeOf, partsNow, useOutline } from "./session.ts";

/** One corner at a time, by its number: where it is, moved by typing, removed. What a pointer does on the map can be done here by keyboard. */
export function CornerEditor(): ReactElement | null {
  const { t, count } = useWords();
  const session = useOutline();
  const { chosen } = session;
  const parts = partsNow(session);
  if (modeOf(session) !== "edit" || parts.length === 0) return null;
  const at = chosen && cornerAt(parts, chosen);
  if (!chosen || !at)
    return (
      <button
        type="button"
        className={styles.secondary}
        onClick={() => useOutline.setState({ chosen: { part: 0, ring: 0, corner: 0 } })}
      >
        {t("outline.firstCorner")}
      </button>
    );
  const ring = parts[chosen.part]?.[chosen.ring] ?? [];
  const number = { number: count(chosen.corner + 1), of: count(ring.length) };
  const replace = (corners: typeof ring, next: CornerRef | null) => {
    useOutline.getState().change(withRing(parts, chosen.part, chosen.ring, corners));
    useOutline.setState({ chosen: next });
  };
  return (
    <fieldset className={outline.corner}>
      <legend className={styles.label}>
        {chosen.ring === 0
          ? t("outline.corner", number)
          : t("outline.cornerOfHole", { ...number, hole: count(chosen.ring) })}
      </legend>
      <div className={outline.buttons}>
        <button
          type="button"
          className={outline.small}
          onClick={() => useOutline.setState({ chosen: beside(parts, chosen, -1) })}
        >
          {t("outline.before")}
        </button>
        <button
          type="button"
          className={outline.small}
          onClick={() => useOutline.setState({ chosen: beside(parts, chosen, 1) })}
        >
          {t("outline.after")}
        </button>
        <button
          type="button"
          className={outline.small}
          onClick={() =>
            replace(
              ring.filter((_, index) => index !== chosen.corner),
              null,
            )
          }
        >
          {t("outline.remove")}
        </button>
      </div>
      <CornerPlace
        key={`${chosen.part} ${chosen.ring} ${chosen.corner} ${at.join()}`}
        at={at}
        onMove={(place) =>
          replace(
            ring.map((corner, index) => (index === chosen.corner ? place : corner)),
            chosen,
          )
        }
      />
    </fieldset>
  );
}

/** The corner before or after, on through all rings and round again. */
function beside(parts: Parts, { part, ring, corner }: CornerRef, step: 1 | -1): CornerRef {
  const all = parts.flatMap((rings, partAt) =>
    rings.flatMap((corners, ringAt) =>
      corners.map((_, cornerIndex) => ({ part: partAt, ring: ringAt, corner: cornerIndex })),
    ),
  );
  const index = all.findIndex((each) => each.part === part && each.ring === ring && each.corner === corner);
  return all.at((index + step) % all.length) ?? { part, ring, corner };
}

function CornerPlace({
  at: [longitude, latitude],
  onMove,
}: {
  readonly at: Readonly<Position>;
  readonly onMove: (place: Position) => void;
}): ReactElement {
  const { t, language } = useWords();
  const id = useId();
  const [typed, setTyped] = useState(() => formatDecimal({ longitude, latitude }, language));
  const [isWrong, setIsWrong] = useState(false);
  const read = parseCoordinate(typed);
  const move = () => {
    setIsWrong(!read.ok);
    if (read.ok) onMove([read.reading.longitude, read.reading.latitude]);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {t("outline.cornerPlace")}
      </label>
      <input
        id={id}
        className={styles.input}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-invalid={isWrong}
        aria-describedby={`${id}-remark`}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // The form is not to be sent by it.
          event.preventDefault();
          move();
        }}
      />
      <p id={`${id}-remark`} className={styles.remark}>
        {isWrong && !read.ok ? describeCoordinate(read.reason, language) : ""}
      </p>
      <button type="button" className={outline.small} onClick={move}>
        {t("outline.move")}
      </button>
    </div>
  );
}
