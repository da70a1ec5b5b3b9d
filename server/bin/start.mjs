// npm start: installs what is missing, builds the client if its sources changed, then becomes the server.
// All in one process, so that a signal to it is a signal to the server.
import { ensureInstalled } from "./lib/installed.mjs";

ensureInstalled();
const { ensureClientBuilt } = await import("./lib/client-build.mjs");
await ensureClientBuilt();
await import("./serve.mjs");
