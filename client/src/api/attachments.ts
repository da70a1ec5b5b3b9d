import type { ProblemBody } from "@asm-atlas/data/domain/problems.ts";
import type { QueryClient } from "@tanstack/react-query";
import { RequestFailure } from "./failure.ts";

/** What is said of a file beside the file; names as the form of `/api/attachments` has them. */
export interface AttachmentFields {
  readonly id: string;
  readonly zone?: string;
  readonly site?: string;
  /** A visit to the site, an event of the zone or of the site: ids, one of them at most. */
  readonly visit?: string;
  readonly stageEvent?: string;
  readonly statusEvent?: string;
  readonly kind: string;
  readonly caption: string;
  /** YYYY-MM-DD; empty: what the camera says. */
  readonly takenOn: string;
}

/** Where a photo's file is. */
export function fileAddress(id: string, size: "full" | "thumb"): string {
  return `/api/attachments/${encodeURIComponent(id)}${size === "thumb" ? "?size=thumb" : ""}`;
}

/** The server's own words, or just the status when something in between answered instead of it. */
function problemOf(request: XMLHttpRequest): Partial<ProblemBody> & { status: number } {
  try {
    return { ...(JSON.parse(request.responseText) as Partial<ProblemBody>), status: request.status };
  } catch {
    return { status: request.status };
  }
}

/** As long may nothing of a file move before that is taken for no network. Longer than the server takes to look through those before it. */
const stalledMs = 180_000;

/**
 * Sends one file as one account's work: with anybody else signed in it is refused. Sent again it is kept once. Not by `fetch`, which
 * does not say how much of a body has gone.
 * @param onShare how much of it is on its way to the server, 0 to 1
 * @throws RequestFailure
 */
export function sendAttachment(
  fields: AttachmentFields,
  file: File,
  account: string,
  onShare?: (share: number) => void,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  // Last: the server reads what it is told of the file before it.
  form.append("file", file, "file");
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/attachments");
    request.setRequestHeader("accept", "application/json, application/problem+json");
    request.setRequestHeader("atlas-account", account);
    let stalled: ReturnType<typeof setTimeout> | undefined;
    const moves = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), stalledMs);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      moves();
      onShare?.(total > 0 ? loaded / total : 0);
    };
    request.onload = () =>
      request.status === 201 ? resolve() : reject(new RequestFailure("problem", problemOf(request)));
    request.onerror = () => reject(new RequestFailure("network"));
    request.onabort = request.onerror;
    request.onloadend = () => clearTimeout(stalled);
    moves();
    request.send(form);
  });
}

/** What is shown of photos and papers, and of their history, may have changed; map and figures have not. */
export function refreshAttachments(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey: [audience, what, collection] }) =>
      audience === "staff" && (what === "history" || collection === "attachments"),
  });
}
