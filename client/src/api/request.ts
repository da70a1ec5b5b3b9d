import type { ProblemBody } from "@asm-atlas/data/domain/problems.ts";
import type { Audience } from "../map/map-state.ts";
import { RequestFailure } from "./failure.ts";

interface RequestOptions {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  /** Headers beside those every request has: `If-Match`, the reason of a change. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Milliseconds after which no answer is taken for no network. Absent: as long as the browser waits. */
  readonly withinMs?: number;
  /** `public` sends no cookie: the answer is what anyone sees, also for staff. `staff` refuses an answer made for the public. */
  readonly audience?: Audience;
}

/** A save that has no answer by then found no network. Longer than the server takes for anything. */
export const answerWithinMs = 30_000;

/**
 * One request for JSON. ETags and revalidation are the browser's: the server says what may be kept.
 * @throws RequestFailure whatever goes wrong, except that an aborted request rejects with the signal's reason
 */
export async function requestJson<Body>(path: string, options: RequestOptions = {}): Promise<Body> {
  return (await requestTagged<Body>(path, options)).body;
}

/** The same with the `ETag` of the answer, which a change of it must name. */
export async function requestTagged<Body>(
  path: string,
  options: RequestOptions = {},
): Promise<{ readonly body: Body; readonly etag: string | null }> {
  const { method = "GET", body, headers, withinMs, audience } = options;
  const signal = withinMs === undefined ? options.signal : AbortSignal.timeout(withinMs);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: audience === "public" ? "omit" : "same-origin",
      headers: {
        accept: "application/geo+json, application/json, application/problem+json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (isGivenUp(signal)) throw cause;
    throw new RequestFailure("network", undefined, { cause });
  }
  if (!response.ok) throw new RequestFailure("problem", await readProblem(response));
  if (audience === "staff" && isForAnyone(response)) throw new RequestFailure("problem", sessionEnded);
  const etag = response.headers.get("etag");
  if (response.status === 204) return { body: undefined as Body, etag };
  return { body: await readJson<Body>(response, signal), etag };
}

/** By whoever asked; that its time is up is no such thing. */
function isGivenUp(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true && (signal.reason as Partial<Error> | undefined)?.name !== "TimeoutError";
}

/**
 * Signed out, the same addresses answer with what anyone may see. Only such answers may be kept by shared caches, so
 * that is how one is known when the session has ended behind the page's back.
 */
function isForAnyone(response: Response): boolean {
  return /\bpublic\b/.test(response.headers.get("cache-control") ?? "");
}

const sessionEnded = { status: 401, code: "session.required" } as const;

async function readJson<Body>(response: Response, signal: AbortSignal | undefined): Promise<Body> {
  try {
    return (await response.json()) as Body;
  } catch (cause) {
    if (isGivenUp(signal)) throw cause;
    throw new RequestFailure(cause instanceof SyntaxError ? "unreadable" : "network", undefined, { cause });
  }
}

/** The server's own words, or just the status when something in between answered instead of it. */
async function readProblem(response: Response): Promise<Partial<ProblemBody> & { status: number }> {
  const { status } = response;
  if (!response.headers.get("content-type")?.includes("json")) return { status };
  try {
    return { ...((await response.json()) as Partial<ProblemBody>), status };
  } catch {
    return { status }; // Cut off on the way: the status still says what kind of problem it is.
  }
}
