import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Every file git tracks or would track (untracked but not ignored), relative to the root. */
export function repositoryFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root,
    encoding: "utf8",
  });
  return listed.split("\0").filter((path) => path !== "");
}

export function readSource(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s+["']([^"']+)["']|(?:^|\n)\s*import\s+["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

/** What a source file imports, as repository paths where it is our own, as package names where it is not. */
export function importsOf(path: string): string[] {
  return [...readSource(path).matchAll(importPattern)].map((match) => {
    const specifier = (match[1] ?? match[2] ?? match[3] ?? "").replace(/\?.*$/, "");
    if (specifier.startsWith(".")) return normalize(join(dirname(path), specifier));
    return specifier.replace(/^@asm-atlas\//, "");
  });
}
