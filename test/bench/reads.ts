import { quantile, timeEach } from "./load.ts";
import type { Stage } from "./stage.ts";
import { milliseconds, type Row } from "./table.ts";

const requests = 300;
const mongolia = { west: 88, south: 42, east: 119, north: 52 } as const;

/** A small generator of repeatable numbers in [0, 1) (mulberry32), so that every run asks for the same boxes. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function boxes(count: number): string[] {
  const random = seededRandom(2_026);
  return Array.from({ length: count }, () => {
    const west = mongolia.west + random() * (mongolia.east - mongolia.west - 2);
    const south = mongolia.south + random() * (mongolia.north - mongolia.south - 1);
    return [west, south, west + 2, south + 1].map((degrees) => degrees.toFixed(3)).join(",");
  });
}

interface Items {
  readonly features: readonly { readonly id: string }[];
}

/** Items of a 2° × 1° box and single items, for the public and for staff; beside the cheapest request there is. */
export async function measureReads(stage: Stage): Promise<Row[]> {
  const idle = quantile(await timeEach(Array.from({ length: requests }, () => `${stage.url}/healthz`)), 0.5);
  const rows: Row[] = [];
  for (const [who, cookie] of [
    ["public", undefined],
    ["staff", stage.staffCookie],
  ] as const) {
    const headers = cookie === undefined ? {} : { cookie };
    const items = `${stage.url}/ogc/collections/sites/items`;
    const listed = (await (await fetch(`${items}?limit=${requests}`, { headers })).json()) as Items;
    const asked = [
      [`items of a 2° × 1° box`, boxes(requests).map((box) => `${items}?bbox=${box}&limit=100`)],
      [`a single item`, listed.features.map(({ id }) => `${items}/${id}`)],
    ] as const;
    for (const [what, urls] of asked) {
      const times = await timeEach(urls, headers);
      const median = quantile(times, 0.5);
      rows.push({
        what: `sites, ${who}, ${stage.engine}: ${what}`,
        measured: `p50 ${milliseconds(median)}, p95 ${milliseconds(quantile(times, 0.95))}`,
        reference: `p50 ${milliseconds(idle)} for /healthz`,
        ratio: median / idle,
      });
    }
  }
  return rows;
}
