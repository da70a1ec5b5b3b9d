import type { CodeEntry } from "../text.ts";

/** What a file of a record shows. The first three are photos of the land; of papers a photo will do where there is no PDF. */
export const attachmentKinds = [
  { code: "before", label: { en: "Before", mn: "Өмнө" } },
  { code: "after", label: { en: "After", mn: "Дараа" } },
  { code: "other", label: { en: "Other photo", mn: "Бусад зураг" } },
  { code: "plan", label: { en: "Plan", mn: "Төлөвлөгөө" } },
  { code: "memorandum", label: { en: "Memorandum", mn: "Санамж бичиг" } },
  { code: "act", label: { en: "Act", mn: "Акт" } },
] as const satisfies readonly CodeEntry[];
export type AttachmentKind = (typeof attachmentKinds)[number]["code"];

/** What is kept and served, whatever was sent: photos are made anew as JPEG, papers stay as they came. */
export type AttachmentMedia = "image/jpeg" | "application/pdf";

const paperKinds: readonly AttachmentKind[] = ["plan", "memorandum", "act"];

export function isPaper(kind: AttachmentKind): boolean {
  return paperKinds.includes(kind);
}

/** Only a paper may be a PDF; the database holds the same. */
export function mayBe(kind: AttachmentKind, media: AttachmentMedia): boolean {
  return media === "image/jpeg" || isPaper(kind);
}
