import { randomBytes } from "node:crypto";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { quantile, timeEach } from "./load.ts";
import type { Stage } from "./stage.ts";
import { milliseconds, type Row } from "./table.ts";

const clients = 20;
const changesEach = 20;
/** Changes of each client before any is counted: every connection is open then, and has seen every statement often enough to keep it. */
const warmUpEach = 8;
const events = 100;
const versions = 200;
const historyReads = 50;

interface Feature {
  readonly id: string;
  readonly properties: { readonly version: number };
}

interface Sent {
  readonly text: string;
  readonly tag: string | null;
  readonly ms: number;
}

/** Sends one change and takes the time until its answer is there, which is after its commit. */
async function send(
  { url, staffCookie }: Stage,
  method: "POST" | "PATCH",
  path: string,
  body: object,
  tag?: string | null,
): Promise<Sent> {
  const startedAt = performance.now();
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      cookie: staffCookie,
      origin: url,
      ...(tag === undefined || tag === null ? {} : { "if-match": tag }),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return { text, tag: response.headers.get("etag"), ms: performance.now() - startedAt };
}

const items = "/ogc/collections/sites/items";

async function sitesOf({ url, staffCookie }: Stage, query: string): Promise<readonly Feature[]> {
  const response = await fetch(`${url}${items}?${query}`, { headers: { cookie: staffCookie } });
  return ((await response.json()) as { readonly features: readonly Feature[] }).features;
}

/** A record changed again and again by whoever has read it, each change under the tag of the one before. */
async function changeOver(stage: Stage, { id, properties }: Feature, times: number): Promise<number[]> {
  let tag: string | null = `"v${properties.version}-bench"`;
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const sent: Sent = await send(stage, "PATCH", `${items}/${id}`, { properties: { name_en: `Name ${n}` } }, tag);
    tag = sent.tag;
    taken.push(sent.ms);
  }
  return taken;
}

/** As many clients as there are to be, each with a site of its own and one request after the other: never more of them in flight. */
async function changesAtOnce(stage: Stage, each: number): Promise<number[]> {
  const sites = await sitesOf(stage, `limit=${clients}`);
  return (await Promise.all(sites.map((site) => changeOver(stage, site, each)))).flat();
}

/** The same sites in the same way, only read: what of a change's time is the machine's, the network's and the server's before anything is written. */
async function readsAtOnce(stage: Stage, each: number): Promise<number[]> {
  const sites = await sitesOf(stage, `limit=${clients}`);
  const headers = { cookie: stage.staffCookie };
  const perSite = sites.map(({ id }) => timeEach(new Array<string>(each).fill(`${stage.url}${items}/${id}`), headers));
  return (await Promise.all(perSite)).flat();
}

const figures = (times: readonly number[]): string =>
  `p50 ${milliseconds(quantile(times, 0.5))}, p95 ${milliseconds(quantile(times, 0.95))}`;

/** Changes, events and a long history as staff meet them, over HTTP. */
export async function measureWriting(stage: Stage): Promise<Row[]> {
  const sites = await sitesOf(stage, `limit=${clients + 1}`);
  const longLived = sites[clients];
  if (!longLived) throw new Error(`There are fewer than ${clients + 1} sites`);
  await changesAtOnce(stage, warmUpEach);
  const changes = await changesAtOnce(stage, changesEach);
  const reads = await readsAtOnce(stage, changesEach);
  const most = stage.engine === "embedded" ? 60 : 30;
  const [p95, readP95] = [quantile(changes, 0.95), quantile(reads, 0.95)];

  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const entered: number[] = [];
  for (const { id } of await sitesOf(stage, `status=UNASSESSED&limit=${events}`)) {
    const event = { id: uuidv7(Date.now(), randomBytes(10)), to: "INFORMAL", effectiveOn: today };
    entered.push((await send(stage, "POST", `/api/sites/${id}/status-events`, event)).ms);
  }

  await changeOver(stage, longLived, versions);
  const history = `${stage.url}/api/history/sites/${longLived.id}`;
  const historyTimes = await timeEach(
    Array.from({ length: historyReads }, () => history),
    { cookie: stage.staffCookie },
  );
  return [
    {
      what: `a change of a site, ${clients} clients, ${stage.engine}`,
      measured: figures(changes),
      reference: `${figures(reads)} only reading it`,
      ratio: p95 / readP95,
      toHold: `p95 ≤ ${most} ms`,
      holds: p95 <= most,
    },
    { what: `a status event, one after the other, ${stage.engine}`, measured: figures(entered) },
    { what: `history of a site with ${versions} versions, ${stage.engine}`, measured: figures(historyTimes) },
  ];
}
