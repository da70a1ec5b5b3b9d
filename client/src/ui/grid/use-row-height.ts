import { useMemo } from "react";
import { useMedia } from "../use-media.ts";

/** Height of a line in rem: a finger's width where there are fingers. */
const heightRem = 2.125;
const touchHeightRem = 2.75;

/** Height of a grid's lines in CSS pixels; grows with the letters a reader has asked the browser for. */
export function useRowHeightPx(): number {
  const isTouched = useMedia("(max-width: 760px), (pointer: coarse)");
  return useMemo(() => {
    const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    return Math.round((isTouched ? touchHeightRem : heightRem) * remPx);
  }, [isTouched]);
}
