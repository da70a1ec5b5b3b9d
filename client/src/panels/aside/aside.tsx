import type { ReactElement } from "react";
import { BinPanel } from "../bin/bin-panel.tsx";
import { NewRecord } from "../creating/new-record.tsx";
import { type AsideId, collectionOf } from "./asides.ts";

/** What was opened in the card's place. */
export function Aside({ aside }: { readonly aside: AsideId }): ReactElement {
  const collection = collectionOf(aside);
  return collection ? <NewRecord key={collection} collection={collection} /> : <BinPanel />;
}
