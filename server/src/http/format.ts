import type { Request } from "express";
import { invalidParameter, Problem } from "./problem.ts";
import type { QueryParameters } from "./query-parameters.ts";

export type Format = "json" | "html";
export type Language = "en" | "mn";

/**
 * The format to answer in: `f` decides, else `Accept`. JSON is what a client gets that has no wish.
 * @param jsonTypes media types under which the JSON answer may be asked for
 */
export function chooseFormat(request: Request, parameters: QueryParameters, jsonTypes: readonly string[]): Format {
  const asked = parameters.get("f");
  if (asked === "json" || asked === "html") return asked;
  if (asked !== undefined) throw invalidParameter("f", "it is json or html.");
  const accepted = request.accepts([...jsonTypes, "application/json", "text/html"]);
  if (accepted === false) {
    throw new Problem("request.not-acceptable", `This is offered as ${jsonTypes.join(", ")} and text/html.`);
  }
  return accepted === "text/html" ? "html" : "json";
}

export function chooseLanguage(request: Request): Language {
  return request.acceptsLanguages(["en", "mn"]) === "mn" ? "mn" : "en";
}
