import type { IncomingMessage, Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { allowSlowBody, createPatientServer } from "@asm-atlas/server/src/http/patience.ts";
import { afterEach, describe, expect, it } from "vitest";

/** Short times, so that nobody waits; the real ones are in the limits. */
const patience = { requestMs: 300, fileMs: 60_000, paceBytes: 4, paceMs: 500 };

const open: { server: Server; sockets: Socket[] }[] = [];
afterEach(() => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** A server that reads what it is sent and says how much that was; to /files it gives the time of a file. */
async function somebodyAt(times = patience): Promise<(request: string) => Socket> {
  const server = createPatientServer((request: IncomingMessage, response) => {
    if (request.url === "/files") allowSlowBody(request);
    if (request.url === "/refused") response.writeHead(401).end();
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on("end", () => response.end(`got ${bytes}`));
  }, times);
  const sockets: Socket[] = [];
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (request) => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    sockets.push(socket);
    socket.write(`${request}\r\nHost: atlas\r\n`);
    return socket;
  };
}

/** Everything a socket is told, until it is closed or has been answered. */
function told(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString();
      if (/got \d+/.test(text)) resolve(text);
    });
    socket.on("error", () => resolve(text));
    socket.on("close", () => resolve(text));
  });
}

/** Sends a body piece by piece, until nobody listens any more. @returns how many were sent */
async function dribble(socket: Socket, pieces: readonly string[], everyMs: number): Promise<number> {
  for (const [sent, piece] of pieces.entries()) {
    if (socket.destroyed) return sent;
    socket.write(piece);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return pieces.length;
}

const body = (length: number) => `Content-Length: ${length}\r\n\r\n`;

describe("a server that is patient with files alone", () => {
  it.each(["POST /ogc", "POST /refused", "GET /feed"])(
    "ends %s whose body dribbles in, answered or not",
    async (line) => {
      const socket = (await somebodyAt())(`${line} HTTP/1.1`);
      const answer = told(socket);
      // A busy machine sends fewer pieces in the same time, never more: the server ends it long before half a minute of them.
      const pieces: string[] = Array(600).fill("a");
      socket.write(body(1_000));
      const [, sent] = await Promise.all([answer, dribble(socket, pieces, 50)]);
      expect(sent).toBeLessThan(pieces.length);
      expect(await answer).toContain("408 Request Timeout");
    },
  );

  it("waits for a file that takes longer, while it keeps its pace", async () => {
    // All of it takes four times what another request may; a pause of five seconds would be too long, and no busy machine makes one of a tenth.
    const socket = (await somebodyAt({ ...patience, paceMs: 5_000 }))("POST /files HTTP/1.1");
    const answer = told(socket);
    socket.write(body(48));
    await dribble(socket, Array(12).fill("abcd"), 100);
    expect(await answer).toContain("got 48");
  });

  it("ends a file that does not keep its pace", async () => {
    const socket = (await somebodyAt())("POST /files HTTP/1.1");
    const answer = told(socket);
    socket.write(`Transfer-Encoding: chunked\r\n\r\n${(8).toString(16)}\r\nabc`);
    expect(await answer).toContain("408 Request Timeout");
  });

  it("leaves a request alone that is there and waits for its answer", async () => {
    const server = createPatientServer((request, response) => {
      request.resume();
      setTimeout(() => response.end("got it 1 got 1"), 600);
    }, patience);
    open.push({ server, sockets: [] });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "whole" });
    expect(await answer.text()).toContain("got 1");
  });
});
