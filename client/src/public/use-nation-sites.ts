import type { UseQueryResult } from "@tanstack/react-query";
import type { Feature } from "geojson";
import { useState } from "react";
import { useItems } from "../api/collections.ts";

/** The nation's row of places counted, as of today: read by `nationSites`. Whoever asks it again has the answer already. */
export function useNationSites(): UseQueryResult<readonly Feature[]> {
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  return useItems("public", "site-summary", {
    level: "nation",
    datetime: today,
    limit: "1",
    skipGeometry: "true",
  });
}
