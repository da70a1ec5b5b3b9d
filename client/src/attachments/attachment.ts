import { type AttachmentKind, isPaper } from "@asm-atlas/data/domain/attachments/kinds.ts";
import type { TakenPhoto } from "@asm-atlas/data/domain/attachments/pairs.ts";
import type { Feature } from "geojson";
import { readerOf } from "../api/read.ts";

/** HEIC is left out on purpose: asked for these, phones that keep HEIC send JPEG. */
export const photoTypes = "image/jpeg,image/png,image/webp";

/** A photo or a paper as the card shows it. */
export interface Attachment extends TakenPhoto {
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly caption: string | null;
  readonly isPublic: boolean;
  /** Day a second person confirmed that it is public; null: nobody has. */
  readonly publicConfirmedOn: string | null;
  readonly version: number;
  readonly isPdf: boolean;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly recordedAt: string;
}

function attachmentOf(feature: Feature): Attachment {
  const read = readerOf(feature);
  return {
    id: String(feature.id),
    kind: (read.text("kind") ?? "other") as AttachmentKind,
    caption: read.text("caption"),
    takenOn: read.text("taken_on"),
    isPublic: read.flag("is_public") === true,
    publicConfirmedOn: read.text("public_confirmed_on"),
    version: read.number("version") ?? 0,
    isPdf: read.text("media_type") === "application/pdf",
    bytes: read.number("bytes") ?? 0,
    width: read.number("width") ?? 4,
    height: read.number("height") ?? 3,
    at: feature.geometry?.type === "Point" ? (feature.geometry.coordinates as [number, number]) : null,
    bearingDeg: read.number("bearing_deg"),
    recordedAt: read.text("recorded_at") ?? "",
  };
}

export interface Attachments {
  /** Oldest first; where nobody knows when, by when it was sent. */
  readonly photos: readonly Attachment[];
  /** Newest first. */
  readonly papers: readonly Attachment[];
}

const dateOf = ({ takenOn, recordedAt }: Attachment): string => takenOn ?? recordedAt;

export function sortedAttachments(features: readonly Feature[]): Attachments {
  const all = features.map(attachmentOf).sort((a, b) => dateOf(a).localeCompare(dateOf(b)));
  return {
    photos: all.filter(({ kind }) => !isPaper(kind)),
    papers: all.filter(({ kind }) => isPaper(kind)).reverse(),
  };
}
