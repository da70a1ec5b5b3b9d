import type { ReactElement } from "react";
import styles from "./handover.module.css";
import { type Outline, roundDown } from "./outline.ts";

/** Of the picture, in its own units; the outline keeps the margin free for the grid's numbers. */
const size = { width: 480, height: 360, margin: 46 } as const;
/** A number of the grid that has less room before the edge is left out: its line is told by the others. */
const gridTextWidth = 40;
/** More numbers than these would lie over one another. */
const mostNumbers = 40;

interface OutlinePictureProps {
  readonly outline: Outline;
  /** What a screen reader says of it. */
  readonly label: string;
}

function linesWithin(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((high - first) / step) + 1) }, (_, at) => first + at * step);
}

/** The outline to scale on the metre grid, north up, its corners numbered as in the table. */
export function OutlinePicture({ outline, label }: OutlinePictureProps): ReactElement {
  const corners = outline.rings.flat();
  const [eastings, northings] = [corners.map(({ eastingM }) => eastingM), corners.map(({ northingM }) => northingM)];
  const [west, east] = [Math.min(...eastings), Math.max(...eastings)];
  const [south, north] = [Math.min(...northings), Math.max(...northings)];
  const { width, height, margin } = size;
  const perMetre = Math.min(
    (width - 2 * margin) / Math.max(1, east - west),
    (height - 2 * margin) / Math.max(1, north - south),
  );
  const x = (eastingM: number) => width / 2 + (eastingM - (west + east) / 2) * perMetre;
  const y = (northingM: number) => height / 2 - (northingM - (south + north) / 2) * perMetre;
  const step = roundDown(Math.max(1, 110 / perMetre));
  const bar = roundDown(Math.max(1, 120 / perMetre));
  const [left, right] = [(west + east) / 2 - width / 2 / perMetre, (west + east) / 2 + width / 2 / perMetre];
  const [bottom, top] = [(south + north) / 2 - height / 2 / perMetre, (south + north) / 2 + height / 2 / perMetre];
  const path = outline.rings
    .map(
      (ring) =>
        `M${ring.map(({ eastingM, northingM }) => `${x(eastingM).toFixed(1)} ${y(northingM).toFixed(1)}`).join("L")}Z`,
    )
    .join("");
  return (
    <svg className={styles.picture} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <rect width={width} height={height} className={styles.ground} />
      {linesWithin(left, right, step).map((easting) => (
        <g key={`e${easting}`}>
          <path d={`M${x(easting)} 0V${height}`} className={styles.gridLine} />
          {x(easting) < width - gridTextWidth && (
            <text x={x(easting) + 3} y={height - 5} className={styles.gridText}>
              {easting.toFixed(0)}
            </text>
          )}
        </g>
      ))}
      {linesWithin(bottom, top, step).map((northing) => (
        <g key={`n${northing}`}>
          <path d={`M0 ${y(northing)}H${width}`} className={styles.gridLine} />
          <text x={3} y={y(northing) - 3} className={styles.gridText}>
            {northing.toFixed(0)}
          </text>
        </g>
      ))}
      <path d={path} className={styles.outline} fillRule="evenodd" />
      {corners.length <= mostNumbers &&
        corners.map(({ number, eastingM, northingM }) => (
          <g key={number}>
            <circle cx={x(eastingM)} cy={y(northingM)} r={3} className={styles.corner} />
            {/* On the side away from the middle, where the outline's own lines are not. */}
            <text
              x={x(eastingM) + (x(eastingM) < width / 2 ? -6 : 6)}
              y={y(northingM) + (y(northingM) < height / 2 ? -3 : 10)}
              textAnchor={x(eastingM) < width / 2 ? "end" : "start"}
              className={styles.cornerText}
            >
              {number}
            </text>
          </g>
        ))}
      <g transform={`translate(${width - 26} 12)`} className={styles.north}>
        <path d="M8 0 15 26 8 20 1 26Z" />
        <text x={8} y={38} textAnchor="middle">
          N
        </text>
      </g>
      <g transform={`translate(${width - 20 - bar * perMetre} ${height - 24})`} className={styles.scale}>
        <path d={`M0 0V6H${bar * perMetre}V0`} />
        <text x={(bar * perMetre) / 2} y={-2} textAnchor="middle">
          {bar >= 1_000 ? `${bar / 1_000} km` : `${bar} m`}
        </text>
      </g>
    </svg>
  );
}
