import type { ReactElement } from "react";
import { BinPanel } from "../bin/bin-panel.tsx";
import { NewRecord } from "../creating/new-record.tsx";
import { DrawArea } from "../record/draw-area.tsx";
import { RedrawOutline } from "../record/redraw-outline.tsx";
import { WaitingPanel } from "../waiting/waiting-panel.tsx";
import { type AsideId, collectionOf } from "./asides.ts";

/** What was opened in the card's place. */
export function Aside({ aside }: { readonly aside: AsideId }): ReactElement | null {
  if (aside === "waiting") return <WaitingPanel />;
  const collection = collectionOf(aside);
  if (aside === "redraw-outline") return <RedrawOutline />;
  if (aside === "draw-area") return <DrawArea />;
  return collection ? <NewRecord key={collection} collection={collection} /> : <BinPanel />;
}
