import type { PublicPhoto } from "@asm-atlas/data/domain/publication/public-photo.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { requestJson } from "./request.ts";

/** Where the file of a public photo is. */
export const publicPhotoAddress = (name: string): string => `/api/public-photos/${encodeURIComponent(name)}`;

/** Photos of zones that the newest release shows. */
export function usePublicPhotos(): UseQueryResult<readonly PublicPhoto[]> {
  return useQuery({
    queryKey: ["public", "photos"] as const,
    queryFn: async ({ signal }) =>
      (
        await requestJson<{ readonly photos: readonly PublicPhoto[] }>("/api/public-photos", {
          audience: "public",
          signal,
        })
      ).photos,
    staleTime: 5 * 60_000,
  });
}
