import type { Asker } from "../http/asker.ts";
import { digest, type EntityTag } from "../http/entity-tag.ts";
import type { Release } from "../http/release-clock.ts";

/**
 * How long an answer may be kept. The public's changes with a release only, so anyone may keep it for a minute and ask again;
 * what staff see is theirs and asked again each time.
 */
export function cacheHeaders(
  asker: Asker,
  release: Pick<Release, "number" | "releasedOn" | "version"> | null,
): Record<string, string> {
  if (asker.projection === "internal") return { "Cache-Control": "private, no-cache" };
  return {
    "Cache-Control": "public, max-age=60, must-revalidate",
    // While something is withheld the answer is not that of the release's day.
    ...(release && release.version === release.number
      ? { "Last-Modified": new Date(`${release.releasedOn}T00:00:00Z`).toUTCString() }
      : {}),
  };
}

/** The tag of an answer's content. Audiences never share one. */
export function contentTag(asker: Asker, release: Release | null, content: string): EntityTag {
  const audience = asker.projection === "internal" ? "staff" : `release${release?.version ?? 0}`;
  return { value: `${audience}-${digest(content)}` };
}
