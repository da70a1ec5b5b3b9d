import type { ReactElement } from "react";
import { type Ink, mapColours, type Theme } from "../../map/tokens.ts";

export interface Texture {
  readonly id: string;
  readonly ink: Ink;
  readonly opacity?: number;
  /** Path of lines or dots over the colour, in a square of eight pixels. */
  readonly lines?: string;
}

const slanted = "M-2 10L10 -2M-2 2L2 -2M6 10L10 6";
const dots = "M2 2h.01M6 6h.01";
const level = "M0 2H8M0 6H8";

/** Areas of charts that no sign of the map stands for: told apart without their colour, as those of the status groups are. */
export const textures = {
  women: { id: "chart-women", ink: "accent" },
  men: { id: "chart-men", ink: "figure", lines: slanted },
  notBySex: { id: "chart-not-by-sex", ink: "figure", opacity: 0.4, lines: dots },
  daily: { id: "chart-daily", ink: "kindergarten" },
  outer: { id: "chart-outer", ink: "kindergarten", opacity: 0.6, lines: slanted },
  beyond: { id: "chart-beyond", ink: "kindergarten", opacity: 0.3, lines: level },
} as const satisfies Record<string, Texture>;

export function fillOf({ id }: Texture): string {
  return `url(#${id})`;
}

/** What fills the areas of the charts and the swatches that explain them. To be on the page once. */
export function ChartTextures({ theme }: { readonly theme: Theme }): ReactElement {
  const colours = mapColours[theme];
  return (
    <svg width="0" height="0" style={{ position: "absolute" }} aria-hidden="true" focusable="false">
      <defs>
        {Object.values<Texture>(textures).map(({ id, ink, opacity, lines }) => (
          <pattern key={id} id={id} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" fill={colours[ink]} opacity={opacity} />
            <path
              d={lines}
              stroke={colours.paper}
              strokeWidth={lines === dots ? 2 : 1}
              strokeLinecap="round"
              opacity={lines === dots ? 0.9 : 0.5}
            />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** The area of a chart as a small square beside its words. */
export function TextureSwatch({ texture }: { readonly texture: Texture }): ReactElement {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <rect width="14" height="14" rx="3" fill={fillOf(texture)} />
    </svg>
  );
}
