import { protectionKinds } from "@asm-atlas/data/domain/layers/protected-area.ts";
import type { ImportedAreas } from "./import-protected-areas.ts";

const hectares = (areaHa: number): string => `${areaHa.toLocaleString("en-GB", { maximumFractionDigits: 0 })} ha`;

/** What an import says to the person at the shell, line by line. */
export function reportOf({ features, areas, replaced, leftAside }: ImportedAreas, isApplied: boolean): string[] {
  const kinds = protectionKinds.flatMap(({ code, label }) => {
    const ofKind = areas.filter(({ kind }) => kind === code);
    const sum = ofKind.reduce((all, { areaHa }) => all + areaHa, 0);
    return ofKind.length === 0 ? [] : [`  ${label.en}: ${ofKind.length}, ${hectares(sum)}`];
  });
  return [
    ...(leftAside.length === 0
      ? []
      : [`Cannot be used (${leftAside.length}):`, ...leftAside.map((line) => `  ${line}`)]),
    `${areas.length} of ${features} features ${isApplied ? "are now" : "would become"} protected areas${areas.length === 0 ? "." : ":"}`,
    ...kinds,
    isApplied && areas.length > 0
      ? `They took the place of ${replaced} areas of this source or of the demo. Whoever draws a zone in one is warned from now on.`
      : "Nothing has been changed. With --apply they take the place of all that this source gave before, and of invented ones.",
  ];
}
