import type { ReactNode } from "react";

/** One column of a grid. Rows are known by a number of the caller's, whatever their order on screen. */
export interface GridColumn {
  readonly id: string;
  readonly label: string;
  /** What it means, as a tooltip of its header. */
  readonly explained?: string | undefined;
  /** Numbers stand at the right, so that their digits stand under each other. */
  readonly isNumber: boolean;
  readonly widthPx: number;
  /** Stands in a cell whose `text` is null: why nothing is there. */
  readonly missing: string;
  text(row: number): string | null;
  /** A picture before the words. */
  sign?(row: number): ReactNode;
}

export interface GridSort {
  readonly columnId: string;
  readonly isDescending: boolean;
}
