import type { Router } from "express";

/** What express keeps of an address or a mounted router. */
interface Layer {
  /** Path as it was given when it was mounted. */
  readonly rawPath: unknown;
  readonly handle: unknown;
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** HEAD answers as GET, OPTIONS lists, and `_all` is the refusal of everything else: none is a way of its own. */
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

const isRouter = (handle: unknown): handle is Router =>
  typeof handle === "function" && Array.isArray((handle as { stack?: unknown }).stack);

/**
 * Every method and address the server knows, as `POST /api/sites/:id/status-events`, read from express itself: what somebody adds is in it
 * without anybody remembering to say so.
 * @throws Error for a router that is mounted at something else than one plain path
 */
export function routeTable(router: Router, mountedAt = ""): string[] {
  return (router.stack as unknown as readonly Layer[]).flatMap(({ rawPath, handle, route }) => {
    if (route) {
      const path = `${mountedAt}${route.path === "/" && mountedAt !== "" ? "" : route.path}`;
      return methods.filter((method) => route.methods[method.toLowerCase()]).map((method) => `${method} ${path}`);
    }
    if (!isRouter(handle)) return [];
    if (typeof rawPath !== "string") throw new Error(`A router is mounted at ${String(rawPath)}`);
    return routeTable(handle, `${mountedAt}${rawPath === "/" ? "" : rawPath}`);
  });
}
