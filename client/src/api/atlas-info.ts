import { useQuery } from "@tanstack/react-query";
import { requestJson } from "./request.ts";

/** What the atlas says about itself, to anyone. */
export interface AtlasInfo {
  readonly name: string;
  readonly demo: boolean;
  readonly release: { readonly number: number; readonly cutOffOn: string; readonly releasedOn: string } | null;
}

export function useAtlasInfo() {
  return useQuery({
    queryKey: ["public", "atlas"] as const,
    queryFn: ({ signal }) => requestJson<AtlasInfo>("/api/atlas", { audience: "public", signal }),
    staleTime: 10 * 60_000,
  });
}
