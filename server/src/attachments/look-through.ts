import { rm } from "node:fs/promises";
import { type AttachmentKind, type AttachmentMedia, mayBe } from "@asm-atlas/data/domain/attachments/kinds.ts";
import { Problem } from "../http/problem.ts";
import type { Camera } from "./camera.ts";
import type { FileStore } from "./file-store.ts";
import { inTurn } from "./in-turn.ts";
import { checkPaper } from "./paper.ts";
import { makePhoto } from "./photo.ts";
import { type Sniffed, sniff } from "./sniff.ts";

/** A file as it was sent: still a draft, and nobody has looked into it. */
export interface SentFile {
  readonly draft: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  /** Its first bytes. */
  readonly head: Buffer;
}

/** What is kept of it. */
export interface LookedThrough {
  readonly media: AttachmentMedia;
  readonly fileHash: string;
  readonly bytes: number;
  readonly photo?: { readonly thumbnailHash: string; readonly width: number; readonly height: number };
  readonly camera: Camera;
}

const mediaOf: Readonly<Record<Sniffed, AttachmentMedia | undefined>> = {
  jpeg: "image/jpeg",
  png: "image/jpeg",
  webp: "image/jpeg",
  pdf: "application/pdf",
  heic: undefined,
  unknown: undefined,
};

function acceptedMedia({ head }: SentFile, kind: AttachmentKind): AttachmentMedia {
  const sniffed = sniff(head);
  const media = mediaOf[sniffed];
  if (sniffed === "heic")
    throw new Problem(
      "attachment.heic",
      "Send JPEG: on an iPhone choose Settings, Camera, Formats, Most Compatible, or share the photo as JPEG.",
    );
  if (media === undefined)
    throw new Problem("attachment.unknown-type", "Send a photo as JPEG, PNG or WebP, or a paper as PDF.");
  if (!mayBe(kind, media))
    throw new Problem("attachment.not-a-paper", "Send a photo, or say that it is a plan, a memorandum or an act.");
  return media;
}

/**
 * Finds out what was sent and keeps what is good of it: a photo made anew without what the camera wrote into it, a paper as it is.
 * @throws Problem with a code of its own for each thing that can be wrong; nothing is kept then
 */
export async function lookThrough(files: FileStore, sent: SentFile, kind: AttachmentKind): Promise<LookedThrough> {
  const media = acceptedMedia(sent, kind);
  if (media === "application/pdf") {
    await checkPaper(sent.draft, sent.bytes);
    const { hash, bytes } = await files.keep(sent.draft);
    return { media, fileHash: hash, bytes, camera: {} };
  }
  const [target, thumbnail] = [await files.draft(), await files.draft()];
  try {
    const { width, height, camera } = await inTurn(() => makePhoto(sent.draft, target, thumbnail));
    const small = await files.keep(thumbnail);
    const { hash, bytes } = await files.keep(target);
    return { media, fileHash: hash, bytes, photo: { thumbnailHash: small.hash, width, height }, camera };
  } finally {
    await rm(target, { force: true });
    await rm(thumbnail, { force: true });
  }
}
