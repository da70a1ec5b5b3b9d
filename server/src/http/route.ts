import type { Request, RequestHandler, Router } from "express";
import { Problem } from "./problem.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Handlers = Partial<Record<Method, RequestHandler | readonly RequestHandler[]>>;

/**
 * One address with all its methods: HEAD answers as GET, OPTIONS lists them, everything else is 405 with `Allow`.
 * @param mayUse which of the methods the asker may use at all; absent: all of them
 */
export function route(
  router: Router,
  path: string,
  handlers: Handlers,
  mayUse?: (request: Request) => Promise<readonly string[]>,
): void {
  const methods = Object.keys(handlers) as Method[];
  const listed = (offered: readonly string[]): string =>
    [...offered.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"].join(", ");
  const allowFor = async (request: Request): Promise<string> => {
    const usable = mayUse ? await mayUse(request) : methods;
    return listed(methods.filter((method) => usable.includes(method)));
  };
  const address = router.route(path);
  for (const method of methods) {
    const chain = [handlers[method] ?? []].flat() as RequestHandler[];
    address[method.toLowerCase() as Lowercase<Method>](...chain);
  }
  address.options(async (request, response) => {
    response.setHeader("Allow", await allowFor(request));
    response.statusCode = 204;
    response.end();
  });
  address.all(async (request) => {
    const allow = await allowFor(request);
    throw new Problem("request.method-not-allowed", `${request.method} is not offered here; ${allow} are.`, {
      headers: { Allow: allow },
    });
  });
}
