import { type ProblemBody, type ProblemCode, type ProblemPart, problems } from "@asm-atlas/data/domain/problems.ts";

interface ProblemOptions {
  readonly errors?: readonly ProblemPart[];
  /** Headers that belong to this problem: `Allow`, `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Members of the body beside the standard ones: the current state of a record that was changed meanwhile. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** An expected failure of a request: a code of the catalogue and a detail the person asking can act on. Thrown to the endpoint gate. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors: readonly ProblemPart[];
  readonly headers: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(`${code}: ${detail}`, { cause: options.cause });
    this.code = code;
    this.detail = detail;
    this.errors = options.errors ?? [];
    this.headers = options.headers ?? {};
    this.members = options.members ?? {};
  }

  get status(): number {
    return problems[this.code].status;
  }
}

/** The body of a problem (RFC 9457). The type is a name, not an address: what it means is in the catalogue. */
export function problemBody(problem: Problem, requestId: string): ProblemBody {
  return {
    type: `urn:asm-atlas:problem:${problem.code}`,
    title: problems[problem.code].title.en,
    status: problem.status,
    code: problem.code,
    detail: problem.detail,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
    requestId,
    ...problem.members,
  };
}

/** A query parameter that cannot be understood, said beside its name. */
export function invalidParameter(name: string, message: string): Problem {
  return new Problem("request.invalid-parameter", `The parameter "${name}" cannot be understood: ${message}`, {
    errors: [{ path: name, code: "request.invalid-parameter", message }],
  });
}
