// The embedded engine, in a thread of its own: PostgreSQL and PostGIS as WebAssembly, spoken to over a unix socket.
// Plain JavaScript, because a worker is started by Node itself, which knows nothing of the loader that reads TypeScript.
import { open } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { postgis } from "@electric-sql/pglite-postgis";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { withoutEarlyReady } from "./ready-filter.mjs";
import { createAnswerGatherer } from "./whole-answers.mjs";

const { dataDir, socketFile, postgisFile } = workerData;

/** The package's extension, started from another file. */
const postgisFromFile = {
  ...postgis,
  setup: async (...facts) => ({ ...(await postgis.setup(...facts)), bundlePath: pathToFileURL(postgisFile) }),
};

const database = await PGlite.create({ dataDir, extensions: { postgis: postgisFromFile } });

const execute = database.execProtocolRawStream.bind(database);
const gather = createAnswerGatherer();
database.execProtocolRawStream = async (message, options) => {
  const answer = gather(message, options.onRawData);
  try {
    const result = await execute(message, { ...options, onRawData: withoutEarlyReady(message, answer.take) });
    answer.end();
    return result;
  } catch (error) {
    // The socket server would stop answering for ever once the engine itself has thrown. Better to end, and be started again.
    parentPort.postMessage({ type: "broken", words: error instanceof Error ? error.message : String(error) });
    process.exit(1);
  }
};

// One connection at a time is the rule (the driver's pool of one); the second is room for its successor.
const server = new PGLiteSocketServer({ db: database, path: socketFile, maxConnections: 2 });

async function dump(file) {
  await database.exec("CHECKPOINT");
  const archive = await database.dumpDataDir("gzip");
  const target = await open(file, "w", 0o600);
  await target.writeFile(Buffer.from(await archive.arrayBuffer()));
  await target.sync();
  await target.close();
}

const commands = {
  dump: async ({ file }) => dump(file),
  close: async () => {
    await server.stop();
    await database.close();
  },
};

parentPort.on("message", async (message) => {
  try {
    await commands[message.type](message);
    parentPort.postMessage({ type: "done", command: message.type });
  } catch (error) {
    parentPort.postMessage({
      type: "failed",
      command: message.type,
      words: error instanceof Error ? error.message : String(error),
    });
  }
  if (message.type === "close") process.exit(0);
});

await server.start();
parentPort.postMessage({ type: "listening" });
