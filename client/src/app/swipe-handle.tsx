import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef } from "react";
import { useWords } from "../i18n/use-words.ts";
import type { Padding } from "../map/map-state.ts";
import { useFramePaced } from "../ui/use-frame-paced.ts";
import styles from "./compare-stage.module.css";

interface SwipeHandleProps {
  /** What panels cover: the handle stays in what they leave free. */
  readonly padding: Padding;
  readonly thenDay: string;
  readonly nowDay: string;
  /** How much of what is free shows the earlier day: 0 to 1. */
  readonly share: number;
  readonly onShare: (share: number) => void;
}

const within = (share: number): number => Math.min(1, Math.max(0, share));

/** A fiftieth by the arrow keys, a tenth with Shift or by Page Up and Page Down, the ends by Home and End. */
function shareByKey({ key, shiftKey }: KeyboardEvent, share: number): number | undefined {
  const step = shiftKey ? 0.1 : 0.02;
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: share + step,
    ArrowUp: share + step,
    ArrowLeft: share - step,
    ArrowDown: share - step,
    PageUp: share + 0.1,
    PageDown: share - 0.1,
    Home: 0,
    End: 1,
  };
  const moved = moves[key];
  return moved === undefined ? undefined : within(moved);
}

/** The line between the two maps with a knob to drag it, and the day of each side beside it. */
export function SwipeHandle({ padding, thenDay, nowDay, share, onShare }: SwipeHandleProps): ReactElement {
  const { t, day, daySlots } = useWords();
  const isHeld = useRef(false);
  const paced = useFramePaced(onShare);
  const { top, right, bottom, left } = padding;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = shareByKey(event, paced.wanted(share));
    if (next === undefined) return;
    event.preventDefault();
    paced.want(next);
  };
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (isHeld.current) paced.want(within((clientX - left) / Math.max(1, window.innerWidth - left - right)));
  };
  const letGo = () => {
    isHeld.current = false;
  };
  const [then, now] = [daySlots(thenDay), daySlots(nowDay)];
  return (
    <div className={styles.swipe} style={{ top, bottom }}>
      <span className={`${styles.day} ${styles.thenDay}`}>{day(thenDay)}</span>
      <span className={`${styles.day} ${styles.nowDay}`}>{day(nowDay)}</span>
      <div
        className={styles.handle}
        role="slider"
        tabIndex={0}
        aria-label={t("time.swipe", { earlier: then.date, later: now.date })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={t("time.swipeAt", { percent: Math.round(share * 100), earlier: then.date })}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          isHeld.current = true;
        }}
        onPointerMove={onPointerMove}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      />
    </div>
  );
}
