import { randomBytes } from "node:crypto";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { quantile, timeEach } from "./load.ts";
import type { Stage } from "./stage.ts";
import { milliseconds, type Row } from "./table.ts";

const clients = 20;
const changesEach = 20;
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

const figures = (times: readonly number[]): string =>
  `p50 ${milliseconds(quantile(times, 0.5))}, p95 ${milliseconds(quantile(times, 0.95))}`;

/** Changes, events and a long history as staff meet them, over HTTP. */
export async function measureWriting(stage: Stage): Promise<Row[]> {
  const sites = await sitesOf(stage, `limit=${clients + 1}`);
  const longLived = sites[clients];
  if (!longLived) throw new Error(`There are fewer than ${clients + 1} sites`);
  // One after the other first, so that the first sight of every statement is nobody's 95th percentile.
  for (const site of sites.slice(0, clients)) await changeOver(stage, site, 1);
  const warm = await sitesOf(stage, `limit=${clients}`);
  const changes = (await Promise.all(warm.map((site) => changeOver(stage, site, changesEach)))).flat();
  const most = stage.engine === "embedded" ? 60 : 30;
  const p95 = quantile(changes, 0.95);

  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const entered: number[] = [];
  for (const { id } of await sitesOf(stage, `status=UNASSESSED&limit=${events}`)) {
    const event = { id: uuidv7(Date.now(), randomBytes(10)), to: "INFORMAL", effectiveOn: today };
    entered.push((await send(stage, "POST", `/api/sites/${id}/status-events`, event)).ms);
  }

  await changeOver(stage, longLived, versions);
  const history = `${stage.url}/api/history/sites/${longLived.id}`;
  const reads = await timeEach(
    Array.from({ length: historyReads }, () => history),
    { cookie: stage.staffCookie },
  );
  return [
    {
      what: `a change of a site, ${clients} clients, ${stage.engine}`,
      measured: figures(changes),
      toHold: `p95 ≤ ${most} ms`,
      holds: p95 <= most,
    },
    { what: `a status event, one after the other, ${stage.engine}`, measured: figures(entered) },
    { what: `history of a site with ${versions} versions, ${stage.engine}`, measured: figures(reads) },
  ];
}
