import type { ReactElement } from "react";
import { KindergartenCard } from "./kindergarten-card.tsx";
import { ProtectedAreaCard } from "./protected-area-card.tsx";
import { SiteCard } from "./site-card.tsx";
import { ZoneCard } from "./zone-card.tsx";

/** Layers of which staff see single records. */
export type StaffCardLayer = "sites" | "rehabilitation-zones" | "kindergartens" | "protected-areas" | "site-areas";

/** The card of a record only staff may see. Needs the workbench's sheet around it. */
export function StaffCard({ layer, code }: { readonly layer: StaffCardLayer; readonly code: string }): ReactElement {
  switch (layer) {
    case "sites":
    case "site-areas":
      return <SiteCard code={code} />;
    case "rehabilitation-zones":
      return <ZoneCard code={code} />;
    case "kindergartens":
      return <KindergartenCard code={code} />;
    case "protected-areas":
      return <ProtectedAreaCard code={code} />;
  }
}
