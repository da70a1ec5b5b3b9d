import { pino } from "pino";
import type { Config } from "./config.ts";
import type { ServerLog } from "./http/server-log.ts";

/** Structured lines on standard error: standard output is for what a person or a script waits for. */
export function createLog(level: Config["logLevel"]): ServerLog {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
