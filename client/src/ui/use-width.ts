import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** The width of an element in CSS pixels, now and whenever it changes; 0 until it has been measured. */
export function useWidth<Kind extends HTMLElement>(): readonly [ref: RefObject<Kind | null>, widthPx: number] {
  const element = useRef<Kind>(null);
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => setWidthPx(Math.round(current.getBoundingClientRect().width));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, widthPx];
}
