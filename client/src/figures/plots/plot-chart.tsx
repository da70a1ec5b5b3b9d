import { type PlotOptions, plot } from "@observablehq/plot";
import { type ReactElement, useEffect, useLayoutEffect, useRef } from "react";
import { useNavigate } from "react-router";
import styles from "../figures.module.css";

const font = { fontFamily: "inherit", fontSize: "12px", color: "var(--muted)", background: "transparent" };

/**
 * A drawing of the chart library. It is for the eye and the pointer alone: words and table beside it say the same to everybody else,
 * so its links are no stops of the keyboard. `options` is to stay the same object while it says the same.
 */
export function PlotChart({ options }: { readonly options: PlotOptions }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const goTo = useRef(navigate);
  useEffect(() => {
    goTo.current = navigate;
  }, [navigate]);
  useLayoutEffect(() => {
    const { current } = place;
    return current ? inTurn(() => draw(current, options, (address) => void goTo.current(address))) : undefined;
  }, [options]);
  return <div ref={place} className={styles.plot} aria-hidden="true" />;
}

/**
 * Draws in a task of its own, so that a page of charts does not hold a person up until the last is drawn; a page on its way to paper has no
 * such time. @returns calls it off
 */
function inTurn(drawNow: () => void): (() => void) | undefined {
  if (matchMedia("print").matches) {
    drawNow();
    return undefined;
  }
  const turn = setTimeout(drawNow);
  return () => clearTimeout(turn);
}

function draw(place: HTMLElement, options: PlotOptions, goTo: (address: string) => void): void {
  const drawing = plot({ ...options, style: font });
  for (const link of drawing.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  const frame = document.createElement("div");
  // Pressed, the library's tip would stay and lie over the very link that is being pressed: it is not told.
  frame.addEventListener("pointerdown", (event) => event.stopPropagation(), { capture: true });
  frame.addEventListener("click", (event) => {
    const { target } = event;
    if (!(target instanceof Element) || isForTheBrowser(event)) return;
    const link = target.closest("a");
    const address = link?.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? link?.getAttribute("href");
    if (!address) return;
    event.preventDefault();
    goTo(address);
  });
  frame.append(drawing);
  place.replaceChildren(frame);
}

/** A new tab, a new window, a download: what the browser does with a link when it is asked to. */
function isForTheBrowser(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}
