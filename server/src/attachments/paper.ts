import { open } from "node:fs/promises";
import { Problem } from "../http/problem.ts";

/** Readers of PDF look for the end mark this far from the end. */
const tailBytes = 1_024;

/**
 * A PDF is kept as it came and never opened here: who downloads it opens it outside of the atlas. What is held against is that it begins and ends as one.
 * @throws Problem `attachment.damaged`
 */
export async function checkPaper(path: string, bytes: number): Promise<void> {
  const handle = await open(path, "r");
  try {
    const length = Math.min(tailBytes, bytes);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, bytes - length);
    if (buffer.includes("%%EOF") && buffer.includes("startxref")) return;
  } finally {
    await handle.close();
  }
  throw new Problem("attachment.damaged", "The PDF has no end: it was cut short on its way. Send it again.");
}
