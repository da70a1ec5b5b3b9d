import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { UseQueryResult } from "@tanstack/react-query";
import type { Feature } from "geojson";
import { useItems } from "../api/collections.ts";

/** The nation's rows of places counted, one a step: read by `nationSites`. Whoever asks them again has the answer already. */
export function useNationSites(): UseQueryResult<readonly Feature[]> {
  return useItems("public", "site-summary", {
    level: "nation",
    limit: String(limits.pageMax),
    skipGeometry: "true",
  });
}
