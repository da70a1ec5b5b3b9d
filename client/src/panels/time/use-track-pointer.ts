import type { Day } from "@asm-atlas/data/domain/statistics/days.ts";
import { type PointerEvent, type RefObject, useRef } from "react";
import type { ThumbName } from "./thumb.tsx";
import { dayAtX, type TimeAxis, xOfDay } from "./time-axis.ts";

interface TrackPointer {
  readonly axis: TimeAxis;
  readonly track: RefObject<HTMLElement | null>;
  readonly day: Day;
  readonly thenDay: Day | null;
  readonly knownOn: Day | null;
  readonly onGrab: (thumb: ThumbName) => void;
  readonly onMove: (thumb: ThumbName, day: Day) => void;
  readonly onHover: (day: Day | null) => void;
}

/** Two thumbs so near to each other are told apart by where their knobs are: that of the record's day at the top, the others at the foot. */
const besidePx = 14;

/** Pressing the track takes the nearer thumb there and holds it until it is let go; a mouse that only passes reads. */
export function useTrackPointer({ axis, track, day, thenDay, knownOn, onGrab, onMove, onHover }: TrackPointer) {
  const held = useRef<ThumbName | null>(null);
  const dayOf = (event: PointerEvent): Day =>
    dayAtX(axis, event.clientX - (track.current?.getBoundingClientRect().left ?? 0));
  const nearest = (event: PointerEvent): ThumbName => {
    const { top = 0, height = 0 } = track.current?.getBoundingClientRect() ?? {};
    const isInUpperHalf = event.clientY < top + height / 2;
    const x = xOfDay(axis, dayOf(event));
    let best: { readonly name: ThumbName; readonly farPx: number } = { name: "day", farPx: Number.POSITIVE_INFINITY };
    for (const [name, thumbDay] of [
      ["day", day],
      ["thenDay", thenDay],
      ["knownOn", knownOn],
    ] as const) {
      if (thumbDay === null) continue;
      const isKnobThere = isInUpperHalf === (name === "knownOn") || knownOn === null;
      const farPx = Math.abs(x - xOfDay(axis, thumbDay)) + (isKnobThere ? 0 : besidePx);
      if (farPx < best.farPx) best = { name, farPx };
    }
    return best.name;
  };
  const letGo = () => {
    held.current = null;
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      // Otherwise the press would take the focus from the thumb again.
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = dayOf(event);
      held.current = nearest(event);
      onGrab(held.current);
      onMove(held.current, at);
      onHover(null);
    },
    onPointerMove: (event: PointerEvent) => {
      if (held.current) onMove(held.current, dayOf(event));
      else if (event.pointerType === "mouse") onHover(dayOf(event));
    },
    onPointerLeave: () => onHover(null),
    onPointerUp: letGo,
    onPointerCancel: letGo,
  };
}
