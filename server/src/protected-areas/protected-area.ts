import type { MultiPolygon, Polygon } from "@asm-atlas/data/domain/geometry.ts";
import type { protectionKinds } from "@asm-atlas/data/domain/layers/protected-area.ts";

export type ProtectionKind = (typeof protectionKinds)[number]["code"];

/** An area that is fit to be kept. */
export interface ProtectedArea {
  readonly code: string;
  readonly kind: ProtectionKind;
  readonly nameEn: string | null;
  readonly nameMn: string | null;
  readonly geometry: Polygon | MultiPolygon;
  readonly areaHa: number;
}
