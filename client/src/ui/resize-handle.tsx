import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef } from "react";
import styles from "./resize-handle.module.css";

interface ResizeHandleProps {
  readonly label: string;
  /** Height of what lies below, as a share of the window. */
  readonly share: number;
  readonly least: number;
  readonly most: number;
  /** The share in words. */
  readonly valueText: string;
  readonly onShare: (share: number) => void;
  /** The pointer has let go, or a key has moved it: the time to remember it. */
  readonly onSettled: (share: number) => void;
}

const step = 0.04;

/** The upper edge of a panel along the foot: dragged, or moved by arrow keys (ARIA window splitter). */
export function ResizeHandle(props: ResizeHandleProps): ReactElement {
  const { share, least, most, onShare, onSettled } = props;
  const grip = useRef<{ readonly y: number; readonly share: number } | null>(null);
  const within = (next: number) => Math.min(most, Math.max(least, next));
  const dragged = (event: PointerEvent) =>
    within((grip.current?.share ?? share) + ((grip.current?.y ?? event.clientY) - event.clientY) / window.innerHeight);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowUp: share + step,
      ArrowDown: share - step,
      PageUp: share + 3 * step,
      PageDown: share - 3 * step,
      Home: least,
      End: most,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onShare(within(next));
    onSettled(within(next));
  };
  return (
    <hr
      className={styles.handle}
      aria-label={props.label}
      aria-orientation="horizontal"
      aria-valuemin={Math.round(least * 100)}
      aria-valuemax={Math.round(most * 100)}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={props.valueText}
      tabIndex={0}
      title={props.label}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { y: event.clientY, share };
      }}
      onPointerMove={(event) => {
        if (grip.current) onShare(dragged(event));
      }}
      onPointerUp={(event) => {
        if (grip.current) onSettled(dragged(event));
        grip.current = null;
      }}
      onPointerCancel={() => {
        grip.current = null;
      }}
    />
  );
}
