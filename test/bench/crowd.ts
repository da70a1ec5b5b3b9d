import { connect, type Socket } from "node:net";
import { quantile, startBareServer } from "./load.ts";
import type { Stage } from "./stage.ts";
import { milliseconds, perSecond, type Row } from "./table.ts";

const connections = 200;
const forSeconds = 30;

/** What strangers ask for, as often as they ask for it: pages, feeds, items, files. */
async function mixOf(url: string): Promise<readonly string[]> {
  const page = await (await fetch(`${url}/`)).text();
  const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
  return [
    "/",
    "/about",
    ...files,
    "/api/atlas",
    "/api/map/sites.geojson",
    "/api/map/site-summary.geojson",
    "/api/map/kindergartens.geojson",
    "/api/map/rehabilitation-zones.geojson",
    "/ogc/collections",
    "/ogc/collections/sites/items?limit=10",
    "/ogc/collections/site-summary/items?level=nation&limit=20",
    "/ogc/collections/kindergartens/items?limit=10",
  ];
}

interface Crowd {
  readonly answers: number;
  readonly seconds: number;
  readonly times: readonly number[];
  readonly faults: readonly string[];
}

const requestFor = (path: string, host: string): Buffer =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\naccept: */*\r\naccept-encoding: br\r\n\r\n`);

/** Reads one whole answer, with a length or in pieces. @returns its status, or undefined while more has to come */
function wholeAnswer(bytes: Buffer): number | undefined {
  const headEnd = bytes.indexOf("\r\n\r\n");
  if (headEnd < 0) return undefined;
  const head = bytes.subarray(0, headEnd).toString("latin1");
  const length = /^content-length: *(\d+)$/im.exec(head)?.[1];
  const isWhole =
    length === undefined
      ? bytes.subarray(-5).toString("latin1") === "0\r\n\r\n"
      : bytes.length >= headEnd + 4 + Number(length);
  return isWhole ? Number(head.slice(9, 12)) : undefined;
}

/** One stranger: asks for the next path as soon as the last is there, until the time is over. */
function walk(
  url: URL,
  paths: readonly string[],
  first: number,
  endsAt: number,
  crowd: { times: number[]; faults: string[] },
) {
  return new Promise<void>((resolve) => {
    const requests = paths.map((path) => requestFor(path, url.host));
    let turn = first % paths.length;
    let askedAt = 0;
    let pieces: Buffer[] = [];
    const socket: Socket = connect({ port: Number(url.port), host: url.hostname, noDelay: true });
    const end = (fault?: string) => {
      if (fault) crowd.faults.push(`${paths[turn]}: ${fault}`);
      socket.removeAllListeners("close").destroy();
      resolve();
    };
    const ask = () => {
      pieces = [];
      askedAt = performance.now();
      socket.write(requests[turn] ?? "");
    };
    socket.once("connect", ask);
    socket.on("error", (error) => end(error.message)).on("close", () => end("the connection was closed"));
    socket.on("data", (chunk: Buffer) => {
      pieces.push(chunk);
      const status = wholeAnswer(pieces.length === 1 ? chunk : Buffer.concat(pieces));
      if (status === undefined) return;
      crowd.times.push(performance.now() - askedAt);
      if (status !== 200) crowd.faults.push(`${paths[turn]}: ${status}`);
      turn = (turn + 1) % paths.length;
      if (performance.now() >= endsAt) end();
      else ask();
    });
  });
}

async function letIn(base: string, paths: readonly string[], seconds: number): Promise<Crowd> {
  const found = { times: [] as number[], faults: [] as string[] };
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, (_, index) => walk(new URL(base), paths, index, endsAt, found)),
  );
  return { ...found, answers: found.times.length, seconds: (performance.now() - startedAt) / 1000 };
}

/** The middle size of what the crowd takes, for the server it is held against. */
async function middleBody(url: string, paths: readonly string[]): Promise<Buffer> {
  const sizes: number[] = [];
  for (const path of paths) {
    const answer = await fetch(`${url}${path}`, { headers: { "accept-encoding": "identity", accept: "*/*" } });
    const told = (await fetch(`${url}${path}`, { method: "HEAD", headers: { "accept-encoding": "br", accept: "*/*" } }))
      .headers;
    sizes.push(Number(told.get("content-length")) || (await answer.arrayBuffer()).byteLength / 4);
  }
  return Buffer.alloc(Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length), 1);
}

/** Two hundred strangers at once for half a minute: not one error, and how long the unluckiest waited. */
export async function measureCrowd(stage: Stage): Promise<Row[]> {
  const paths = await mixOf(stage.url);
  for (const path of paths) await (await fetch(`${stage.url}${path}`)).arrayBuffer();
  const ours = await letIn(stage.url, paths, forSeconds);
  const bare = await startBareServer(await middleBody(stage.url, paths), null, "application/octet-stream");
  try {
    const theirs = await letIn(bare.url, ["/"], forSeconds / 3);
    const rate = ours.answers / ours.seconds;
    const bareRate = theirs.answers / theirs.seconds;
    const firstFault = ours.faults[0] === undefined ? "" : `, first: ${ours.faults[0]}`;
    return [
      {
        what: `200 strangers for ${forSeconds} s, ${stage.engine}: ${paths.length} addresses in turn`,
        measured: `${perSecond(rate)}, p50 ${milliseconds(quantile(ours.times, 0.5))}, p99 ${milliseconds(quantile(ours.times, 0.99))}, ${ours.faults.length} errors${firstFault}`,
        reference: `${perSecond(bareRate)}, p99 ${milliseconds(quantile(theirs.times, 0.99))} bare node:http, as many bytes an answer`,
        ratio: rate / bareRate,
        toHold: "no error",
        holds: ours.faults.length === 0,
      },
    ];
  } finally {
    await bare.stop();
  }
}
