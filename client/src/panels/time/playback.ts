import type { Day } from "@asm-atlas/data/domain/statistics/days.ts";
import { useEffect, useRef } from "react";
import { stepped, type TimeStep } from "./time-axis.ts";

export const speeds = ["slow", "normal", "fast"] as const;
export type Speed = (typeof speeds)[number];

const stepsPerSecond: Readonly<Record<TimeStep, Readonly<Record<Speed, number>>>> = {
  day: { slow: 15, normal: 30, fast: 60 },
  month: { slow: 2, normal: 4, fast: 8 },
  year: { slow: 0.5, normal: 1, fast: 2 },
};

/** Where less movement is asked for, time goes on in single pictures. */
const calmStepsPerSecond = 1;

/** A page that was asleep does not jump over what it has slept through. */
const longestFrameMs = 250;

export function paceOf(step: TimeStep, speed: Speed, isMotionReduced: boolean): number {
  const pace = stepsPerSecond[step][speed];
  return isMotionReduced ? Math.min(pace, calmStepsPerSecond) : pace;
}

interface Playback {
  readonly isPlaying: boolean;
  readonly step: TimeStep;
  /** Steps a second. */
  readonly pace: number;
  /** Where the day is, or is on its way to. */
  readonly wanted: () => Day;
  readonly last: Day;
  readonly onDay: (day: Day) => void;
  readonly onEnd: () => void;
}

/** Lets time pass while it plays: at most one picture a frame, and several steps at once where frames are slower than steps. */
export function usePlayback(playback: Playback): void {
  const latest = useRef(playback);
  useEffect(() => {
    latest.current = playback;
  });
  const { isPlaying } = playback;
  useEffect(() => {
    if (!isPlaying) return;
    let before = performance.now();
    let due = 0;
    let frame = requestAnimationFrame(function pass(now) {
      const { wanted, last, step, pace, onDay, onEnd } = latest.current;
      due += (Math.min(longestFrameMs, Math.max(0, now - before)) / 1000) * pace;
      before = now;
      const whole = Math.floor(due);
      due -= whole;
      const day = wanted();
      const next = Math.min(last, stepped(day, step, whole));
      if (next !== day) onDay(next);
      if (next >= last) onEnd();
      else frame = requestAnimationFrame(pass);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);
}
