import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { ProblemCode } from "@asm-atlas/data/domain/problems.ts";
import type { TFunction } from "i18next";
import { explainFailure, RequestFailure } from "../api/failure.ts";

/** What keeps one file from being taken, by the end of its code. */
type Refusal = "unknown-type" | "heic" | "too-large" | "too-many-pixels" | "damaged" | "not-a-paper";

const refusals: Readonly<Partial<Record<ProblemCode, Refusal>>> = {
  "attachment.unknown-type": "unknown-type",
  "attachment.heic": "heic",
  "attachment.too-large": "too-large",
  "attachment.too-many-pixels": "too-many-pixels",
  "attachment.damaged": "damaged",
  "attachment.not-a-paper": "not-a-paper",
};

/** Why a file was not taken and what to do, in the reader's language. */
export function refusalWords(error: unknown, t: TFunction): string {
  const code = error instanceof RequestFailure ? error.code : undefined;
  const refusal = code && refusals[code];
  if (refusal === undefined) return explainFailure(error, t);
  return t(`photos.refused.${refusal}`, {
    megabytes: limits.attachmentBytes / 1_048_576,
    megapixels: Math.floor(limits.photoPixels / 1_000_000),
  });
}

/** Known before anything is sent. */
export function tooLarge(file: File): RequestFailure | null {
  return file.size > limits.attachmentBytes
    ? new RequestFailure("problem", { status: 413, code: "attachment.too-large" })
    : null;
}
