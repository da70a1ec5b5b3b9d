import type { BaseMap } from "@asm-atlas/data/domain/base-map.ts";
import type { PublicWarning } from "@asm-atlas/data/domain/publication/administration.ts";
import type { Bilingual } from "@asm-atlas/data/domain/text.ts";
import { useQuery } from "@tanstack/react-query";
import { requestJson } from "./request.ts";

/** What the atlas says about itself, to anyone. */
export interface AtlasInfo {
  readonly name: string;
  readonly demo: boolean;
  readonly release: {
    readonly number: number;
    readonly cutOffOn: string;
    readonly releasedOn: string;
    /** Of its soums' bands. */
    readonly bandWidth: number;
    /** One sentence for the whole country; null in releases older than it. */
    readonly hazards: Bilingual | null;
    /** The first day on which the next one may come out. */
    readonly nextOn: string;
  } | null;
  /** Collections that are hidden for now; `everything`: all of them. */
  readonly withheld: readonly string[];
  readonly warning: PublicWarning | null;
}

/** Is this collection hidden from everyone for now, by itself or with everything? */
export function isWithheldNow(atlas: AtlasInfo | undefined, layer: string): boolean {
  return atlas !== undefined && (atlas.withheld.includes(layer) || atlas.withheld.includes("everything"));
}

export function useAtlasInfo() {
  return useQuery({
    queryKey: ["public", "atlas"] as const,
    queryFn: ({ signal }) => requestJson<AtlasInfo>("/api/atlas", { audience: "public", signal }),
    staleTime: 10 * 60_000,
  });
}

/** What it says to staff beside that. */
interface StaffInfo {
  readonly basemaps: readonly BaseMap[];
  readonly hasProtectedAreas: boolean;
}

function useStaffInfo(): StaffInfo | undefined {
  const { data } = useQuery({
    queryKey: ["staff", "atlas"] as const,
    queryFn: ({ signal }) => requestJson<StaffInfo>("/api/atlas", { audience: "staff", signal }),
    staleTime: 10 * 60_000,
  });
  return data;
}

/** Further base maps that staff may choose; empty until the list has come, and where none are set up. */
export function useBaseMaps(): readonly BaseMap[] {
  return useStaffInfo()?.basemaps ?? nothingOffered;
}

/** Have areas under protection been imported? Not known to be, until the answer has come. */
export function useHasProtectedAreas(): boolean {
  return useStaffInfo()?.hasProtectedAreas === true;
}

const nothingOffered: readonly BaseMap[] = [];
