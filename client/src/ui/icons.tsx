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
  base: "M3 5.5 7.5 3.5l5 2 4.5-2v11l-4.5 2-5-2L3 16.5ZM7.5 3.5v11M12.5 5.5v11",
  back: "M12.5 5 7.5 10l5 5",
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
