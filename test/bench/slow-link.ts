import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** A phone on a weak network: 1.6 Mbit/s down, 150 ms there and back. */
const bytesPerMs = 200;
const roundTripMs = 150;
const pieceBytes = 4_096;

export interface SlowLink {
  readonly url: string;
  /** Bytes of answers' bodies that have gone over the link so far, as transferred (compressed), by path. */
  transferred(): ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/**
 * A proxy in front of the product that behaves like a slow link and counts what really crosses it,
 * for pages, workers and whatever else a browser starts.
 */
export async function startSlowLink(target: string): Promise<SlowLink> {
  const counted = new Map<string, number>();
  // One link for all answers: pieces take turns, as packets do.
  let free: Promise<unknown> = Promise.resolve();
  const cross = (bytes: number): Promise<unknown> => {
    free = free.then(() => wait(bytes / bytesPerMs));
    return free;
  };
  const server = createServer((incoming, outgoing) => {
    forward(target, incoming, outgoing, async (path, piece) => {
      await cross(piece.length);
      counted.set(path, (counted.get(path) ?? 0) + piece.length);
    }).catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : new Error(String(error))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
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
