// npm run dev: the server, restarted when its sources change, and Vite with hot reload in front of it.
import { spawn } from "node:child_process";
import { ensureInstalled } from "./lib/installed.mjs";
import { root } from "./lib/root.mjs";

ensureInstalled();
const serverPort = process.env.PORT ?? "8080";
const children = [
  spawn(process.execPath, ["--watch-path=server/src", "--watch-path=data", "--import", "tsx", "server/src/dev.ts"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PORT: serverPort },
  }),
  spawn(process.execPath, ["node_modules/vite/bin/vite.js", "client"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ATLAS_DEV_SERVER: `http://127.0.0.1:${serverPort}` },
  }),
];
const end = (code) => {
  for (const child of children) child.kill("SIGTERM");
  process.exitCode = code;
};
for (const child of children) child.on("exit", (code) => end(code ?? 0));
process.on("SIGINT", () => end(0));
process.on("SIGTERM", () => end(0));
