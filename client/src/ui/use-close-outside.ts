import { useEffect } from "react";

/** Escape and a touch elsewhere put away what a button with `aria-expanded` in the same box has opened. */
export function useCloseOutside(isOpen: boolean, box: React.RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !box.current?.contains(document.activeElement)) return;
      event.preventDefault();
      box.current.querySelector<HTMLElement>("button[aria-expanded]")?.focus();
      close();
    };
    document.addEventListener("pointerdown", onPointerDown);
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => {
      document.removeEventListener("pointerdown", onPointerDown);
      document.removeEventListener("keydown", onKeyDown, { capture: true });
    };
  }, [isOpen, box, close]);
}
