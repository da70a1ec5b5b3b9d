import type { Day } from "@asm-atlas/data/domain/statistics/days.ts";
import { type PointerEvent, type RefObject, useRef } from "react";
import type { ThumbName } from "./thumb.tsx";
import { dayAtX, type TimeAxis, xOfDay } from "./time-axis.ts";

interface TrackPointer {
  readonly axis: TimeAxis;
  readonly track: RefObject<HTMLElement | null>;
  readonly day: Day;
  readonly thenDay: Day | null;
  readonly onGrab: (thumb: ThumbName) => void;
  readonly onMove: (thumb: ThumbName, day: Day) => void;
  readonly onHover: (day: Day | null) => void;
}

/** Pressing the track takes the nearer thumb there and holds it until it is let go; a mouse that only passes reads. */
export function useTrackPointer({ axis, track, day, thenDay, onGrab, onMove, onHover }: TrackPointer) {
  const held = useRef<ThumbName | null>(null);
  const dayOf = (event: PointerEvent): Day =>
    dayAtX(axis, event.clientX - (track.current?.getBoundingClientRect().left ?? 0));
  const nearer = (at: Day): ThumbName => {
    if (thenDay === null) return "day";
    const x = xOfDay(axis, at);
    return Math.abs(x - xOfDay(axis, thenDay)) < Math.abs(x - xOfDay(axis, day)) ? "thenDay" : "day";
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
      held.current = nearer(at);
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
