import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../helpers/source-files.ts";

/** A command whose reader closes the pipe before the first word. */
function readByNobody(
  ...words: readonly string[]
): Promise<{ readonly code: number | null; readonly complaints: string }> {
  const child = spawn(process.execPath, [join(root, "server/bin/atlas.mjs"), ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, complaints })));
}

it("a command whose reader has seen enough ends as it would have, without a word", async () => {
  expect(await readByNobody("help")).toEqual({ code: 0, complaints: "" });
});
