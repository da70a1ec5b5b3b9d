import { defineConfig } from "vitest/config";
import { engineFlags } from "./helpers/engine-flags.ts";
import { LongestFirst } from "./helpers/longest-first.ts";

export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    globalSetup: ["./helpers/global-setup.ts"],
    // Every file gets databases of its own; two at a time is what two cores and an embedded engine of 1 GB bear.
    pool: "forks",
    execArgv: [...engineFlags],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // What hangs, hangs: a minute more before that is said costs less than a failure of what was only slow on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    // A forgotten assertion or a test that cannot run is a failure, not a pass.
    // A poll waits for what will come, on a machine however busy: the assertion it ends in is what fails, not one second.
    expect: { requireAssertions: true, poll: { timeout: 30_000 } },
    allowOnly: false,
    reporters: ["default"],
  },
});
