import { roundCoordinate } from "@asm-atlas/data/domain/geometry/model.ts";
import { type ReactElement, useEffect, useId, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { NumberField } from "./bearing-way.tsx";
import { withPosition } from "./other-input.ts";
import outline from "./outline.module.css";
import { useOutline } from "./session.ts";

type Walking = "no" | "walking" | "paused";
type WalkFault = "denied" | "unavailable";

/** Five metres is what a phone is exact to in the open; the land of a group has sides of a hundred. */
const usual = { spacingM: "5", gateM: "10" } as const;
const leastCorners = 3;

/** The boundary as somebody walks it: corners at a distance from one another, only where the device knows well enough where it is. */
export function WalkWay(): ReactElement {
  const { t, count } = useWords();
  const id = useId();
  const walked = useOutline((session) => session.walked);
  const [walking, setWalking] = useState<Walking>("no");
  const [spacing, setSpacing] = useState<string>(usual.spacingM);
  const [gate, setGate] = useState<string>(usual.gateM);
  const { accuracyM, fault } = usePositions(walking === "walking", Number(spacing), Number(gate));
  const end = (isKept: boolean) => {
    setWalking("no");
    const corners = walked.map(({ position }) => position);
    useOutline.setState({ walked: [] });
    if (isKept) useOutline.getState().takeFinished([[corners]]);
  };
  const isVague = accuracyM !== null && accuracyM > Number(gate);
  const told = { number: count(walked.length), accuracy: count(accuracyM ?? 0) };
  return (
    <div className={outline.wayContent}>
      <p className={outline.quiet}>{t("outline.walkExplained")}</p>
      <NumberField
        id={`${id}-spacing`}
        label={t("outline.walkSpacing")}
        value={spacing}
        most={500}
        onChange={setSpacing}
      />
      <NumberField id={`${id}-gate`} label={t("outline.walkGate")} value={gate} most={100} onChange={setGate} />
      <p role="status" className={outline.quiet}>
        {fault
          ? t(`outline.walkFault.${fault}`)
          : walking === "no"
            ? ""
            : accuracyM === null
              ? t("outline.walkWaiting")
              : isVague
                ? t("outline.walkTooVague", told)
                : t("outline.walkHere", told)}
      </p>
      <div className={outline.buttons}>
        {walking === "walking" ? (
          <button type="button" className={outline.small} onClick={() => setWalking("paused")}>
            {t("outline.walkPause")}
          </button>
        ) : (
          <button type="button" className={outline.small} onClick={() => setWalking("walking")}>
            {t(walking === "paused" ? "outline.walkGoOn" : "outline.walkStart")}
          </button>
        )}
        {walked.length >= leastCorners && (
          <button type="button" className={outline.small} onClick={() => end(true)}>
            {t("outline.walkFinish")}
          </button>
        )}
        {walking !== "no" && (
          <button type="button" className={outline.small} onClick={() => end(false)}>
            {t("outline.walkDrop")}
          </button>
        )}
      </div>
    </div>
  );
}

/** Listens to the device while somebody walks, and adds what passes the gate to the walk. */
function usePositions(
  isWalking: boolean,
  spacingM: number,
  gateM: number,
): { readonly accuracyM: number | null; readonly fault: WalkFault | null } {
  const [accuracyM, setAccuracyM] = useState<number | null>(null);
  const [fault, setFault] = useState<WalkFault | null>(null);
  useEffect(() => {
    if (!isWalking) return;
    setAccuracyM(null);
    setFault(null);
    if (!("geolocation" in navigator)) {
      setFault("unavailable");
      return;
    }
    const watch = navigator.geolocation.watchPosition(
      ({ coords: { longitude, latitude, accuracy } }) => {
        setFault(null);
        setAccuracyM(accuracy);
        const position: [number, number] = [roundCoordinate(longitude), roundCoordinate(latitude)];
        useOutline.setState(({ walked }) => ({
          walked: withPosition(walked, { position, accuracyM: accuracy }, { spacingM, gateM }),
        }));
      },
      ({ code, PERMISSION_DENIED }) => setFault(code === PERMISSION_DENIED ? "denied" : "unavailable"),
      { enableHighAccuracy: true, maximumAge: 0 },
    );
    return () => navigator.geolocation.clearWatch(watch);
  }, [isWalking, spacingM, gateM]);
  return { accuracyM, fault };
}
