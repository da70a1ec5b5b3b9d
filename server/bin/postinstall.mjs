// Makes the first start fast: builds the client and the database template while the install runs anyway.
// Best effort: whatever fails here is made again, and explained, by npm start.
const attempt = async (what, work) => {
  const startedAt = Date.now();
  try {
    await work();
    console.log(`ASM Atlas: ${what} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  } catch (error) {
    console.log(`ASM Atlas: ${what} left for the first start: ${error instanceof Error ? error.message : error}`);
  }
};

if (!process.env.ATLAS_SKIP_POSTINSTALL) {
  await attempt("client built", async () => {
    const { ensureClientBuilt } = await import("./lib/client-build.mjs");
    await ensureClientBuilt();
  });
  await attempt("database template ready", async () => {
    const { enableTypeScript } = await import("./lib/typescript.mjs");
    await enableTypeScript();
    const { ensureTemplate } = await import("../src/demo/template.ts");
    await ensureTemplate();
  });
  // The engine's worker may keep handles open; everything is written by now.
  process.exit(0);
}
