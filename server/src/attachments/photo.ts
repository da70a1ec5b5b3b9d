import { limits } from "@asm-atlas/data/domain/limits.ts";
import sharp, { type Sharp, type SharpOptions } from "sharp";
import { Problem } from "../http/problem.ts";
import { type Camera, readCamera } from "./camera.ts";
import "../http/let-in-images.ts";

// One photo at a time is decoded here, by one thread and remembering nothing: memory stays what one photo takes.
sharp.cache(false);
sharp.concurrency(1);

export interface MadePhoto {
  readonly width: number;
  readonly height: number;
  readonly camera: Camera;
}

const damaged = (cause: unknown) =>
  new Problem(
    "attachment.damaged",
    "The photo cannot be read to its end. Open it on the phone, save it anew, and send that.",
    {
      cause,
    },
  );

/** Phones of a large maker write both into photos that are whole. */
const isHarmless = (error: unknown): boolean =>
  error instanceof Error && /Invalid SOS parameters|extraneous bytes before marker 0xd9/i.test(error.message);

const options: SharpOptions = { limitInputPixels: limits.photoPixels, sequentialRead: true, failOn: "warning" };

/** Upright, no larger than it need be, in sRGB, and with nothing beside its pixels: none of what the camera wrote is taken over. */
const anew = (photo: Sharp): Sharp =>
  photo
    .timeout({ seconds: limits.photoMs / 1_000 })
    .autoOrient()
    .resize({
      width: limits.photoSidePixels,
      height: limits.photoSidePixels,
      fit: "inside",
      withoutEnlargement: true,
    })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 82 });

async function decode(path: string, target: string): Promise<{ readonly width: number; readonly height: number }> {
  try {
    return await anew(sharp(path, options)).toFile(target);
  } catch (error) {
    if (!isHarmless(error)) throw error;
    return anew(sharp(path, { ...options, failOn: "truncated" })).toFile(target);
  }
}

/**
 * Decodes a photo and writes it anew as JPEG, with a small WebP beside it.
 * @throws Problem `attachment.too-many-pixels` before anything is decoded, `attachment.damaged`
 */
export async function makePhoto(path: string, target: string, thumbnail: string): Promise<MadePhoto> {
  // Reads the header alone.
  const header = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw damaged(error);
    });
  if (header.width * header.height > limits.photoPixels) {
    const most = Math.floor(limits.photoPixels / 1_000_000);
    throw new Problem("attachment.too-many-pixels", `A photo may have ${most} million pixels. Send it smaller.`);
  }
  try {
    const { width, height } = await decode(path, target);
    const side = limits.thumbnailSidePixels;
    await sharp(target)
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 72 })
      .toFile(thumbnail);
    return { width, height, camera: readCamera(header.exif) };
  } catch (error) {
    throw damaged(error);
  }
}

/** Writes a photo that is kept as everyone may see it: smaller, coarser, and with nothing beside its pixels, so that it equals no file that is kept. */
export async function makePublicPhoto(path: string, target: string): Promise<void> {
  const side = limits.publicPhotoSidePixels;
  await sharp(path, options)
    .timeout({ seconds: limits.photoMs / 1_000 })
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: 74 })
    .toFile(target);
}
