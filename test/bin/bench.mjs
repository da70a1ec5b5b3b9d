// npm run bench: measures what the design puts a figure on and prints one Markdown table.
// npm run bench -- feed page: only these parts (starts, feed, reads, page, sheet, writing, ledger, overlap, photos, files, large).
import { ensureInstalled } from "../../server/bin/lib/installed.mjs";

ensureInstalled();
const { ensureClientBuilt } = await import("../../server/bin/lib/client-build.mjs");
await ensureClientBuilt();
const { enableTypeScript } = await import("../../server/bin/lib/typescript.mjs");
await enableTypeScript();
const { runBenchmark } = await import("../bench/run.ts");
process.exit(await runBenchmark(process.argv.slice(2)));
