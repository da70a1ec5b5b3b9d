import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureTemplate } from "@asm-atlas/server/src/demo/template.ts";
import { startServer } from "../helpers/server-process.ts";
import { root } from "../helpers/source-files.ts";
import { type Row, seconds } from "./table.ts";

const templates = join(root, "node_modules", ".cache", "atlas");

/** Hides what the install prepared while `work` runs. Should the benchmark be broken off meanwhile, the next start is slower and nothing else. */
async function withoutTemplates<Result>(work: () => Promise<Result>): Promise<Result> {
  const aside = mkdtempSync(join(root, "node_modules", ".cache", "atlas-bench-"));
  const names = existsSync(templates) ? readdirSync(templates) : [];
  for (const name of names) renameSync(join(templates, name), join(aside, name));
  try {
    return await work();
  } finally {
    for (const name of names) renameSync(join(aside, name), join(templates, name));
    rmSync(aside, { recursive: true, force: true });
  }
}

async function timeStart(dataDir: string): Promise<number> {
  const server = await startServer({ engine: "embedded", dataDir });
  await server.stop();
  return server.readyAfterMs;
}

async function inEmptyFolder<Result>(work: (dataDir: string) => Promise<Result>): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), "asm-atlas-bench-"));
  try {
    return await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const row = (what: string, measuredMs: number, toHoldMs: number): Row => ({
  what: `embedded, from the command to the ready line: ${what}`,
  measured: seconds(measuredMs),
  toHold: `≤ ${seconds(toHoldMs)}`,
  holds: measuredMs <= toHoldMs,
});

/** How long a person waits for the ready line, with the demo network, on the embedded engine. */
export async function measureStarts(): Promise<Row[]> {
  // What an install leaves behind, made of the sources as they are now.
  await ensureTemplate();
  return inEmptyFolder(async (dataDir) => {
    const first = await timeStart(dataDir);
    const second = await timeStart(dataDir);
    const bare = await withoutTemplates(() => inEmptyFolder(timeStart));
    return [
      row("first start, template made at install", first, 8_000),
      row("second start", second, 5_000),
      row("first start, no template", bare, 30_000),
    ];
  });
}
