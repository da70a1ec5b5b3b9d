import { limits } from "@asm-atlas/data/domain/limits.ts";
import { type ReadFile, readOutlineFile } from "./read-file.ts";

function parseXml(text: string): Document | null {
  const document = new DOMParser().parseFromString(text, "application/xml");
  return document.getElementsByTagName("parsererror").length > 0 ? null : document;
}

/** The text of a file by its byte order mark; without one it is UTF-8. Elsewhere in the world, KML is written as UTF-16 too. */
async function textOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/** Reads the outlines of a file that was chosen or dropped; one too large is not even opened. */
export async function takeOutlineFile(file: Blob): Promise<ReadFile> {
  const text = file.size > limits.outlineFileBytes ? "" : await textOf(file);
  return readOutlineFile(file.size, text, parseXml);
}
