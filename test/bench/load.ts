import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Measures two things in turn, several times, and gives the median of each: what slows the machine slows both. */
export async function besideOneAnother(
  rounds: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<readonly [number, number]> {
  const ones: number[] = [];
  const others: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ones.push(await one());
    others.push(await other());
  }
  return [quantile(ones, 0.5), quantile(others, 0.5)];
}

/** The value below which the given share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  if (value === undefined) throw new Error("No values to take a quantile of");
  return value;
}

export interface BareServer {
  readonly url: string;
  readonly etag: string;
  stop(): Promise<void>;
}

/** A bare `node:http` server in a process of its own that sends exactly these bytes. */
export async function startBareServer(body: Uint8Array, encoding: string | null, type: string): Promise<BareServer> {
  const folder = mkdtempSync(join(tmpdir(), "asm-atlas-bench-"));
  const file = join(folder, "body");
  writeFileSync(file, body);
  const script = fileURLToPath(new URL("./bare-server.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, file, encoding ?? "-", type], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").once("data", (line: string) => resolve(line.trim()));
    gone.then(() => reject(new Error("The reference server ended before it listened")));
  });
  return {
    url,
    etag: '"reference"',
    stop: async () => {
      child.kill("SIGTERM");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Milliseconds of each of the given requests, one after the other on one kept connection, after a tenth of them as warm-up. */
export async function timeEach(
  urls: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): Promise<number[]> {
  const times: number[] = [];
  const warmUp = Math.ceil(urls.length / 10);
  for (const [index, url] of [...urls.slice(0, warmUp), ...urls].entries()) {
    const startedAt = performance.now();
    const response = await fetch(url, { headers });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    if (index >= warmUp) times.push(performance.now() - startedAt);
  }
  return times;
}
