import type { ProblemBody, ProblemCode } from "@asm-atlas/data/domain/problems.ts";
import type { TFunction } from "i18next";

/** Why a request brought nothing: no answer at all, an answer nobody can read, or a problem the server describes. */
export class RequestFailure extends Error {
  override readonly name = "RequestFailure";
  constructor(
    readonly kind: "network" | "unreadable" | "problem",
    readonly problem?: Partial<ProblemBody> & { readonly status: number },
    options?: ErrorOptions,
  ) {
    super(problem?.code ?? kind, options);
  }

  get code(): ProblemCode | undefined {
    return this.problem?.code;
  }
}

/** The failure in words a person can act on. */
export function explainFailure(error: unknown, t: TFunction): string {
  if (!(error instanceof RequestFailure)) return t("problem.unreadable");
  if (error.kind === "network") return t("problem.network");
  if (error.kind === "unreadable" || !error.problem) return t("problem.unreadable");
  const { code, status, requestId } = error.problem;
  if (code === "session.required") return t("problem.signedOut");
  if (code === "rate.too-many-changes") return t("problem.tooManyChanges");
  if (code === "record.deleted") return t("problem.deleted");
  if (code === "rate.too-many" || status === 429) return t("problem.tooMany");
  if (status === 503 || status === 502 || status === 504) return t("problem.busy");
  if (status === 404) return t("problem.missing");
  if (status >= 500) return requestId ? t("problem.server", { requestId }) : t("problem.serverPlain");
  return t("problem.refused", { detail: refusalDetail(error, t) });
}

/**
 * What a refusal asks for, by its rule, else by its code. Those sentences come with the workbench's texts; a stranger, who
 * changes nothing, is told the number of the answer.
 */
export function refusalDetail({ problem }: RequestFailure, t: TFunction): string {
  const { rule = "none", code = "none", status = 0 } = problem ?? {};
  const keys = [`refusals.rule.${rule}`, `refusals.code.${code}`] as unknown as "refusals.code.access.denied";
  return t(keys, { defaultValue: String(status) });
}
