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
    const drawing = plot({ ...options, style: font });
    for (const link of drawing.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
    const follow = (event: Event) => {
      const { target } = event;
      if (!(event instanceof MouseEvent && target instanceof Element) || isForTheBrowser(event)) return;
      const link = target.closest("a");
      const address = link?.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? link?.getAttribute("href");
      if (!address) return;
      event.preventDefault();
      void goTo.current(address);
    };
    drawing.addEventListener("click", follow);
    place.current?.replaceChildren(drawing);
    return () => drawing.remove();
  }, [options]);
  return <div ref={place} className={styles.plot} aria-hidden="true" />;
}

/** A new tab, a new window, a download: what the browser does with a link when it is asked to. */
function isForTheBrowser(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}
