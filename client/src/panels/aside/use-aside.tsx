import { type ReactNode, Suspense, useEffect } from "react";
import { useSession } from "../../api/session.ts";
import { lateComponent } from "../../app/late-component.tsx";
import { LatePart } from "../../app/late-part.tsx";
import { useView } from "../../state/view-store.ts";
import { drawnOn, mayOpen, openedAside } from "./asides.ts";
import { yieldToCards } from "./open-aside.ts";

/** Forms are for some of the staff, some of the time. */
const Aside = lateComponent(async () => (await import("./aside.tsx")).Aside);

/** Fetches the code of forms and lists while nobody waits for it: without network it could not be fetched. */
export const fetchAside = Aside.fetch;

/** What stands in the card's place; undefined while nothing is open, or nothing this person may open. */
export function useAside(): ReactNode | undefined {
  const { data: session } = useSession();
  const aside = useView(openedAside);
  const selected = useView((view) => view.selected);
  useEffect(yieldToCards, []);
  if (!aside || !session || !mayOpen(session.role, aside)) return undefined;
  // The record whose outline is drawn is the one chosen; without one there is nothing to draw.
  const layer = drawnOn(aside);
  if (layer && selected?.layer !== layer) return undefined;
  return (
    <LatePart>
      <Suspense>
        <Aside aside={aside} />
      </Suspense>
    </LatePart>
  );
}
