import { limits } from "@asm-atlas/data/domain/limits.ts";
import express, { type RequestHandler } from "express";
import type { z } from "zod";
import { Problem } from "./problem.ts";

/** Reads a JSON body of one of these media types, of at most `limits.bodyBytes`. */
export function jsonBodyOf(...types: readonly [string, ...string[]]): readonly RequestHandler[] {
  const requireType: RequestHandler = (request, _response, next) => {
    if (request.is([...types]) === false) {
      throw new Problem("request.unsupported-media-type", `Send ${types.join(" or ")}.`);
    }
    next();
  };
  return [requireType, express.json({ limit: limits.bodyBytes, strict: true, type: [...types] })];
}

export const jsonBody: readonly RequestHandler[] = jsonBodyOf("application/json");

/** The body as the schema has it. @throws Problem `request.invalid-body` that names each part that is wrong */
export function parsedBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new Problem("request.invalid-body", "Some parts of the body are missing or not as they should be.", {
    errors: result.error.issues.map((issue) => ({
      path: `/${issue.path.map(String).join("/")}`,
      code: issue.code,
      message: issue.message,
    })),
  });
}
