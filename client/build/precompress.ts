import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const compressible = /\.(?:css|geojson|html|js|json|mjs|svg|txt)$/;
/** The first page has dozens of small files: together they are worth it. Below this the header that names the coding is as long as what is saved. */
const smallestBytes = 200;
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Writes `.br` and `.gz` beside every text file of the build that is worth it, so that the server compresses nothing twice. */
export function precompress(): Plugin {
  let folder: string | undefined;
  return {
    name: "atlas-precompress",
    apply: "build",
    configResolved({ root, build }) {
      folder = build.write ? resolve(root, build.outDir) : undefined;
    },
    async closeBundle() {
      if (folder === undefined) return;
      const written = folder;
      const names = await readdir(written, { recursive: true });
      await Promise.all(
        names.filter((name) => compressible.test(name)).map((name) => compressFile(join(written, name))),
      );
    },
  };
}

async function compressFile(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.byteLength < smallestBytes) return;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength };
  await Promise.all([
    toBrotli(content, { params: quality }).then((bytes) => writeFile(`${path}.br`, bytes)),
    toGzip(content, { level: 9 }).then((bytes) => writeFile(`${path}.gz`, bytes)),
  ]);
}
