import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { inheritedEngineFlags } from "../helpers/engine-flags.ts";
import { root } from "../helpers/source-files.ts";

const script = fileURLToPath(new URL("companion-process.ts", import.meta.url));

/** A second process at the side of a test (companion-process.ts). */
export class Companion {
  readonly lines: string[] = [];
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  #onLine: (() => void) | undefined;

  constructor(mode: "open" | "write" | "lock", ...args: string[]) {
    const child = spawn(process.execPath, [...inheritedEngineFlags(), "--import", "tsx", script, mode, ...args], {
      cwd: root,
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#process = child;
    this.#ended = new Promise((resolve) => child.once("close", () => resolve()));
    createInterface({ input: child.stdout }).on("line", (line) => {
      this.lines.push(line);
      this.#onLine?.();
    });
    void this.#ended.then(() => this.#onLine?.());
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Waits until it has said this many lines. @throws when it ends before. */
  async said(count: number): Promise<readonly string[]> {
    while (this.lines.length < count) {
      if (this.#process.exitCode !== null || this.#process.signalCode !== null)
        throw new Error(`The other process ended after: ${this.lines.join("; ")}`);
      await new Promise<void>((resolve) => {
        this.#onLine = resolve;
      });
    }
    return this.lines;
  }

  /** Asks it to end in order. */
  async end(): Promise<void> {
    this.#process.stdin?.end("end\n");
    await this.#ended;
  }

  /** Ends it without a word, as the system does when memory runs out. */
  async kill(): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#ended;
  }
}
