import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useSession } from "../../api/session.ts";
import { LatePart } from "../../app/late-part.tsx";
import { useView } from "../../state/view-store.ts";
import { asidesFor, openedAside } from "./asides.ts";
import { yieldToCards } from "./open-aside.ts";

/** Fetched when first opened: forms are for some of the staff, some of the time. */
const Aside = lazy(() => import("./aside.tsx").then((module) => ({ default: module.Aside })));

/** What stands in the card's place; undefined while nothing is open, or nothing this person may open. */
export function useAside(): ReactNode | undefined {
  const { data: session } = useSession();
  const aside = useView(openedAside);
  useEffect(yieldToCards, []);
  if (!aside || !session || !asidesFor(session.role).includes(aside)) return undefined;
  return (
    <LatePart>
      <Suspense>
        <Aside aside={aside} />
      </Suspense>
    </LatePart>
  );
}
