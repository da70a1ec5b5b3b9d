// The server alone, nothing installed or built: what the container runs, and what start.mjs ends in.
import { enableTypeScript } from "./lib/typescript.mjs";

await enableTypeScript();
const { main } = await import("../src/main.ts");
await main();
