// npm run check: types of every room, lint and format, and code or dependencies that nobody uses.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled } from "../../server/bin/lib/installed.mjs";
import { root } from "../../server/bin/lib/root.mjs";

ensureInstalled();
const bin = (name) => join(root, "node_modules", ".bin", name);
const rooms = ["data/domain", "data", "server", "client", "test"];
const checks = [
  ...rooms.map((room) => ({ name: `types: ${room}`, command: bin("tsc"), args: ["-p", `${room}/tsconfig.json`] })),
  { name: "lint and format", command: bin("biome"), args: ["check", "--error-on-warnings", "."] },
  { name: "unused code and dependencies", command: bin("knip"), args: [] },
];

let failed = 0;
for (const { name, command, args } of checks) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  console.log(`${status === 0 ? "ok    " : "FAILED"} ${name}`);
  if (status !== 0) {
    failed += 1;
    console.log(`${stdout}${stderr}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
