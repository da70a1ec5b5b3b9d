import { useEffect, useLayoutEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { useView } from "../state/view-store.ts";

const tasks = new Set<() => void>();

/** Does something just before the page is printed, while it still looks as it does on screen. */
export function useBeforePrint(task: () => void): void {
  const latest = useRef(task);
  useLayoutEffect(() => {
    latest.current = task;
  });
  useEffect(() => {
    const run = () => latest.current();
    tasks.add(run);
    return () => void tasks.delete(run);
  }, []);
}

/** On paper everything is dark on white: signs and charts, whose colours no style sheet can change, are drawn in light for as long as it prints. */
export function usePrintInLight(): void {
  useEffect(() => {
    let before = useView.getState().theme;
    const onBeforePrint = () => {
      for (const run of tasks) run();
      before = useView.getState().theme;
      flushSync(() => useView.setState({ theme: "light" }));
    };
    const onAfterPrint = () => useView.setState({ theme: before });
    window.addEventListener("beforeprint", onBeforePrint);
    window.addEventListener("afterprint", onAfterPrint);
    return () => {
      window.removeEventListener("beforeprint", onBeforePrint);
      window.removeEventListener("afterprint", onAfterPrint);
    };
  }, []);
}
