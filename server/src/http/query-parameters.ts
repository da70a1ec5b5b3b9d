import type { IncomingMessage } from "node:http";
import { invalidParameter, Problem } from "./problem.ts";

export type QueryParameters = ReadonlyMap<string, string>;

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch (error) {
    throw new Problem("request.malformed", `"${text.slice(0, 100)}" in the address is not percent-encoded UTF-8.`, {
      cause: error,
    });
  }
}

/** What stands between path and fragment of an address, as name and value; each name once. */
export function readQuery(request: IncomingMessage): QueryParameters {
  const [, text = ""] = /\?(.*)$/s.exec(request.url ?? "") ?? [];
  const parameters = new Map<string, string>();
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    const name = decode(at === -1 ? pair : pair.slice(0, at));
    const value = at === -1 ? "" : decode(pair.slice(at + 1));
    if (parameters.has(name)) throw invalidParameter(name, "it is given more than once.");
    if (`${name}${value}`.includes("\0"))
      throw new Problem("request.malformed", "A NUL byte has no place in an address.");
    parameters.set(name, value);
  }
  return parameters;
}

/** The parameters of an address that knows only these; any other name is refused by naming the known ones (OGC API – Features 7.1). */
export function readKnownQuery(request: IncomingMessage, known: readonly string[]): QueryParameters {
  const parameters = readQuery(request);
  for (const name of parameters.keys()) {
    if (!known.includes(name)) throw unknownParameter(name, known);
  }
  return parameters;
}

export function unknownParameter(name: string, known: readonly string[]): Problem {
  const message = known.length === 0 ? "None is known here." : `Known here: ${known.join(", ")}.`;
  return new Problem("request.unknown-parameter", `The parameter "${name.slice(0, 100)}" is not known. ${message}`, {
    errors: [{ path: name.slice(0, 100), code: "request.unknown-parameter", message }],
  });
}
