import type { RequestHandler, Router } from "express";
import { Problem } from "./problem.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Handlers = Partial<Record<Method, RequestHandler | readonly RequestHandler[]>>;

/** One address with all its methods: HEAD answers as GET, OPTIONS lists them, everything else is 405 with `Allow`. */
export function route(router: Router, path: string, handlers: Handlers): void {
  const methods = Object.keys(handlers) as Method[];
  const allow = [...methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"].join(", ");
  const address = router.route(path);
  for (const method of methods) {
    const chain = [handlers[method] ?? []].flat() as RequestHandler[];
    address[method.toLowerCase() as Lowercase<Method>](...chain);
  }
  address.options((_request, response) => {
    response.setHeader("Allow", allow);
    response.statusCode = 204;
    response.end();
  });
  address.all((request) => {
    throw new Problem("request.method-not-allowed", `${request.method} is not offered here; ${allow} are.`, {
      headers: { Allow: allow },
    });
  });
}
