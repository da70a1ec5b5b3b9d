import { problems } from "@asm-atlas/data/domain/problems.ts";
import { environmentVariables } from "@asm-atlas/server/src/config.ts";
import { describe, expect, it } from "vitest";
import { readSource, repositoryFiles } from "../helpers/source-files.ts";

describe("the repository's own papers", () => {
  const readme = readSource("README.md");
  const contributing = readSource("CONTRIBUTING.md");

  it.each(environmentVariables.map((variable) => [variable.name, variable]))("README explains %s", (name) => {
    expect(readme).toContain(`\`${name}\``);
  });

  it.each(Object.keys(problems))("CONTRIBUTING or README documents the problem %s", (code) => {
    expect(`${readme}${contributing}`).toContain(`\`${code}\``);
  });

  it("lists every dependency with its reason", () => {
    const names = ["data", "server", "client", "test"].flatMap((room) => {
      const manifest = JSON.parse(readSource(`${room}/package.json`)) as Record<
        string,
        Record<string, string> | undefined
      >;
      return [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.devDependencies ?? {})];
    });
    const rootManifest = JSON.parse(readSource("package.json")) as { devDependencies: Record<string, string> };
    const missing = [...new Set([...names, ...Object.keys(rootManifest.devDependencies)])]
      .filter((name) => !name.startsWith("@asm-atlas/") && !name.startsWith("@types/"))
      .filter((name) => !contributing.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  it("pins every dependency exactly", () => {
    const loose = [
      "package.json",
      "data/package.json",
      "server/package.json",
      "client/package.json",
      "test/package.json",
    ].flatMap((path) => {
      const manifest = JSON.parse(readSource(path)) as {
        dependencies?: Record<string, string>;
        devDependencies?: Record<string, string>;
      };
      return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
        .filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range))
        .map(([name, range]) => `${path}: ${name} ${range}`);
    });
    expect(loose).toEqual([]);
  });

  it("has links in its papers that lead to files", () => {
    const files = new Set(repositoryFiles());
    const broken = [
      ["README.md", readme],
      ["CONTRIBUTING.md", contributing],
    ].flatMap(([paper, text]) =>
      [...(text ?? "").matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)]
        .map((match) => (match[1] ?? "").replace(/\/$/, ""))
        .filter((target) => !files.has(target) && ![...files].some((file) => file.startsWith(`${target}/`)))
        .map((target) => `${paper}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it("has a lock file that is whole: every platform's binaries, no addresses of a registry", () => {
    const text = readSource("package-lock.json");
    const lock = JSON.parse(text) as {
      packages: Record<string, { version?: string; link?: boolean; optionalDependencies?: Record<string, string> }>;
    };
    expect(text).not.toContain('"resolved": "http');
    // npm can drop binaries of other platforms without a word; npm ci then fails in every clone.
    const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !lock.packages[`${path}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`])
        .map((name) => `${path} → ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
