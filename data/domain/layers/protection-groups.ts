/** What an area protects, as the map tells it by its sign: land itself, water, or forest. Which kind it is says its card. */
export const protectionGroups = ["land", "water", "forest"] as const;
export type ProtectionGroup = (typeof protectionGroups)[number];

const groupOfKind: Readonly<Record<string, ProtectionGroup>> = {
  water_protection: "water",
  river_source: "water",
  forest_fund: "forest",
};

/** @param kind a code of `protectionKinds` (protected-area.ts) */
export function protectionGroupOf(kind: string): ProtectionGroup {
  return groupOfKind[kind] ?? "land";
}
