import { existsSync, readFileSync } from "node:fs";
import { aPhoto, formOf, newId } from "../helpers/attachments.ts";
import { demoPassword, startServer } from "../helpers/server-process.ts";
import { type Row, seconds } from "./table.ts";

const photos = 20;
/** As a phone takes them: 12 million pixels. */
const pixels = { width: 4_000, height: 3_000 } as const;
/** As many as the client sends at a time. */
const atOnce = 2;
const mostSeconds = 20;
/** What the server may grow by while it looks at one photo after the other. */
const mostGrowthMb = 300;

/** Resident memory of a process in MB; undefined where the system does not tell. */
function memoryOf(pid: number): number | undefined {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return undefined;
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(path, "utf8")) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024;
}

async function officerAt(url: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email: "officer@demo.invalid", password: demoPassword }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
  if (response.status !== 201 || cookie === undefined) throw new Error(`Sign-in answered ${response.status}`);
  return cookie;
}

/** Twenty photos of a phone, sent as the card sends them, to a server of their own. */
export async function measurePhotos(): Promise<Row[]> {
  const taken = await Promise.all([1, 2, 3, 4].map((seed) => aPhoto({ ...pixels, seed, grain: 64 })));
  const server = await startServer({ engine: "embedded" });
  try {
    const cookie = await officerAt(server.url);
    const zones = await fetch(`${server.url}/ogc/collections/rehabilitation-zones/items?limit=1`, {
      headers: { cookie },
    });
    const [zone] = ((await zones.json()) as { readonly features: readonly { readonly id: string }[] }).features;
    const send = async (at: number) => {
      const bytes = taken[at % taken.length] ?? Buffer.alloc(0);
      const { body, headers } = formOf({ id: newId(), zone: zone?.id ?? "", kind: "before" }, { bytes });
      const sent = { "content-type": headers["content-type"] ?? "", cookie, origin: server.url };
      const response = await fetch(`${server.url}/api/attachments`, {
        method: "POST",
        headers: sent,
        body: new Uint8Array(body),
      });
      if (response.status !== 201)
        throw new Error(`A photo was answered by ${response.status}: ${await response.text()}`);
    };
    // One first, so that loading the decoder is not taken for a photo's need.
    await send(0);
    const before = memoryOf(server.pid);
    let peak = before;
    const watch = setInterval(() => {
      const now = memoryOf(server.pid);
      if (now !== undefined && (peak === undefined || now > peak)) peak = now;
    }, 20);
    const startedAt = performance.now();
    const waiting = Array.from({ length: photos }, (_, at) => at);
    const sender = async () => {
      for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) await send(at);
    };
    await Promise.all(Array.from({ length: atOnce }, sender));
    const took = performance.now() - startedAt;
    clearInterval(watch);
    const growth = before === undefined || peak === undefined ? undefined : peak - before;
    const averageMb = taken.reduce((sum, { length }) => sum + length, 0) / taken.length / 1_048_576;
    return [
      {
        what: `${photos} photos of 12 million pixels, ${averageMb.toFixed(1)} MB each, sent and made anew`,
        measured: seconds(took),
        toHold: `≤ ${mostSeconds} s`,
        holds: took <= mostSeconds * 1_000,
      },
      {
        what: "what the server grows by meanwhile, at most",
        measured: growth === undefined ? "not told by this system" : `${Math.round(growth)} MB`,
        toHold: `≤ ${mostGrowthMb} MB`,
        ...(growth === undefined ? {} : { holds: growth <= mostGrowthMb }),
      },
    ];
  } finally {
    await server.stop();
  }
}
