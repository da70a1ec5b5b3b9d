import { brotliDecompressSync } from "node:zlib";
import { compressBrotli, compressBrotliSlowly } from "@asm-atlas/server/src/http/encoding.ts";
import { expect, it } from "vitest";
import { Dice } from "../helpers/dice.ts";

it("compresses piece by piece to the bytes it makes in one go, and stops half-way when nobody wants them any more", async () => {
  const dice = new Dice(7);
  const content = Buffer.from(Array.from({ length: 60_000 }, () => String(dice.whole(0, 999))).join(","));
  const wanted = new AbortController();
  const inPieces = await compressBrotliSlowly(content, 6, wanted.signal);
  expect(inPieces.equals(await compressBrotli(content, 6))).toBe(true);
  expect(brotliDecompressSync(inPieces).equals(content)).toBe(true);
  const halfWay = compressBrotliSlowly(content, 11, wanted.signal);
  wanted.abort();
  await expect(halfWay).rejects.toThrow("aborted");
});
