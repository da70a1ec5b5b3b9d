import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

export interface Pace {
  readonly bytesPerMs: number;
  readonly roundTripMs: number;
}

/** A phone on a weak network: 1.6 Mbit/s down, 150 ms there and back. */
export const weakNetwork: Pace = { bytesPerMs: 200, roundTripMs: 150 };
/** As fast as it goes: for counting alone. */
export const noDelay: Pace = { bytesPerMs: Number.POSITIVE_INFINITY, roundTripMs: 0 };

const pieceBytes = 4_096;

export interface Link {
  readonly url: string;
  /** Paths in the order in which they were asked for. */
  asked(): readonly string[];
  /** Bytes of answers' bodies that have gone over the link so far, as transferred (compressed), by path. */
  transferred(): ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/**
 * A proxy in front of the product that behaves like a link of some pace and counts what really crosses it,
 * for pages, workers and whatever else a browser starts.
 */
export async function startLink(target: string, { bytesPerMs, roundTripMs }: Pace): Promise<Link> {
  const asked: string[] = [];
  const counted = new Map<string, number>();
  // One link for all answers: pieces take turns, as packets do.
  let free: Promise<unknown> = Promise.resolve();
  const cross = (bytes: number): Promise<unknown> => {
    if (bytesPerMs !== Number.POSITIVE_INFINITY) free = free.then(() => wait(bytes / bytesPerMs));
    return free;
  };
  const server = createServer((incoming, outgoing) => {
    asked.push(new URL(incoming.url ?? "/", target).pathname);
    forward(target, roundTripMs, incoming, outgoing, async (path, piece) => {
      await cross(piece.length);
      counted.set(path, (counted.get(path) ?? 0) + piece.length);
    }).catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : new Error(String(error))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked: () => [...asked],
    transferred: () => new Map(counted),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function forward(
  target: string,
  roundTripMs: number,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  cross: (path: string, piece: Buffer) => Promise<void>,
): Promise<void> {
  await wait(roundTripMs);
  const address = new URL(incoming.url ?? "/", target);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(address, {
      method: incoming.method ?? "GET",
      headers: { ...incoming.headers, host: address.host },
    });
    asked.once("response", resolve).once("error", reject);
    incoming.pipe(asked);
  });
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    for (let from = 0; from < chunk.length; from += pieceBytes) {
      const piece = chunk.subarray(from, from + pieceBytes);
      await cross(address.pathname, piece);
      outgoing.write(piece);
    }
  }
  outgoing.end();
}
