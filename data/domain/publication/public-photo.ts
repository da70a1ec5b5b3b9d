import type { Bilingual } from "../text.ts";

/** A photo of a zone that a release shows: which zone, before or after, the year, and its size. Nothing else of it is public (attack 21). */
export interface PublicPhoto {
  /** Random; its file is at `/api/public-photos/{name}`. */
  readonly name: string;
  /** Public code of the zone. */
  readonly zone: string;
  readonly kind: "before" | "after";
  /** Null: not known. */
  readonly year: number | null;
  readonly width: number;
  readonly height: number;
}

/** What is said of such photos. Here and not among the texts of the page: a stranger's first visit has no use for it. */
export const publicPhotoWords = {
  title: { en: "Before and after", mn: "Өмнө ба дараа" },
  line: { en: "Line between before and after", mn: "Өмнөх, дараах зургийн хоорондох зураас" },
} as const satisfies Record<string, Bilingual>;
