import {
  type OpenDataIndex,
  type OpenDataReleases,
  openDataIndexName,
  openDataPath,
} from "@asm-atlas/data/domain/publication/open-data.ts";
import { useQuery } from "@tanstack/react-query";
import { requestJson } from "./request.ts";

const staleTime = 30 * 60_000;

/** Every release there is, the newest first. */
export function useOpenDataReleases() {
  return useQuery({
    queryKey: ["public", "open-data"] as const,
    queryFn: ({ signal }) => requestJson<OpenDataReleases>("/open-data/index.json", { audience: "public", signal }),
    staleTime,
  });
}

/** What there is of a release; nothing is asked before its number is known. */
export function useOpenDataIndex(release: number | undefined) {
  return useQuery({
    queryKey: ["public", "open-data", release] as const,
    queryFn: ({ signal }) =>
      requestJson<OpenDataIndex>(openDataPath(release ?? 0, openDataIndexName), { audience: "public", signal }),
    staleTime,
    enabled: release !== undefined,
  });
}
