import type { ReactElement } from "react";
import { mapColours, type Theme } from "../map/tokens.ts";
import { type SignLayer, signOf } from "./catalogue.ts";

interface SignProps {
  readonly layer: SignLayer;
  /** A status, a group, a band or a way of showing: whatever the map draws a sign for. */
  readonly code: string;
  /** Height in CSS pixels. */
  readonly size?: number;
  readonly theme: Theme;
}

/** The sign of the map in legend, card and table. It decorates words that stand beside it, so a screen reader skips it. */
export function Sign({ layer, code, size = 20, theme }: SignProps): ReactElement | null {
  const shape = signOf(layer, code);
  if (!shape) return null;
  const colours = mapColours[theme];
  return (
    <svg
      width={(size * shape.width) / shape.height}
      height={size}
      viewBox={`0 0 ${shape.width} ${shape.height}`}
      aria-hidden="true"
      focusable="false"
      data-map-ink=""
      style={{ flex: "none", display: "block" }}
    >
      {shape.parts
        .filter((part) => !part.onMapOnly)
        .map((part) => (
          <path
            key={`${part.d}${part.fill}${part.stroke}`}
            d={part.d}
            fill={part.fill ? colours[part.fill] : "none"}
            stroke={part.stroke ? colours[part.stroke] : "none"}
            strokeWidth={part.strokeWidth}
            strokeDasharray={part.dash?.join(" ")}
            strokeLinejoin="round"
            opacity={part.opacity}
          />
        ))}
    </svg>
  );
}
