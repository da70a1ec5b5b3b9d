import { randomBytes, randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import sharp, { type Metadata } from "sharp";
import type { Answer, Person } from "./atlas-server.ts";

export const newId = (): string => uuidv7(Date.now(), randomBytes(10));

/** What a camera of a phone writes into a photo: when, where, which way, and by whom it was made. */
export const cameraTags = {
  IFD0: { Make: "Secretmaker", Model: "Phone 7" },
  IFD2: { DateTimeOriginal: "2025:06:14 23:30:00", OffsetTimeOriginal: "+08:00" },
  IFD3: {
    GPSLatitudeRef: "N",
    GPSLatitude: "46/1 30/1 36/1",
    GPSLongitudeRef: "E",
    GPSLongitude: "106/1 15/1 0/1",
    GPSImgDirectionRef: "T",
    GPSImgDirection: "1235/10",
  },
} as const;

/** EXIF tags by block. */
export type PhotoTags = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface PhotoOptions {
  readonly width?: number;
  readonly height?: number;
  /** How far a pixel strays from its neighbours: what makes photos of gravel large. */
  readonly grain?: number;
  /** Another number makes another photo. */
  readonly seed?: number;
  readonly tags?: PhotoTags;
  readonly format?: "jpeg" | "png" | "webp";
  /** EXIF orientation: 6 is a phone held upright. */
  readonly orientation?: number;
}

/** A photo of slopes and speckles: nothing is read from a file, so that it can be made beside a server that lets few kinds of file in. */
export async function aPhoto({
  width = 640,
  height = 480,
  seed = 1,
  grain = 0,
  tags,
  format = "jpeg",
  orientation = 1,
}: PhotoOptions = {}): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  let dust = seed;
  for (let at = 0; at < pixels.length; at += 1) {
    // Marsaglia's xorshift: quick, and the same in every run.
    dust ^= dust << 13;
    dust ^= dust >>> 17;
    dust ^= dust << 5;
    const row = Math.floor(at / (3 * width));
    pixels[at] =
      60 +
      (row * 120) / height +
      (at % 3) * 20 +
      ((at * 7 + row * 13 * seed) % 17) +
      (grain === 0 ? 0 : (dust >>> 8) % grain);
  }
  const drawn = sharp(pixels, { raw: { width, height, channels: 3 } });
  const turned = orientation === 1 ? drawn : drawn.withMetadata({ orientation });
  return (tags ? turned.withExif(tags as never) : turned).toFormat(format).toBuffer();
}

/** The smallest PDF that readers open. */
export function aPdf(words = "An act"): Buffer {
  const parts = [
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
    `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R>>endobj`,
    `4 0 obj<</Length ${words.length}>>stream\n${words}\nendstream endobj`,
  ];
  return Buffer.from(`%PDF-1.4\n${parts.join("\n")}\ntrailer<</Root 1 0 R/Size 5>>\nstartxref\n9\n%%EOF\n`);
}

/** What a picture says of itself. */
export async function pictureOf(bytes: Buffer): Promise<Metadata> {
  const path = join(tmpdir(), `atlas-picture-${randomUUID()}`);
  await writeFile(path, bytes);
  try {
    return await sharp(path).metadata();
  } finally {
    await rm(path);
  }
}

interface SentFile {
  readonly bytes: Buffer;
  readonly field?: string;
  readonly name?: string;
  readonly type?: string;
}

/** A form as a browser sends it: fields first, then the file. */
export function formOf(
  fields: Readonly<Record<string, string>>,
  file?: SentFile,
): { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> } {
  const boundary = "----atlas-test-boundary";
  const parts: Buffer[] = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  if (file) {
    const { field = "file", name = "IMG_0001.jpg", type = "image/jpeg", bytes } = file;
    parts.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
      ),
      bytes,
      Buffer.from("\r\n"),
    );
  }
  const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  return {
    body,
    headers: { "content-type": `multipart/form-data; boundary=${boundary}`, "content-length": String(body.length) },
  };
}

/** Somebody sends a file for a record. */
export function sends(
  person: Person,
  fields: Readonly<Record<string, string>>,
  bytes: Buffer,
  file: Omit<SentFile, "bytes"> = {},
): Promise<Answer> {
  return person.asks("/api/attachments", { method: "POST", ...formOf({ id: newId(), ...fields }, { ...file, bytes }) });
}
