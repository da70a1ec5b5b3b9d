import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);

/** Where what only makes starts faster is kept. Everything in it can be made again. */
export const cacheDir = fileURLToPath(new URL("../../../../node_modules/.cache/atlas", import.meta.url));

/** Name and version of an installed package; its package.json lies beside or above what it exports. */
export async function versionOf(packageName: string): Promise<string> {
  for (let folder = dirname(require.resolve(packageName)); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (!existsSync(file)) continue;
    const manifest = JSON.parse(await readFile(file, "utf8")) as { name?: string; version?: string };
    if (manifest.name === packageName) return `${packageName}@${manifest.version}`;
  }
  return packageName;
}
