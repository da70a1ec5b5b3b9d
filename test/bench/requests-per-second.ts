import { connect, type Socket } from "node:net";

export interface Load {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly seconds: number;
  /** The status every answer must have. */
  readonly status: 200 | 304;
}

const connections = 10;

/**
 * Answers a second over 10 kept connections, each asking again as soon as it has its answer. Throws if a single answer
 * had another status: a fast error is no throughput.
 *
 * A client of our own, because the usual tool turns every body into text: with 100 KB of brotli it reached 700 answers a
 * second from a server that gives 15,000, so that it measured itself and every ratio came out as 1.
 */
export async function requestsPerSecond({ url, headers = {}, seconds, status }: Load): Promise<number> {
  const { hostname, port, host, pathname, search } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  const request = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(Number(port), hostname)));
  const endsAt = performance.now() + seconds * 1000;
  const startedAt = performance.now();
  try {
    const counts = await Promise.all(sockets.map((socket) => askUntil(endsAt, socket, request, status)));
    return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - startedAt) / 1000);
  } catch (error) {
    throw new Error(`${url}: ${error instanceof Error ? error.message : error}`, { cause: error });
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

function open(port: number, hostname: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: hostname, noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });
}

/** Asks again and again on one connection until the time is over. @returns how many answers came whole */
function askUntil(endsAt: number, socket: Socket, request: Buffer, status: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let answers = 0;
    let bodyBytesLeft = 0;
    let head: Buffer = Buffer.alloc(0);
    const finishAnswer = () => {
      answers += 1;
      if (performance.now() >= endsAt) resolve(answers);
      else socket.write(request);
    };
    socket.on("error", reject).on("close", () => reject(new Error("the connection was closed")));
    socket.on("data", (chunk: Buffer) => {
      if (bodyBytesLeft === 0) {
        head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
        const headEnd = head.indexOf("\r\n\r\n");
        if (headEnd < 0) return;
        const told = readHead(head.subarray(0, headEnd).toString("latin1"), status);
        if (told instanceof Error) return reject(told);
        bodyBytesLeft = told - (head.length - headEnd - 4);
        head = Buffer.alloc(0);
      } else {
        bodyBytesLeft -= chunk.length;
      }
      if (bodyBytesLeft < 0) reject(new Error("more bytes came than were announced"));
      else if (bodyBytesLeft === 0) finishAnswer();
    });
    socket.write(request);
  });
}

/** The length of the body that follows a head. */
function readHead(head: string, expected: number): number | Error {
  const got = Number(head.slice(9, 12));
  if (got !== expected) return new Error(`an answer had status ${got} instead of ${expected}`);
  if (got === 304) return 0;
  const length = /^content-length: *(\d+)$/im.exec(head)?.[1];
  return length === undefined ? new Error("an answer did not say how long it is") : Number(length);
}
