// npm test: installs what is missing, then runs every test, on both database engines and in a real browser where they are present.
// Extra arguments go to vitest: npm test -- unit
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled } from "../../server/bin/lib/installed.mjs";
import { root } from "../../server/bin/lib/root.mjs";

ensureInstalled();
const { ensureClientBuilt } = await import("../../server/bin/lib/client-build.mjs");
await ensureClientBuilt();
// Servers that tests start fill their empty folders from it, as npm start does.
const { enableTypeScript } = await import("../../server/bin/lib/typescript.mjs");
await enableTypeScript();
const { ensureTemplate } = await import("../../server/src/demo/template.ts");
await ensureTemplate();

const folder = mkdtempSync(join(tmpdir(), "asm-atlas-test-"));
const report = join(folder, "report.json");
const { status } = spawnSync(
  process.execPath,
  [
    join(root, "node_modules", "vitest", "vitest.mjs"),
    "run",
    "--root",
    join(root, "test"),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: "inherit" },
);

// A file that could not even be loaded has no failed test in it, and is a failure all the same.
let passed = 0;
let failed = 0;
try {
  const summary = JSON.parse(readFileSync(report, "utf8"));
  passed = summary.numPassedTests;
  failed =
    summary.numFailedTests +
    summary.testResults.filter(
      (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
    ).length;
} catch (error) {
  console.error(`The test report could not be read: ${error instanceof Error ? error.message : error}`);
}
rmSync(folder, { recursive: true, force: true });
if (status !== 0 && failed === 0) failed = 1;
if (passed === 0 && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
