import { resolve } from "node:path";
import { ConfigError, environmentVariables, loadConfig } from "@asm-atlas/server/src/config.ts";
import { describe, expect, it } from "vitest";

describe("the configuration", () => {
  it("of an empty environment is the embedded demo on this machine only", () => {
    expect(loadConfig({})).toEqual({
      port: 8080,
      host: "127.0.0.1",
      databaseUrl: undefined,
      databaseConnections: 10,
      writesPerMinute: 6_000,
      dataDir: resolve(".atlas"),
      demo: true,
      demoPassword: undefined,
      origin: undefined,
      logLevel: "info",
      basemapsFile: undefined,
    });
  });

  it("with a database address loads no demo unless asked to", () => {
    const DATABASE_URL = "postgres://atlas:secret@db/atlas";
    expect(loadConfig({ DATABASE_URL })).toMatchObject({ databaseUrl: DATABASE_URL, demo: false });
    expect(loadConfig({ DATABASE_URL, ATLAS_DEMO: "1" }).demo).toBe(true);
    expect(loadConfig({ ATLAS_DEMO: "0" }).demo).toBe(false);
  });

  it("takes empty values as absent, as compose files leave them", () => {
    expect(loadConfig({ ATLAS_ORIGIN: "", PORT: " ", DATABASE_URL: "" })).toEqual(loadConfig({}));
  });

  it("knows the public address as browsers send it", () => {
    expect(loadConfig({ ATLAS_ORIGIN: "https://Atlas.Example.org/" }).origin).toBe("https://atlas.example.org");
  });

  it.each([
    ["PORT", "eighty"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["HOST", "not a host"],
    ["DATABASE_URL", "mysql://db/atlas"],
    ["ATLAS_DATABASE_CONNECTIONS", "0"],
    ["ATLAS_WRITES_PER_MINUTE", "0"],
    ["ATLAS_DEMO", "yes"],
    ["ATLAS_DEMO_PASSWORD", "short"],
    ["ATLAS_ORIGIN", "https://atlas.example.org/map"],
    ["ATLAS_ORIGIN", "atlas.example.org"],
    ["ATLAS_LOG_LEVEL", "loud"],
  ])("refuses %s=%s in one sentence that names it", (name, value) => {
    expect(() => loadConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => loadConfig({ [name]: value })).toThrow(new RegExp(`^${name} must be .*\\.$`));
  });

  it("names every value that cannot be used, and repeats no secret", () => {
    expect(() => loadConfig({ PORT: "x", ATLAS_DEMO: "x", ATLAS_DEMO_PASSWORD: "hunter2" })).toThrow(
      /PORT must.*\n.*ATLAS_DEMO must.*\n.*ATLAS_DEMO_PASSWORD must/,
    );
    expect(() => loadConfig({ ATLAS_DEMO_PASSWORD: "hunter2" })).not.toThrow(/hunter2/);
    expect(() => loadConfig({ DATABASE_URL: "http://u:hunter2@x" })).not.toThrow(/hunter2/);
  });

  it("cannot be changed afterwards, and every variable says what it is for", () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
    for (const variable of environmentVariables)
      expect([variable.name, variable.default, variable.meaning].every((text) => text.length > 0)).toBe(true);
  });
});
