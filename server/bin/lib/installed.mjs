// Only Node's own modules here: this runs in a fresh clone, before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Does node_modules hold what the lock file asks for? Optional packages belong to other platforms and may be missing. */
function isInstalled() {
  const installedLock = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedLock)) return false;
  const wanted = readJson(join(root, "package-lock.json")).packages;
  const present = readJson(installedLock).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      !path.startsWith("node_modules/") || entry.optional || entry.link || present[path]?.version === entry.version,
  );
}

/** Installs the locked dependencies if they are not there yet; ends the process with npm's own code if that fails. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log("ASM Atlas: installing dependencies (once; a minute or two)");
  // npm's own path, so that the same npm that started us is used; on Windows npm is a script and needs a shell.
  const npmScript = process.env.npm_execpath;
  const [command, first] = npmScript?.endsWith(".js") ? [process.execPath, [npmScript]] : ["npm", []];
  const { status } = spawnSync(command, [...first, "ci", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: "inherit",
    shell: command === "npm" && process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}
