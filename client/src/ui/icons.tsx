import type { ReactElement } from "react";

const paths = {
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  north: "M10 3 14.5 16 10 13.2 5.5 16Z",
  fit: "M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4",
  menu: "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
  layers: "m10 3 7 3.8-7 3.8-7-3.8ZM3.6 10.6 10 14l6.4-3.4M3.6 13.8 10 17.2l6.4-3.4",
  close: "m5 5 10 10M15 5 5 15",
  up: "m5 12.5 5-5 5 5",
  down: "m5 7.5 5 5 5-5",
  right: "m7.5 5 5 5-5 5",
  moon: "M16 11.6A6.6 6.6 0 0 1 8.4 4a6.6 6.6 0 1 0 7.6 7.6Z",
  sun: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M15.7 4.3l-1.2 1.2M5.5 14.5l-1.2 1.2",
  account: "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 16.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5",
  clock: "M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6ZM10 6.2V10l2.6 1.8",
  play: "M6.5 4.2v11.6L15.5 10Z",
  pause: "M7 4.5v11M13 4.5v11",
  compare: "M10 2.5v15M3 5h4.5v10H3M17 5h-4.5v10H17",
  copy: "M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5Z",
  base: "M3 5.5 7.5 3.5l5 2 4.5-2v11l-4.5 2-5-2L3 16.5ZM7.5 3.5v11M12.5 5.5v11",
  back: "M12.5 5 7.5 10l5 5",
  filter: "M3.5 4.5h13l-5 6v5.5l-3-1.5v-4Z",
  search: "M8.8 3.5a5.3 5.3 0 1 0 0 10.6 5.3 5.3 0 0 0 0-10.6ZM12.7 12.7l4 4",
  box: "M4 4.5h12v11H4Z",
  outline: "m4 13.5 2-8.5 9-1.5 1.5 8-6.5 5Z",
  ruler: "m3 13.5 10.5-10.5 3.5 3.5L6.5 17ZM6 10.5l1.6 1.6M8.5 8l2.2 2.2M11 5.5l1.6 1.6",
  extent: "M3.5 16.5v-13h4v4h5v4h4v5ZM3.5 7.5h4M7.5 11.5h5M7.5 7.5v9M12.5 11.5v5",
  crosshair: "M10 3v5M10 12v5M3 10h5M12 10h5M10 5a5 5 0 1 0 0 10 5 5 0 0 0 0-10Z",
  pointer: "m5 3.5 10.5 6-4.8 1.3-2.2 4.7Z",
  tools: "m4 16 7.5-7.5M13.5 3.5a3.5 3.5 0 0 0-2 5.2M16.5 6.5a3.5 3.5 0 0 1-5.2 2",
  record: "M9 17C5.8 13 3.8 10.6 3.8 8.2a5.2 5.2 0 0 1 10.4 0c0 .6-.1 1.2-.3 1.8M14.5 12v5.4M11.8 14.7h5.4",
  bin: "M4 6h12M8 6V3.8h4V6M5.5 6l.8 10.2h7.4L14.5 6M8.5 9v4.5M11.5 9v4.5",
  undo: "M7 5 3.5 8.5 7 12M4 8.5h7.5a4.5 4.5 0 0 1 0 8H8",
  redo: "m13 5 3.5 3.5L13 12M16 8.5H8.5a4.5 4.5 0 0 0 0 8H12",
  reshape:
    "M5 14.5 8 6l8 2.5-4 7ZM3.6 14.5a1.4 1.4 0 1 0 2.8 0 1.4 1.4 0 0 0-2.8 0ZM6.6 6a1.4 1.4 0 1 0 2.8 0 1.4 1.4 0 0 0-2.8 0Z",
  hole: "M3.5 6.5 9 3l7.5 4-1.5 9-9 .5ZM8 10a2.2 2.2 0 1 0 4.4 0 2.2 2.2 0 0 0-4.4 0Z",
  split: "M4 6.5 11 4l5 4.5-3 7-8-1.5ZM15.5 2.5 5 17.5",
  merge: "M3.5 7.5h7v7h-7ZM9.5 4.5h7v7h-7Z",
  snap: "M5 3.5v6a5 5 0 0 0 10 0v-6M5 6.5h3M12 6.5h3M8 3.5v6a2 2 0 0 0 4 0v-6",
  freehand: "M3.5 13c2-8 5-10 6-6.5s-3 7 0 7 3-6 7-6.5",
  circle: "M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z",
  check: "m4.5 10.5 4 4 7-9",
  list: "M3.5 5h13M3.5 10h13M3.5 15h13M7.5 5v10",
  columns: "M3.5 4h13v12h-13ZM8 4v12M12.2 4v12",
  share: "M10 12.5v-9M6.5 6.5 10 3l3.5 3.5M6 9.5H4v7h12v-7h-2",
  save: "M10 3.5v9M6.5 9l3.5 3.5L13.5 9M4 16.5h12",
  table: "M3.5 4h13v12h-13ZM3.5 8h13M3.5 12h13M8.5 8v8",
  map: "m3.5 5.5 4.3-2 4.4 2 4.3-2v11l-4.3 2-4.4-2-4.3 2ZM7.8 3.5v11M12.2 5.5v11",
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside words or in a labelled button; screen readers skip it. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** The atlas's mark: two hills and a sun. */
export function Mark({ size = 22 }: { readonly size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M1 20 8.5 6.5l4.3 7.6 2.4-3.4L23 20Z" fill="var(--accent)" />
      <circle cx="17.6" cy="5.6" r="2.6" fill="#b9851f" />
    </svg>
  );
}
