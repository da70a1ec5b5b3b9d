import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type ServerProcess, startServer } from "./server-process.ts";

interface Lender {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Keeps one server for every file that only reads: a start takes five seconds of the processor. It is started when the first file asks,
 * so that a run without such a file has none.
 */
export async function lendReadingServer(): Promise<Lender> {
  let started: Promise<ServerProcess> | undefined;
  const lender = createServer((_request, response) => {
    started ??= startServer({ engine: "embedded" });
    started.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => lender.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(lender.address() as AddressInfo).port}`,
    stop: async () => {
      lender.closeAllConnections();
      lender.close();
      await (await started)?.stop();
    },
  };
}
