import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { RequestHandler } from "express";
import { Problem } from "./problem.ts";

/** Refuses addresses nothing here can mean: too long, wrongly encoded, or with a NUL in them. */
export const addressCheck: RequestHandler = (request, _response, next) => {
  const address = request.originalUrl;
  if (address.length > limits.urlCharacters) {
    throw new Problem("request.url-too-long", `An address may have ${limits.urlCharacters} characters.`);
  }
  let path: string;
  try {
    path = decodeURIComponent(address.replace(/\?.*$/s, ""));
  } catch (error) {
    throw new Problem("request.malformed", "The address is not percent-encoded UTF-8.", { cause: error });
  }
  if (path.includes("\0")) throw new Problem("request.malformed", "A NUL byte has no place in an address.");
  next();
};
