import { attachmentKinds } from "@asm-atlas/data/domain/attachments/kinds.ts";
import type { Words } from "../i18n/use-words.ts";
import type { Attachment } from "./attachment.ts";

/** "Before, 14 June 2025" */
export function kindAndDay({ kind, takenOn }: Attachment, { t, sayCode, day }: Words): string {
  return [sayCode(attachmentKinds, kind), takenOn ? day(takenOn) : t("photos.noDate")].join(", ");
}

/** The same with the caption: what somebody hears who does not see the photo. */
export function photoWords(photo: Attachment, words: Words): string {
  return [kindAndDay(photo, words), photo.caption].filter(Boolean).join(": ");
}

const kilobyte = 1_024;

/** "640 KB", "3.4 MB" */
export function sizeWords(bytes: number, { t, count, measure }: Words): string {
  return bytes < kilobyte * kilobyte
    ? t("photos.kilobytes", { size: count(Math.ceil(bytes / kilobyte)) })
    : t("photos.megabytes", { size: measure(bytes / kilobyte / kilobyte) });
}

/** Where and which way, as far as the camera said: "46.51000, 106.25000 · looking 124°" */
export function cameraWords({ at, bearingDeg }: Attachment, { t }: Words): string {
  const place = at ? `${at[1].toFixed(5)}, ${at[0].toFixed(5)}` : null;
  const bearing = bearingDeg === null ? null : t("photos.looking", { degrees: Math.round(bearingDeg) });
  return [place, bearing].filter(Boolean).join(" · ");
}
