import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./root.mjs";

const sources = [
  "client/src",
  "client/public",
  "client/build",
  "client/fonts/built",
  "client/index.html",
  "client/vite.config.ts",
  "client/package.json",
  "data/domain",
  "data/basemap/built",
  "package-lock.json",
];
const keyFile = join(root, "client", "dist", ".build-key");

function* filesOf(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) yield* filesOf(join(path, name));
}

function sourceKey() {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of filesOf(join(root, source)))
      hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Builds client/dist unless it was built from exactly these sources. */
export async function ensureClientBuilt() {
  const key = sourceKey();
  if (existsSync(keyFile) && readFileSync(keyFile, "utf8") === key) return;
  console.log("ASM Atlas: building the client");
  const { build } = await import("vite");
  await build({ root: join(root, "client"), logLevel: "warn" });
  writeFileSync(keyFile, key);
}
