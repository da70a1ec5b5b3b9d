import type {
  PublicationSettings,
  PublicationState,
  ReleasePreview,
} from "@asm-atlas/data/domain/publication/administration.ts";
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { requestJson } from "./request.ts";

const stateKey = ["staff", "publication"] as const;

export function usePublication() {
  return useQuery({
    queryKey: stateKey,
    queryFn: ({ signal }) => requestJson<PublicationState>("/api/publication", { signal }),
  });
}

/** The next release as it would be at this moment: asked for, never kept. */
export function previewRelease(): Promise<ReleasePreview> {
  return requestJson<ReleasePreview>("/api/publication/preview");
}

/** Two provinces, or two regions, by their codes. */
interface Join {
  readonly joined: string;
  readonly into: string;
  readonly reason: string;
}

/** What an administrator can do about publication, by the address that does it. */
export interface PublicationDeeds {
  readonly settings: PublicationSettings & { readonly reason: string };
  readonly "joined-provinces": Join;
  readonly "joined-regions": Join;
  readonly releases: { readonly cutOffOn: string; readonly confirmation: string; readonly acceptedBecause?: string };
  readonly switches: { readonly layer: string; readonly isWithheld: boolean; readonly reason: string };
  readonly warnings: {
    readonly warning: { readonly en: string; readonly mn: string; readonly office: string } | null;
    readonly reason: string;
  };
}

/** Does one of them; what stands afterwards is the answer, and everything public is asked for again. */
export function usePublicationDeed<Kind extends keyof PublicationDeeds>(
  kind: Kind,
  onDone: (state: PublicationState, body: PublicationDeeds[Kind]) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: PublicationDeeds[Kind]) =>
      requestJson<PublicationState>(`/api/publication/${kind}`, { method: "POST", body }),
    onSuccess: async (state, body) => {
      queries.setQueryData(stateKey, state);
      onDone(state, body);
      await refreshPublic(queries);
    },
  });
}

function refreshPublic(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === "public" });
}
