import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import type { ProblemCode } from "@asm-atlas/data/domain/problems.ts";
import { aPdf, aPhoto } from "./attachments.ts";

/** A file that must not be taken, and why. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly code: ProblemCode;
  /** What it is said to show; `before` unless told. */
  readonly kind?: string;
}

const latin = (text: string): Buffer => Buffer.from(text, "latin1");

/** Bytes nobody would guess, the same in every run. */
function noise(length: number, seed: string): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at * 32 < length; at += 1) pieces.push(createHash("sha256").update(`${seed} ${at}`).digest());
  return Buffer.concat(pieces).subarray(0, length);
}

function chunk(type: string, data: Buffer, crcOff = 0): Buffer {
  const body = Buffer.concat([latin(type), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE((crc32(body) + crcOff) >>> 0);
  return Buffer.concat([length, body, crc]);
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of one bit a pixel that claims a size, with as many bytes of pixels as are given. */
function png(width: number, height: number, pixels: Buffer, { crcOff = 0, isPacked = true } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    pngSignature,
    chunk("IHDR", header, crcOff),
    chunk("IDAT", isPacked ? deflateSync(pixels) : pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The frame header of a JPEG says its size; this one says another. */
function resized(jpeg: Buffer, width: number, height: number): Buffer {
  const made = Buffer.from(jpeg);
  const at = made.indexOf(Buffer.from([0xff, 0xc0]));
  made.writeUInt16BE(height, at + 5);
  made.writeUInt16BE(width, at + 7);
  return made;
}

/** A WebP whose canvas claims a size, without a picture. */
function webpCanvas(width: number, height: number): Buffer {
  const header = Buffer.alloc(30);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(22, 4);
  header.write("WEBPVP8X", 8, "latin1");
  header.writeUInt32LE(10, 16);
  header.writeUIntLE(width - 1, 24, 3);
  header.writeUIntLE(height - 1, 27, 3);
  return header;
}

const box = (brand: string) => latin(`\0\0\0\u0018ftyp${brand}\0\0\0\0mif1heic${"x".repeat(200)}`);

/** Files that are neither photo nor paper, whatever they are called. */
function strangers(): HostileFile[] {
  const files: Readonly<Record<string, Buffer>> = {
    "nothing at all": Buffer.alloc(0),
    "one byte": Buffer.from([0xff]),
    "half a signature": Buffer.from([0xff, 0xd8]),
    "a text": latin("hello"),
    "a page with a script": latin("<!doctype html><script>alert(1)</script>"),
    "a drawing": latin('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    "a drawing that runs a script": latin('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "a drawing that reads a file": latin(
      '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
    ),
    "a drawing that laughs a billion times": latin(
      `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${"bcdefgh"
        .split("")
        .map((name, at) => `<!ENTITY ${name} "${`&${"abcdefgh"[at]};`.repeat(10)}">`)
        .join("")}]><svg xmlns="http://www.w3.org/2000/svg"><text>&h;</text></svg>`,
    ),
    "a GIF": latin("GIF89a\u0001\0\u0001\0\0\0\0;"),
    "a bitmap": latin(`BM${"\0".repeat(60)}`),
    "a TIFF": latin(`II*\0${"\0".repeat(60)}`),
    "a TIFF the other way round": latin(`MM\0*${"\0".repeat(60)}`),
    "a big TIFF": latin(`II+\0${"\0".repeat(60)}`),
    "an AVIF": box("avif"),
    "a film": box("isom"),
    "a film of a phone": box("qt  "),
    "JPEG 2000": Buffer.from("0000000c6a5020200d0a870a", "hex"),
    "JPEG XL": Buffer.from("0000000c4a584c200d0a870a", "hex"),
    "JPEG XL, bare": Buffer.from("ff0a0000", "hex"),
    "a sound": latin("RIFF\0\0\0\0WAVEfmt "),
    "an archive": latin(`PK\u0003\u0004${"\0".repeat(60)}`),
    "a compressed file": Buffer.from("1f8b0800000000000003", "hex"),
    "a program": latin("\u007fELF\u0002\u0001\u0001"),
    "another program": latin(`MZ${"\0".repeat(60)}`),
    "a shell script": latin("#!/bin/sh\nrm -rf /\n"),
    "a page of a server": latin("<?php system($_GET['x']); ?>"),
    PostScript: latin("%!PS-Adobe-3.0\n"),
    "a PDF behind a page": Buffer.concat([latin("<html><script>1</script>\n"), aPdf()]),
    "a PDF of no version": latin("%PDF-x.y\n%%EOF"),
    "a picture of a telescope": latin(`SIMPLE  =                    T${" ".repeat(60)}`),
    "a picture of light": latin("#?RADIANCE\n"),
    "a layered picture": latin("8BPS\0\u0001"),
    "an icon": Buffer.from("00000100010010100000", "hex"),
    zeros: Buffer.alloc(5_000),
    noise: noise(5_000, "noise"),
  };
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes, code: "attachment.unknown-type" }));
}

/** Photos and papers that are broken, on their way or on purpose. */
async function broken(): Promise<HostileFile[]> {
  const [jpeg, whole, webp] = await Promise.all([
    aPhoto({ seed: 21 }),
    aPhoto({ seed: 22, format: "png" }),
    aPhoto({ seed: 23, format: "webp" }),
  ]);
  const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));
  const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  const spoilt = (bytes: Buffer, from: number, by: Buffer) =>
    Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(from + by.length)]);
  const pdf = aPdf();
  const files: Readonly<Record<string, Buffer>> = {
    "a JPEG that is its signature alone": jpeg.subarray(0, 3),
    "a tenth of a JPEG": cut(jpeg, 0.1),
    "half a JPEG": cut(jpeg, 0.5),
    "nine tenths of a JPEG": cut(jpeg, 0.9),
    "a JPEG without its last bytes": jpeg.subarray(0, jpeg.length - 40),
    "a JPEG without a picture": Buffer.concat([jpeg.subarray(0, scan), Buffer.from([0xff, 0xd9])]),
    "a JPEG with noise in its picture": spoilt(jpeg, scan + 200, noise(4_000, "scan")),
    "a JPEG of no width": resized(jpeg, 0, 480),
    "a JPEG that says it is taller than it is": resized(jpeg, 640, 4_000),
    "a page that begins like a JPEG": Buffer.concat([jpeg.subarray(0, 3), latin("<script>alert(1)</script>")]),
    "noise that begins like a JPEG": Buffer.concat([jpeg.subarray(0, 4), noise(9_000, "jpeg")]),
    "a PNG that is its signature alone": pngSignature,
    "half a PNG": cut(whole, 0.5),
    "a PNG without its last rows": cut(whole, 0.98),
    "a PNG whose header is not as it was": png(64, 64, Buffer.alloc(64 * 9), { crcOff: 1 }),
    "a PNG with too few rows": png(64, 64, Buffer.alloc(10 * 9)),
    "a PNG of no width": png(0, 64, Buffer.alloc(64)),
    "a PNG whose pixels are noise": png(64, 64, noise(600, "png"), { isPacked: false }),
    "a PNG without pixels": Buffer.concat([
      png(64, 64, Buffer.alloc(0)).subarray(0, 33),
      chunk("IEND", Buffer.alloc(0)),
    ]),
    "noise that begins like a PNG": Buffer.concat([pngSignature, noise(9_000, "png")]),
    "half a WebP": cut(webp, 0.5),
    "a WebP without a picture": webpCanvas(64, 64),
    "a WebP that says it has 268 million pixels, and has none": webpCanvas(16_384, 16_384),
    "noise that begins like a WebP": Buffer.concat([latin("RIFF\u0010\0\0\0WEBPVP8 "), noise(9_000, "webp")]),
  };
  const papers: Readonly<Record<string, Buffer>> = {
    "a PDF that is its signature alone": latin("%PDF-1.7\n"),
    "half a PDF": cut(pdf, 0.5),
    "a PDF whose end was lost in 2 KB of blanks": Buffer.concat([pdf, Buffer.alloc(2_048, 0x20)]),
    "a page that begins like a PDF": latin("%PDF-1.4\n<script>alert(1)</script>"),
  };
  const damaged = (kind: string, of: Readonly<Record<string, Buffer>>): HostileFile[] =>
    Object.entries(of).map(([name, bytes]) => ({ name, bytes, kind, code: "attachment.damaged" }));
  return [...damaged("before", files), ...damaged("act", papers)];
}

/** Small files that would be huge once opened. */
async function bombs(): Promise<HostileFile[]> {
  const jpeg = await aPhoto({ seed: 24 });
  const files: Readonly<Record<string, Buffer>> = {
    "a PNG of 400 million pixels in 50 KB": png(20_000, 20_000, Buffer.alloc(20_000 * 2_501)),
    "a PNG that says it has 2,500 million": png(50_000, 50_000, Buffer.alloc(100)),
    "a PNG of one endless row": png(60_000_000, 1, Buffer.alloc(100)),
    "a JPEG that says it has 4,290 million": resized(jpeg, 65_500, 65_500),
  };
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes, code: "attachment.too-many-pixels" }));
}

/** Corrupt, mislabelled, oversized and bomb-like files, each with the code it must be refused by. */
export async function hostileFiles(mostBytes: number): Promise<readonly HostileFile[]> {
  return [
    ...strangers(),
    ...["heic", "heix", "hevc", "mif1", "msf1"].map(
      (brand): HostileFile => ({ name: `HEIC (${brand})`, bytes: box(brand), code: "attachment.heic" }),
    ),
    ...(await broken()),
    ...(await bombs()),
    {
      name: "a byte too much",
      bytes: Buffer.concat([await aPhoto(), Buffer.alloc(mostBytes)]),
      code: "attachment.too-large",
    },
    { name: "a PDF as a photo", bytes: aPdf(), code: "attachment.not-a-paper" },
    { name: "a PDF as any photo", bytes: aPdf(), kind: "other", code: "attachment.not-a-paper" },
  ];
}
