import type { RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Identify } from "./asker.ts";
import { directives } from "./security-headers.ts";

/** Addresses whose pages only staff are shown. */
const staffPath = /^\/(?:workbench|admin)(?:\/|$)/;

interface PageLocals {
  /** Set where one address has a page for staff and another for everyone, which only their headers tell apart. */
  readonly pageFor?: "staff" | "anyone";
}

/** For whom a page is made, where that makes a difference. */
export function pageFor(response: Response): PageLocals["pageFor"] {
  return (response.locals as PageLocals).pageFor;
}

interface StaffPagesParts {
  readonly identify: Identify;
  /** Servers of the further base maps. */
  readonly origins: readonly string[];
}

/**
 * Lets the pages of signed-in staff ask the servers of further base maps, and no page of anybody else. Without such base maps nothing is asked
 * and nothing differs.
 */
export function staffPages({ identify, origins }: StaffPagesParts): RequestHandler {
  if (origins.length === 0) return (_request, _response, next) => next();
  const widened = helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      ...directives,
      imgSrc: [...directives.imgSrc, ...origins],
      connectSrc: [...directives.defaultSrc, ...origins],
    },
  });
  return async (request, response, next) => {
    if (!staffPath.test(request.path)) return next();
    const isStaff = await isSignedIn(identify, request);
    Object.assign(response.locals, { pageFor: isStaff ? "staff" : "anyone" } satisfies PageLocals);
    if (isStaff) widened(request, response, next);
    else next();
  };
}

/** While the database is away the page still comes, with the narrow policy: it is the page that says what is wrong. */
async function isSignedIn(identify: Identify, request: Parameters<Identify>[0]): Promise<boolean> {
  try {
    return (await identify(request)).projection === "internal";
  } catch {
    return false;
  }
}
