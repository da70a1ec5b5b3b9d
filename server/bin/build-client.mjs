// Builds client/dist; for the container image, where no postinstall runs.
import { ensureClientBuilt } from "./lib/client-build.mjs";

await ensureClientBuilt();
