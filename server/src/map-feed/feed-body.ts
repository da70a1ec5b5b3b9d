import type { Projection } from "@asm-atlas/data/domain/roles.ts";
import { compressBrotli, compressBrotliSlowly, compressGzip, type Encoding } from "../http/encoding.ts";
import { digest, formatBestTag, formatEntityTag } from "../http/entity-tag.ts";
import type { FeedRow } from "./store.ts";

/** A feed as it is sent: every encoding made once, waiting in memory. */
export interface FeedBody {
  readonly version: number;
  /** What its entity tags begin with. */
  readonly tag: string;
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
  readonly tags: Readonly<Record<Encoding, string>>;
}

function featureText({ id, properties, geojson }: FeedRow): string {
  return `{"type":"Feature","id":${JSON.stringify(id)},"properties":${JSON.stringify(properties)},"geometry":${geojson ?? "null"}}`;
}

/** Features written in one go before others get their turn of the event loop. */
const chunkSize = 5_000;

async function collectionText(rows: readonly FeedRow[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (let start = 0; start < rows.length; start += chunkSize) {
    const text = rows
      .slice(start, start + chunkSize)
      .map(featureText)
      .join(",\n");
    chunks.push(Buffer.from(start === 0 ? text : `,\n${text}`));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return Buffer.concat([Buffer.from('{"type":"FeatureCollection","features":['), ...chunks, Buffer.from("]}")]);
}

const megabyte = 1_048_576;

/**
 * Brotli's quality for a body somebody is waiting for, and for the one made afterwards in spare time, by what each costs.
 * Measured on 10,000 sites (5.3 MB): 9 takes 1.9 s and leaves 471 KB, 11 takes 24 s and leaves 389 KB, 5 takes 0.5 s and leaves 534 KB.
 */
function brotliQualities(bytes: number): { readonly first: number; readonly best: number | undefined } {
  if (bytes > 20 * megabyte) return { first: 5, best: undefined };
  return { first: 9, best: bytes > 8 * megabyte ? undefined : 11 };
}

/** Writes and compresses a feed. Takes as long as it takes: call it outside any transaction. */
export async function makeFeedBody(
  projection: Projection,
  version: number,
  rows: readonly FeedRow[],
): Promise<FeedBody> {
  const identity = await collectionText(rows);
  const [br, gzip] = await Promise.all([
    compressBrotli(identity, brotliQualities(identity.length).first),
    compressGzip(identity, identity.length > 20 * megabyte ? 5 : 9),
  ]);
  const tag = `${projection === "internal" ? "staff" : "release"}${version}-${digest(identity)}`;
  const tagOf = (encoding: Encoding) => formatEntityTag({ value: tag }, encoding);
  return {
    version,
    tag,
    bodies: { identity, br, gzip },
    tags: { identity: tagOf("identity"), br: tagOf("br"), gzip: tagOf("gzip") },
  };
}

/** The same feed with its smallest Brotli body, under a tag of its own since the bytes differ; undefined when that would cost too much. */
export async function squeezeFeedBody(body: FeedBody, signal: AbortSignal): Promise<FeedBody | undefined> {
  const { best } = brotliQualities(body.bodies.identity.length);
  if (best === undefined) return undefined;
  const br = await compressBrotliSlowly(body.bodies.identity, best, signal);
  return { ...body, bodies: { ...body.bodies, br }, tags: { ...body.tags, br: formatBestTag(body.tag) } };
}
