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
