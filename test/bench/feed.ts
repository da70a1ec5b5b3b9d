import { get } from "node:http";
import { besideOneAnother, startBareServer } from "./load.ts";
import { requestsPerSecond } from "./requests-per-second.ts";
import type { Stage } from "./stage.ts";
import { kilobytes, perSecond, type Row } from "./table.ts";

interface Feed {
  readonly body: Buffer;
  readonly encoding: string | null;
  readonly type: string;
  readonly etag: string;
}

/** The feed as it crosses the wire: `fetch` would decompress it. */
function loadFeed(url: string, acceptEncoding: string, cookie: string | undefined): Promise<Feed> {
  const headers = { "accept-encoding": acceptEncoding, ...(cookie === undefined ? {} : { cookie }) };
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const { etag, "content-encoding": encoding, "content-type": type } = response.headers;
        if (response.statusCode !== 200 || etag === undefined || type === undefined) {
          reject(new Error(`${url}: ${response.statusCode}, ETag ${etag}, type ${type}`));
          return;
        }
        resolve({ body: Buffer.concat(chunks), encoding: encoding ?? null, type, etag });
      });
    }).on("error", reject);
  });
}

async function sizes(
  what: string,
  url: string,
  cookie: string | undefined,
  sizeToHold: number | undefined,
): Promise<Row> {
  const [raw, gzip, brotli] = await Promise.all(
    ["identity", "gzip", "br"].map((encoding) => loadFeed(url, encoding, cookie)),
  );
  if (!raw || !gzip || !brotli) throw new Error("The feed did not answer");
  const features = (JSON.parse(raw.body.toString("utf8")) as { features: unknown[] }).features.length;
  if (gzip.encoding !== "gzip" || brotli.encoding !== "br") {
    throw new Error(`${url}: asked for gzip and br, got ${gzip.encoding} and ${brotli.encoding}`);
  }
  return {
    what: `${what}: bytes of ${features.toLocaleString("en-GB")} features`,
    measured: `${kilobytes(brotli.body.length)} brotli, ${kilobytes(gzip.body.length)} gzip, ${kilobytes(raw.body.length)} raw`,
    ...(sizeToHold === undefined
      ? {}
      : { toHold: `≤ ${kilobytes(sizeToHold)} brotli`, holds: brotli.body.length <= sizeToHold }),
  };
}

async function throughput(what: string, url: string, cookie: string | undefined): Promise<Row[]> {
  const feed = await loadFeed(url, "br", cookie);
  const bare = await startBareServer(feed.body, feed.encoding, feed.type);
  const headers = { "accept-encoding": "br", ...(cookie === undefined ? {} : { cookie }) };
  const compare = (status: 200 | 304, etag: string, bareEtag: string) =>
    besideOneAnother(
      3,
      () =>
        requestsPerSecond({ url, headers: etag ? { ...headers, "if-none-match": etag } : headers, seconds: 2, status }),
      () =>
        requestsPerSecond({
          url: bare.url,
          headers: bareEtag ? { "if-none-match": bareEtag } : {},
          seconds: 2,
          status,
        }),
    );
  try {
    const [full, bareFull] = await compare(200, "", "");
    const [unchanged, bareUnchanged] = await compare(304, feed.etag, bare.etag);
    return [
      {
        what: `${what}: answers with the whole body`,
        measured: perSecond(full),
        reference: `${perSecond(bareFull)} bare node:http, same bytes`,
        ratio: full / bareFull,
        toHold: "≥ 0.50 ×",
        holds: full / bareFull >= 0.5,
      },
      {
        what: `${what}: answers 304`,
        measured: perSecond(unchanged),
        reference: `${perSecond(bareUnchanged)} bare node:http, 304`,
        ratio: unchanged / bareUnchanged,
        toHold: "304 on revalidation",
        holds: true,
      },
    ];
  } finally {
    await bare.stop();
  }
}

/**
 * The server answers with a quickly compressed body first and with a smaller one once it has had time to make it. What is
 * measured must be one and the same body, so a measurement in which it changed is made again.
 */
async function undisturbed(url: string, cookie: string | undefined, measure: () => Promise<Row[]>): Promise<Row[]> {
  for (let attempt = 1; ; attempt += 1) {
    const { etag } = await loadFeed(url, "br", cookie);
    const rows = await measure().catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
    const isSame = (await loadFeed(url, "br", cookie)).etag === etag;
    if (isSame && !(rows instanceof Error)) return rows;
    if (isSame || attempt === 3) throw rows instanceof Error ? rows : new Error("the feed kept changing");
  }
}

/** The map feed of sites: what the whole map hangs on. */
export async function measureFeed(stage: Stage): Promise<Row[]> {
  const url = `${stage.url}/api/map/sites.geojson`;
  const who = [
    { name: `sites feed, staff, ${stage.engine}`, cookie: stage.staffCookie, sizeToHold: 300_000 },
    { name: `sites feed, public, ${stage.engine}`, cookie: undefined, sizeToHold: 300_000 },
  ] as const;
  const rows: Row[] = [];
  for (const { name, cookie, sizeToHold } of who) {
    const answers = await undisturbed(url, cookie, () => throughput(name, url, cookie));
    // After the throughput, when the small body has most likely been made.
    rows.push(await sizes(name, url, cookie, sizeToHold), ...answers);
  }
  return rows;
}
