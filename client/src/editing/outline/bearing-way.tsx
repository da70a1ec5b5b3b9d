import { formatDecimal } from "@asm-atlas/data/domain/coordinates/format.ts";
import { destinationPoint } from "@asm-atlas/data/domain/measure.ts";
import { type ReactElement, useId, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import styles from "../editing.module.css";
import outline from "./outline.module.css";
import { useOutline } from "./session.ts";

const mostM = 100_000;

/** A corner so many metres in a direction from the last one, as a compass and a tape give it. */
export function BearingWay(): ReactElement {
  const { t, language } = useWords();
  const id = useId();
  const [bearing, setBearing] = useState("");
  const [distance, setDistance] = useState("");
  const last = useOutline(({ path }) => path?.corners.at(-1));
  const camera = useView((view) => view.camera);
  const from = last ?? (camera ? ([camera.longitude, camera.latitude] as const) : undefined);
  const [degrees, metres] = [Number(bearing), Number(distance)];
  const isReadable = bearing !== "" && degrees >= 0 && degrees <= 360 && metres > 0 && metres <= mostM;
  const set = () => {
    if (!from || !isReadable) return;
    useOutline.getState().addCorner(destinationPoint([from[0], from[1]], degrees, metres));
  };
  const place = from ? formatDecimal({ longitude: from[0], latitude: from[1] }, language) : "";
  return (
    <div className={outline.wayContent}>
      <p className={outline.quiet}>
        {last ? t("outline.bearingFrom", { place }) : t("outline.bearingFromMiddle", { place })}
      </p>
      <NumberField id={`${id}-bearing`} label={t("outline.bearing")} value={bearing} most={360} onChange={setBearing} />
      <NumberField
        id={`${id}-distance`}
        label={t("outline.distance")}
        value={distance}
        most={mostM}
        onChange={setDistance}
      />
      <button type="button" className={outline.small} disabled={!isReadable} onClick={set}>
        {t("outline.bearingTake")}
      </button>
    </div>
  );
}

interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly onChange: (value: string) => void;
}

export function NumberField({ id, label, value, most, onChange }: NumberFieldProps): ReactElement {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        type="number"
        inputMode="decimal"
        min={0}
        max={most}
        step="any"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        // The form is not to be sent by it.
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
    </div>
  );
}
