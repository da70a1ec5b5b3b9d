import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process, told apart from a later one that got the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Where process numbers mean the same: this start of this machine, and on Linux this process namespace (containers have their own). */
  readonly place: string;
  /** When the process was started, as its system counts it. */
  readonly startedAt: string;
}

function readOr(read: () => string, otherwise: string): string {
  try {
    return read().trim();
  } catch {
    // Not Linux, or /proc is not mounted: the coarser answer serves.
    return otherwise;
  }
}

function placeOfThisProcess(): string {
  const boot = readOr(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"), "");
  const namespace = readOr(() => readlinkSync("/proc/self/ns/pid"), "");
  return `${hostname()} ${boot} ${namespace}`.trim();
}

/** When a process of this place was started; undefined if there is none with this number. */
function startOf(pid: number): string | undefined {
  try {
    // Field 22 of /proc/<pid>/stat; the second field, the name in brackets, may hold blanks and brackets itself.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie has ended already.
    return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
  } catch {
    // No such process, or no /proc to ask.
    if (process.platform === "linux") return undefined;
    return (
      readOr(
        () =>
          execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
            encoding: "utf8",
            stdio: ["ignore", "pipe", "ignore"],
          }),
        "",
      ) || undefined
    );
  }
}

export function identityOfThisProcess(): ProcessIdentity {
  return {
    pid: process.pid,
    host: hostname(),
    place: placeOfThisProcess(),
    startedAt: startOf(process.pid) ?? "unknown",
  };
}

/** Is this process alive? `unknown` when it belongs to another place, whose process numbers cannot be looked up from here. */
export function livenessOf(identity: ProcessIdentity): "alive" | "ended" | "unknown" {
  if (identity.place !== placeOfThisProcess()) return "unknown";
  return startOf(identity.pid) === identity.startedAt ? "alive" : "ended";
}
