import { useEffect, useRef, useState } from "react";
import { partsOfGeometry } from "../../map/outline/parts.ts";
import { forgetOutline, keepOutline, recallOutline } from "./draft-store.ts";
import type { Land } from "./land.ts";
import { closeRing } from "./operations.ts";
import { partsNow, splitOffNow, useOutline } from "./session.ts";

/** How the draft stands: when it was kept last, ISO; null: nothing had to be kept; false: the device keeps nothing. */
export type Kept = string | null | false;

/**
 * Takes an outline in hand as long as the component is there, where it was left on this device, and keeps it at every corner.
 * @param key names the draft
 * @param was what is on record: GeoJSON, null for a new one
 * @param land what it is the outline of
 */
export function useOutlineDraft(
  key: string,
  was: unknown,
  land: Land["kind"],
): { readonly kept: Kept; readonly anew: () => void } {
  const [kept, setKept] = useState<Kept>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on record is where it begins; a newer record does not take the pen away
  useEffect(() => {
    let isOver = false;
    let isKeeping = false;
    const record = partsOfGeometry(was);
    const keep = async () => {
      // While one state is being kept, others may come: the last one counts.
      if (isKeeping) return;
      isKeeping = true;
      for (let last: unknown; !isOver; ) {
        const { steps, at, path, begin, purpose, walked } = useOutline.getState();
        const parts = partsNow({ steps, at });
        const inHand = purpose === "part" ? (path?.corners ?? begin ?? []) : [];
        // A walk that was cut short goes on as a ring in hand.
        const corners = walked.length > 0 ? walked.map(({ position }) => position) : inHand;
        const splitOff = splitOffNow({ steps, at });
        if (last && JSON.stringify([parts, corners, splitOff]) === last) break;
        last = JSON.stringify([parts, corners, splitOff]);
        const keptAt = new Date().toISOString();
        setKept((await keepOutline(key, { parts, corners, splitOff, keptAt })) ? keptAt : false);
      }
      isKeeping = false;
    };
    let stop: (() => void) | undefined;
    recallOutline(key).then((draft) => {
      if (isOver) return;
      const isRecalled = draft !== undefined;
      useOutline.getState().start({
        key,
        land,
        was: record,
        parts: draft?.parts ?? record,
        begin: draft && draft.corners.length > 0 ? draft.corners : null,
        isRecalled,
        ...(draft?.splitOff ? { splitOff: draft.splitOff } : {}),
        close: closeRing,
      });
      if (draft) setKept(draft.keptAt);
      stop = useOutline.subscribe((now, before) => {
        const isSame =
          now.steps === before.steps &&
          now.at === before.at &&
          now.walked === before.walked &&
          now.path?.corners.length === before.path?.corners.length;
        if (now.key === key && !isSame) void keep();
      });
    });
    return () => {
      isOver = true;
      stop?.();
      if (useOutline.getState().key === key) useOutline.getState().end();
    };
  }, [key, land, attempt]);
  const isFirst = useRef(true);
  useEffect(() => {
    // The first is what it began with, the very same object.
    if (!isFirst.current) useOutline.setState({ was: partsOfGeometry(was) });
    isFirst.current = false;
  }, [was]);
  const anew = () => {
    useOutline.getState().end();
    void forgetOutline(key).then(() => {
      setKept(null);
      setAttempt((before) => before + 1);
    });
  };
  return { kept, anew };
}
