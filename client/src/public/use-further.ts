import { type RefObject, useEffect, useRef, useState } from "react";
import type { PagePartId } from "./page-parts.tsx";

/** A part that was asked for; another object is another wish for the same. */
export interface AskedPart {
  readonly part: PagePartId;
}

interface Further {
  /** Are the parts below the headline figures to be fetched? */
  readonly isWanted: boolean;
  /** The part to go to, once it is there. */
  readonly asked: AskedPart | null;
  readonly ask: (part: PagePartId) => void;
  /** Stands where the parts begin: whoever sees it is about to read them. */
  readonly sentinel: RefObject<HTMLDivElement | null>;
}

/** The parts below the headline figures come when somebody gets near them, asks for one, or has an address that names one. */
export function useFurther(mayFetch: boolean): Further {
  const sentinel = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  const [asked, setAsked] = useState<AskedPart | null>(() =>
    new URLSearchParams(window.location.search).has("compare") ? { part: "compare" } : null,
  );
  useEffect(() => {
    const { current } = sentinel;
    if (!current || isNear || !mayFetch) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setIsNear(true);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [isNear, mayFetch]);
  return {
    isWanted: isNear || (asked !== null && mayFetch),
    asked,
    ask: (part) => setAsked({ part }),
    sentinel,
  };
}
