import { resolve } from "node:path";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { z } from "zod";

/** What the environment may say, and what is taken when it says nothing. */
interface EnvironmentVariable {
  readonly name: string;
  /** In words, as a reader of the README needs it. */
  readonly default: string;
  readonly meaning: string;
}

/** Every variable the server reads; the README is held against this table by a test. */
export const environmentVariables = [
  { name: "PORT", default: "8080", meaning: "port to listen on" },
  { name: "HOST", default: "127.0.0.1", meaning: "address to listen on; 0.0.0.0 for every network of this machine" },
  {
    name: "DATABASE_URL",
    default: "none: the embedded database",
    meaning: "address of a PostgreSQL database with PostGIS, postgres://user:password@host/name",
  },
  { name: "ATLAS_DATABASE_CONNECTIONS", default: "10", meaning: "most connections to PostgreSQL at a time" },
  {
    name: "ATLAS_WRITES_PER_MINUTE",
    default: String(limits.writes),
    meaning: "most changes of one account within a minute, counted by each process for itself",
  },
  { name: "ATLAS_DATA_DIR", default: ".atlas", meaning: "folder of the embedded database and of uploaded files" },
  {
    name: "ATLAS_DEMO",
    default: "1 with the embedded database, else 0",
    meaning: "1 loads the invented demo network and its three accounts into an empty database",
  },
  { name: "ATLAS_DEMO_PASSWORD", default: "random, printed once", meaning: "password of the three demo accounts" },
  {
    name: "ATLAS_ORIGIN",
    default: "none: used on this machine only",
    meaning: "public address of the atlas, https://…; cookies become Secure and the proxy in front is trusted",
  },
  {
    name: "ATLAS_LOG_LEVEL",
    default: "info",
    meaning: "how much is logged: trace, debug, info, warn, error, fatal or silent",
  },
  {
    name: "ATLAS_BASEMAPS",
    default: "none: the atlas's own base map only",
    meaning: "file (JSON) of further base maps that signed-in staff may choose",
  },
] as const satisfies readonly EnvironmentVariable[];

type VariableName = (typeof environmentVariables)[number]["name"];

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absent: the embedded engine. */
  readonly databaseUrl: string | undefined;
  readonly databaseConnections: number;
  /** Most changes of one account in `limits.writesWindowMs`. */
  readonly writesPerMinute: number;
  /** Absolute. */
  readonly dataDir: string;
  readonly demo: boolean;
  readonly demoPassword: string | undefined;
  /** Scheme, host and port, as browsers send them in `Origin`. */
  readonly origin: string | undefined;
  readonly logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
  /** Absolute. */
  readonly basemapsFile: string | undefined;
}

/** The environment holds a value that cannot be used; the message names each and says what it should be. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max);

const demoSwitch = z.enum(["0", "1"]).transform((value) => value === "1");

function parsedUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

const isOrigin = (text: string): boolean => {
  const url = parsedUrl(text);
  return (
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === "/" &&
    !url.search &&
    !url.hash &&
    !url.username
  );
};

/** One schema and one sentence a variable; an empty value counts as absent, as compose files leave it. */
const rules = {
  PORT: { schema: wholeNumber(0, 65_535), sentence: "a whole number from 0 (any free port) to 65535" },
  HOST: { schema: z.string().regex(/^[\w.:-]+$/), sentence: "an IP address or host name" },
  DATABASE_URL: {
    schema: z.string().refine((text) => /^postgres(ql)?:$/.test(parsedUrl(text)?.protocol ?? "")),
    sentence: "an address like postgres://user:password@host:5432/name",
  },
  ATLAS_DATABASE_CONNECTIONS: { schema: wholeNumber(1, 1_000), sentence: "a whole number from 1 to 1000" },
  ATLAS_WRITES_PER_MINUTE: { schema: wholeNumber(1, 1_000_000), sentence: "a whole number from 1 to 1000000" },
  ATLAS_DATA_DIR: { schema: z.string(), sentence: "a folder" },
  ATLAS_DEMO: { schema: demoSwitch, sentence: "0 or 1" },
  ATLAS_DEMO_PASSWORD: { schema: z.string().min(8).max(200), sentence: "a password of 8 to 200 characters" },
  ATLAS_ORIGIN: {
    schema: z
      .string()
      .refine(isOrigin)
      .transform((text) => new URL(text).origin),
    sentence: "the public address without a path, like https://atlas.example.org",
  },
  ATLAS_LOG_LEVEL: {
    schema: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]),
    sentence: "one of trace, debug, info, warn, error, fatal, silent",
  },
  ATLAS_BASEMAPS: { schema: z.string(), sentence: "a file" },
} as const satisfies Record<VariableName, { readonly schema: z.ZodType<unknown, string>; readonly sentence: string }>;

/** Values that may be secret are not repeated in an error. */
const secretVariables: readonly VariableName[] = ["DATABASE_URL", "ATLAS_DEMO_PASSWORD"];

type Parsed = { [Name in VariableName]?: z.output<(typeof rules)[Name]["schema"]> };

function parse(environment: NodeJS.ProcessEnv): Parsed {
  const parsed: Record<string, unknown> = {};
  const complaints: string[] = [];
  for (const { name } of environmentVariables) {
    const text = environment[name];
    if (!text?.trim()) continue;
    const result = rules[name].schema.safeParse(text);
    if (result.success) parsed[name] = result.data;
    else
      complaints.push(
        `${name} must be ${rules[name].sentence}${secretVariables.includes(name) ? "" : `, not "${text}"`}.`,
      );
  }
  if (complaints.length > 0) throw new ConfigError(complaints.join("\n"));
  return parsed as Parsed;
}

/**
 * The server's configuration, from the environment.
 * @throws ConfigError with one sentence for each value that cannot be used.
 */
export function loadConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = parse(environment);
  return Object.freeze({
    port: parsed.PORT ?? 8080,
    host: parsed.HOST ?? "127.0.0.1",
    databaseUrl: parsed.DATABASE_URL,
    databaseConnections: parsed.ATLAS_DATABASE_CONNECTIONS ?? 10,
    writesPerMinute: parsed.ATLAS_WRITES_PER_MINUTE ?? limits.writes,
    dataDir: resolve(parsed.ATLAS_DATA_DIR ?? ".atlas"),
    demo: parsed.ATLAS_DEMO ?? parsed.DATABASE_URL === undefined,
    demoPassword: parsed.ATLAS_DEMO_PASSWORD,
    origin: parsed.ATLAS_ORIGIN,
    logLevel: parsed.ATLAS_LOG_LEVEL ?? "info",
    basemapsFile: parsed.ATLAS_BASEMAPS && resolve(parsed.ATLAS_BASEMAPS),
  });
}
