/** Where people go who came to sign in from nowhere in particular. */
const home = "/workbench";

/**
 * Where to go after signing in: the path asked for, if it is one of this site's. Anything else (another site, a scheme,
 * the sign-in page itself) leads to the workbench, so that a link cannot use this page to send people elsewhere.
 */
export function nextPath(asked: string | null, origin: string): string {
  if (!asked?.startsWith("/") || /^\/[/\\]/.test(asked)) return home;
  if (!URL.canParse(asked, origin)) return home;
  const url = new URL(asked, origin);
  if (url.origin !== origin || url.pathname.startsWith("/sign-in")) return home;
  // "/.//elsewhere" becomes "//elsewhere" once its dots are resolved, which is another site again.
  return url.pathname.startsWith("//") ? home : `${url.pathname}${url.search}${url.hash}`;
}
