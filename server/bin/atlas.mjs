// npm run atlas -- <command>: everything an administrator does from a shell.
import { ensureInstalled } from "./lib/installed.mjs";

ensureInstalled();
const { enableTypeScript } = await import("./lib/typescript.mjs");
await enableTypeScript();
const { runCommand } = await import("../src/cli/run-command.ts");
process.exitCode = await runCommand(process.argv.slice(2));
