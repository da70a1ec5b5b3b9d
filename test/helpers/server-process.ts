import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inheritedEngineFlags } from "./engine-flags.ts";
import { root } from "./source-files.ts";

/** The password every demo account has on a server started here. */
export const demoPassword = "a long password for tests only";

export interface StartOptions {
  /** `embedded` gets a data directory of its own; `server` needs `databaseUrl`. */
  readonly engine: "embedded" | "server";
  readonly databaseUrl?: string;
  /** An existing data directory, which is then not removed at the end. */
  readonly dataDir?: string;
  /** Added to, or (undefined) taken from, the environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The script below the repository's root; `server/bin/serve.mjs` unless told. */
  readonly script?: string;
  readonly args?: readonly string[];
  readonly readyWithinMs?: number;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Both streams, as they came. */
  readonly output: string;
  readonly stdout: string;
}

export interface ServerProcess {
  /** Where it listens, as its ready line says, without a slash at the end. */
  readonly url: string;
  readonly pid: number;
  readonly dataDir: string;
  /** Milliseconds from spawn to the ready line. */
  readonly readyAfterMs: number;
  /** Everything it wrote so far, both streams. */
  output(): string;
  /** Sends a signal without waiting. */
  signal(name: NodeJS.Signals): void;
  /** Resolves when the process is gone. */
  readonly ended: Promise<Ended>;
  /** SIGTERM, waits, removes the data directory. Throws unless it ended by itself with code 0 within 20 s. */
  stop(): Promise<Ended>;
}

const running = new Set<ChildProcess>();
const folders = new Set<string>();
// A test run that is broken off must leave neither servers nor their folders behind.
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The environment of a person's shell: none of our own variables, none that a test runner sets. */
function cleanEnvironment(extra: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(ATLAS_|VITEST|NODE_ENV$|NODE_OPTIONS$|DATABASE_URL$|PORT$|HOST$|PG[A-Z]+$|TEST$|MODE$|PROD$|DEV$|SSR$|BASE_URL$)/.test(
        name,
      ),
  );
  const env: NodeJS.ProcessEnv = Object.fromEntries(inherited);
  for (const [name, value] of Object.entries(extra)) if (value !== undefined) env[name] = value;
  return env;
}

interface Launched {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  output(): string;
  onOutput(listener: () => void): void;
}

function launch(options: StartOptions, dataDir: string): Launched {
  const child = spawn(
    process.execPath,
    [...inheritedEngineFlags(), join(root, options.script ?? "server/bin/serve.mjs"), ...(options.args ?? [])],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: cleanEnvironment({
        PORT: "0",
        ATLAS_DATA_DIR: dataDir,
        ATLAS_DEMO: "1",
        ATLAS_DEMO_PASSWORD: demoPassword,
        ATLAS_LOG_LEVEL: "warn",
        DATABASE_URL: options.engine === "server" ? options.databaseUrl : undefined,
        ...options.env,
      }),
    },
  );
  running.add(child);
  let text = "";
  let stdout = "";
  const listeners: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      if (stream === child.stdout) stdout += chunk;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve({ code, signal, output: text, stdout });
    });
  });
  return { child, ended, output: () => text, onOutput: (listener) => listeners.push(listener) };
}

function checkOptions(options: StartOptions): void {
  if (options.engine === "server" && options.databaseUrl === undefined) {
    throw new Error("A server on PostgreSQL needs databaseUrl");
  }
}

function makeDataDir(options: StartOptions): { readonly path: string; remove(): void } {
  if (options.dataDir !== undefined) return { path: options.dataDir, remove: () => undefined };
  const path = mkdtempSync(join(tmpdir(), "asm-atlas-e2e-"));
  folders.add(path);
  const remove = () => {
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    folders.delete(path);
  };
  return { path, remove };
}

const readyPattern = /^ASM Atlas ready at (http:\/\/\S+?)\/?$/m;

/**
 * Starts the product as a person does, as a process of its own, and resolves with its address once its ready line is out.
 * Throws with everything it said if it ends first or is not ready in time.
 */
export async function startServer(options: StartOptions): Promise<ServerProcess> {
  checkOptions(options);
  const dataDir = makeDataDir(options);
  const startedAt = performance.now();
  const launched = launch(options, dataDir.path);
  const readyWithinMs = options.readyWithinMs ?? 120_000;
  let timer: NodeJS.Timeout | undefined;
  const ready = new Promise<string>((resolve) => {
    launched.onOutput(() => {
      const address = readyPattern.exec(launched.output())?.[1];
      if (address !== undefined) resolve(address);
    });
  });
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not ready after ${readyWithinMs} ms`)), readyWithinMs);
  });
  const endedFirst = launched.ended.then(({ code, signal }) => {
    throw new Error(`The server ended (${signal ?? code}) before it was ready`);
  });
  try {
    const url = await Promise.race([ready, tooLate, endedFirst]);
    return handle(launched, { url, dataDir, readyAfterMs: performance.now() - startedAt });
  } catch (error) {
    launched.child.kill("SIGKILL");
    await launched.ended;
    dataDir.remove();
    throw new Error(`${error instanceof Error ? error.message : error}. It said:\n${launched.output()}`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    endedFirst.catch(() => undefined);
  }
}

function handle(
  launched: Launched,
  facts: { readonly url: string; readonly dataDir: ReturnType<typeof makeDataDir>; readonly readyAfterMs: number },
): ServerProcess {
  const pid = launched.child.pid;
  if (pid === undefined) throw new Error("The server has no process id");
  let stopping: Promise<Ended> | undefined;
  return {
    url: facts.url,
    pid,
    dataDir: facts.dataDir.path,
    readyAfterMs: facts.readyAfterMs,
    output: launched.output,
    signal: (name) => void launched.child.kill(name),
    ended: launched.ended,
    stop: () => {
      stopping ??= endGently(launched).finally(facts.dataDir.remove);
      return stopping;
    },
  };
}

async function endGently(launched: Launched): Promise<Ended> {
  launched.child.kill("SIGTERM");
  const timer = setTimeout(() => launched.child.kill("SIGKILL"), 20_000);
  const ended = await launched.ended;
  clearTimeout(timer);
  if (ended.code !== 0) {
    throw new Error(`The server ended with ${ended.signal ?? ended.code} instead of 0. It said:\n${ended.output}`);
  }
  return ended;
}

/** Runs one of our scripts to its end: a start that is expected to fail, or a command of `server/bin/atlas.mjs`. */
export async function runToEnd(options: StartOptions & { readonly withinMs?: number }): Promise<Ended> {
  checkOptions(options);
  const dataDir = makeDataDir(options);
  const launched = launch(options, dataDir.path);
  const timer = setTimeout(() => launched.child.kill("SIGKILL"), options.withinMs ?? 120_000);
  try {
    return await launched.ended;
  } finally {
    clearTimeout(timer);
    dataDir.remove();
  }
}

/** Runs one of our scripts and kills it outright as soon as its output matches. Throws if it ends before, or does not say it in time. */
export async function killWhenItSays(
  said: RegExp,
  options: StartOptions & { readonly withinMs?: number },
): Promise<Ended> {
  checkOptions(options);
  const dataDir = makeDataDir(options);
  const launched = launch(options, dataDir.path);
  const timer = setTimeout(() => launched.child.kill("SIGTERM"), options.withinMs ?? 120_000);
  launched.onOutput(() => {
    if (said.test(launched.output())) launched.child.kill("SIGKILL");
  });
  const ended = await launched.ended;
  clearTimeout(timer);
  dataDir.remove();
  if (ended.signal !== "SIGKILL") throw new Error(`It ended before it was killed. It said:\n${ended.output}`);
  return ended;
}
