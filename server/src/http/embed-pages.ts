import type { RequestHandler } from "express";
import helmet from "helmet";
import { directives } from "./security-headers.ts";

/** The one page that other sites may show within theirs: the public map with little around it. */
const embeddedPath = /^\/embed\/?$/;

/**
 * Lets other sites frame the embedded map, and nothing else of the atlas. All the rest of the policy stays as it is everywhere: what
 * frames the page can neither read it nor make it load anything.
 */
export const embedPages: RequestHandler = (request, response, next) => {
  if (!embeddedPath.test(request.path)) return next();
  response.removeHeader("X-Frame-Options");
  // A page that asks for isolation (COEP) may still frame it.
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  framedByAnyone(request, response, next);
};

const framedByAnyone = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: { ...directives, frameAncestors: ["*"] },
});
