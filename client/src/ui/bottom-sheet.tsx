import { type KeyboardEvent, type PointerEvent, type ReactElement, type ReactNode, useRef, useState } from "react";
import styles from "./bottom-sheet.module.css";
import { IconButton } from "./icon-button.tsx";
import { nearestHeight, type SheetHeight, sheetHeightPx, sheetHeights } from "./sheet-heights.ts";

interface BottomSheetProps {
  readonly height: SheetHeight;
  readonly onHeight: (height: SheetHeight) => void;
  /** Name of the sheet's landmark. */
  readonly label: string;
  readonly handleLabel: string;
  readonly heightLabels: Readonly<Record<SheetHeight, string>>;
  readonly raiseLabel: string;
  readonly lowerLabel: string;
  readonly children: ReactNode;
}

/** A sheet of three heights at the foot of a phone: dragged by its handle, stepped by buttons, moved by arrow keys. */
export function BottomSheet(props: BottomSheetProps): ReactElement {
  const { height, onHeight, heightLabels } = props;
  const [draggedPx, setDraggedPx] = useState<number | null>(null);
  const index = sheetHeights.indexOf(height);
  const step = (by: number) => onHeight(sheetHeights[Math.min(2, Math.max(0, index + by))] ?? height);
  const drag = useDrag(height, setDraggedPx, onHeight, () => step(index === 2 ? -2 : 1));

  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 1, PageDown: -1, Home: -2, End: 2 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  };

  const heightPx = draggedPx ?? sheetHeightPx(height);
  return (
    <section
      className={styles.sheet}
      aria-label={props.label}
      data-dragged={draggedPx !== null}
      style={{ "--sheet-height": `${heightPx}px` } as React.CSSProperties}
    >
      <div className={styles.head}>
        <div
          className={styles.handle}
          role="slider"
          tabIndex={0}
          aria-label={props.handleLabel}
          aria-orientation="vertical"
          aria-valuemin={0}
          aria-valuemax={2}
          aria-valuenow={index}
          aria-valuetext={heightLabels[height]}
          onKeyDown={onKeyDown}
          {...drag}
        />
        {index < 2 ? (
          <IconButton icon="up" label={props.raiseLabel} onClick={() => step(1)} />
        ) : (
          <IconButton icon="down" label={props.lowerLabel} onClick={() => step(-1)} />
        )}
      </div>
      <div className={styles.body}>{props.children}</div>
    </section>
  );
}

/** A finger that moved less than this meant a tap. */
const tapPx = 6;

function useDrag(
  height: SheetHeight,
  show: (px: number | null) => void,
  settle: (height: SheetHeight) => void,
  onTap: () => void,
) {
  const start = useRef<{ readonly y: number; readonly fromPx: number } | null>(null);
  const end = (event: PointerEvent) => {
    const from = start.current;
    start.current = null;
    show(null);
    if (!from) return;
    const movedPx = from.y - event.clientY;
    if (Math.abs(movedPx) < tapPx) onTap();
    else settle(nearestHeight(from.fromPx + movedPx));
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { y: event.clientY, fromPx: sheetHeightPx(height) };
    },
    onPointerMove: (event: PointerEvent) => {
      if (start.current) show(Math.max(44, start.current.fromPx + start.current.y - event.clientY));
    },
    onPointerUp: end,
    onPointerCancel: () => {
      start.current = null;
      show(null);
    },
  };
}
