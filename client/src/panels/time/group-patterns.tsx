import type { SiteStatusGroup } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { ReactElement } from "react";
import { inkOfSiteGroup, mapColours, type Theme } from "../../map/tokens.ts";
import { groupCodes } from "../../sites/stock-over-time.ts";

/** Lines and dots over the colour, so that areas differ without it. Eight pixels square. */
const textures: Readonly<Record<SiteStatusGroup, string>> = {
  under_contract: "",
  on_the_way: "M-2 10L10 -2M-2 2L2 -2M6 10L10 6",
  not_formalised: "",
  not_assessed: "M2 2h.01M6 6h.01",
  suspended_or_ended: "M0 2H8M0 6H8",
  closed: "M2 0V8M6 0V8",
};

/** A ring on the map is an outline here: its colour, thinned. */
const opacities: Readonly<Partial<Record<SiteStatusGroup, number>>> = { not_formalised: 0.5, not_assessed: 0.75 };

export function patternId(group: SiteStatusGroup): string {
  return `time-${group}`;
}

/** What fills the areas of the chart and the swatches that explain them. To be on the page once. */
export function GroupPatterns({ theme }: { readonly theme: Theme }): ReactElement {
  const colours = mapColours[theme];
  return (
    <svg width="0" height="0" style={{ position: "absolute" }} aria-hidden="true" focusable="false">
      <defs>
        {groupCodes.map((group) => (
          <pattern key={group} id={patternId(group)} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" fill={colours[inkOfSiteGroup[group]]} opacity={opacities[group]} />
            <path
              d={textures[group]}
              stroke={colours.paper}
              strokeWidth={group === "not_assessed" ? 2 : 1}
              strokeLinecap="round"
              opacity={group === "not_assessed" ? 0.9 : 0.45}
            />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** The area of a group as a small square beside its words. */
export function GroupSwatch({ group }: { readonly group: SiteStatusGroup }): ReactElement {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <rect width="14" height="14" rx="3" fill={`url(#${patternId(group)})`} />
    </svg>
  );
}
