import { en, type Messages } from "@asm-atlas/client/src/i18n/en.ts";
import type { Language } from "@asm-atlas/client/src/i18n/language.ts";
import { mn } from "@asm-atlas/client/src/i18n/mn.ts";
import type { Geometry } from "geojson";
import type { Browser, Page } from "playwright-core";
import { type OpenedPage, type PageOptions, phone, wide } from "../helpers/browser.ts";
import { lendPage } from "../helpers/lent-pages.ts";
import type { Reading } from "../helpers/reading-server.ts";
import { demoPassword } from "../helpers/server-process.ts";

/** What the product says, in each language: tests look for things by the words a person sees. */
export const words: Readonly<Record<Language, Messages>> = { en, mn };

export interface View {
  readonly language: Language;
  readonly theme: "light" | "dark";
  readonly size: "wide" | "phone";
}

/** Every pair of language, theme and size once. */
export const views: readonly View[] = [
  { language: "en", theme: "light", size: "wide" },
  { language: "mn", theme: "dark", size: "wide" },
  { language: "en", theme: "dark", size: "phone" },
  { language: "mn", theme: "light", size: "phone" },
];

export const nameOf = ({ language, theme, size }: View): string => `${size}-${theme}-${language}`;

export type DemoRole = "planner" | "officer" | "administrator";

const emails: Readonly<Record<DemoRole, string>> = {
  planner: "planner@demo.invalid",
  officer: "officer@demo.invalid",
  administrator: "admin@demo.invalid",
};

export const emailOf = (role: DemoRole): string => emails[role];

interface Cookie {
  readonly name: string;
  readonly value: string;
}

/** Sessions that are open, by server and role: a password takes a tenth of a second of the processor each time it is checked. */
const sessions = new Map<string, Cookie>();

/** Whether a session is still open: a test may have ended it. */
async function isOpen(server: Reading, { name, value }: Cookie): Promise<boolean> {
  const answer = await fetch(`${server.url}/api/session`, { headers: { cookie: `${name}=${value}` } });
  return ((await answer.json()) as { readonly account?: object }).account !== undefined;
}

/** Signs in as scripts do, or goes on with the session there is. @returns the session's cookie */
async function signedIn(server: Reading, role: DemoRole): Promise<Cookie> {
  const key = `${server.url} ${role}`;
  const known = sessions.get(key);
  if (known && (await isOpen(server, known))) return known;
  const cookie = await signIn(server, role);
  sessions.set(key, cookie);
  return cookie;
}

async function signIn(server: Reading, role: DemoRole): Promise<Cookie> {
  const response = await fetch(`${server.url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url },
    body: JSON.stringify({ email: emails[role], password: demoPassword }),
  });
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(response.headers.getSetCookie()[0] ?? "") ?? [];
  if (response.status !== 201 || !name || !value) throw new Error(`Sign-in answered ${response.status}`);
  return { name, value };
}

export interface Visit extends Omit<PageOptions, "url" | "width" | "height"> {
  readonly path: string;
  readonly as?: DemoRole;
  readonly size?: View["size"];
}

/** A person who has just opened the atlas at an address, signed in or not. */
export async function visit(browser: Browser, server: Reading, options: Visit): Promise<OpenedPage> {
  const { path, as, size = "wide", ...rest } = options;
  const cookie = as ? await signedIn(server, as) : undefined;
  return lendPage(browser, {
    url: `${server.url}${path}`,
    ...(size === "phone" ? phone : wide),
    ...rest,
    ...(cookie ? { cookie } : {}),
  });
}

/** Leads a page that is open to another address of its own, as back and forward do: nothing is loaded anew. */
export async function leadTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    window.history.pushState(window.history.state, "", to);
    window.dispatchEvent(new PopStateEvent("popstate", { state: window.history.state }));
  }, path);
}

/** A signed-in or anonymous reading of the API, to hold the page against. */
export async function readApi<Answer>(server: Reading, path: string, as?: DemoRole): Promise<Answer> {
  const cookie = as ? await signedIn(server, as) : undefined;
  const response = await fetch(`${server.url}${path}`, {
    headers: cookie ? { cookie: `${cookie.name}=${cookie.value}` } : {},
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as Answer;
}

/** Somebody else's deed meanwhile. */
export async function writeApi(
  server: Reading,
  path: string,
  as: DemoRole,
  { method, body, tag }: { readonly method: "PATCH" | "POST"; readonly body: object; readonly tag?: string },
): Promise<void> {
  const { name, value } = await signedIn(server, as);
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      cookie: `${name}=${value}`,
      origin: server.url,
      "content-type": "application/json",
      ...(tag ? { "if-match": tag } : {}),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

/** Somebody else's change of a record, made meanwhile. */
export async function changeApi(
  server: Reading,
  path: string,
  as: DemoRole,
  properties: object,
  geometry?: Geometry,
): Promise<void> {
  const { name, value } = await signedIn(server, as);
  const headers = { cookie: `${name}=${value}`, accept: "application/geo+json" };
  const tag = (await fetch(`${server.url}${path}`, { headers })).headers.get("etag") ?? "";
  await writeApi(server, path, as, { method: "PATCH", body: { properties, ...(geometry ? { geometry } : {}) }, tag });
}
