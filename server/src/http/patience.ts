import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { limits } from "@asm-atlas/data/domain/limits.ts";

/** How long a request may take to come in: any request, and a file that somebody with the right to send one sends. */
export interface Patience {
  readonly requestMs: number;
  readonly fileMs: number;
  /** A file that is on its way brings at least so much in every such time. */
  readonly paceBytes: number;
  readonly paceMs: number;
}

const ours: Patience = {
  requestMs: limits.receiveMs,
  fileMs: limits.receiveFileMs,
  paceBytes: limits.receivePaceBytes,
  paceMs: limits.receivePaceMs,
};

/** Requests that are still coming in, and how each is given more time. */
const comingIn = new WeakMap<IncomingMessage, () => void>();

/**
 * A server that lets nobody hold a connection by sending slowly, and yet takes a large photo over a bad line. Node knows one limit for
 * all requests: it is that of a file here, and whatever is no file is ended sooner. Headers have the time Node gives them.
 */
export function createPatientServer(listener: RequestListener, patience: Patience = ours): Server {
  return createServer({ requestTimeout: patience.fileMs }, (request, response) => {
    const { "content-length": length = "0", "transfer-encoding": encoding } = request.headers;
    if (encoding !== undefined || length !== "0") watch(request, patience);
    listener(request, response);
  });
}

/** Gives a request the time of a file, as long as it keeps the pace. Called once who sends it is known and may. */
export function allowSlowBody(request: IncomingMessage): void {
  comingIn.get(request)?.();
}

function watch(request: IncomingMessage, { requestMs, paceBytes, paceMs }: Patience): void {
  const { socket } = request;
  const end = () => {
    if (request.complete) return;
    // As Node itself says it. Whether an answer has begun is of no matter to somebody who is still asking.
    if (socket.writable) socket.write("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
    socket.destroy();
  };
  let timer: NodeJS.Timeout = setTimeout(end, requestMs).unref();
  comingIn.set(request, () => {
    clearTimeout(timer);
    let before = socket.bytesRead;
    timer = setInterval(() => {
      if (socket.bytesRead - before < paceBytes) end();
      before = socket.bytesRead;
    }, paceMs).unref();
  });
  request.once("close", () => clearTimeout(timer));
}
