import { accessSync, constants, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  chromium,
  type Page,
  type Request,
  type Response,
} from "playwright-core";
import { root } from "./source-files.ts";

const artifacts = join(root, "test", "artifacts");

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser of this machine: CHROMIUM_PATH, else the first of the usual names on the PATH. */
export function findChromium(): string | undefined {
  const told = process.env.CHROMIUM_PATH;
  if (told) return isExecutable(told) ? told : undefined;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/**
 * WebGL by software, nothing fetched in the background: what a machine without screen or network needs. Only the map is drawn by
 * WebGL; the page around it is put together without, which spares a quarter of the processor.
 */
const flags = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-gpu-compositing",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

/** @param more flags, for a browser that lacks something */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("No Chromium: install it or set CHROMIUM_PATH");
  return chromium.launch({ executablePath, args: [...flags, ...more], headless: true });
}

export const wide = { width: 1440, height: 900 } as const;
export const phone = { width: 390, height: 844 } as const;

export interface PageOptions {
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "light" | "dark";
  /** What the reader's browser asks for. */
  readonly language?: "en" | "mn";
  readonly reducedMotion?: boolean;
  /** A session cookie's name and value, for a reader who is already signed in. */
  readonly cookie?: { readonly name: string; readonly value: string };
}

/** What went wrong in a page while nobody looked. */
export interface Complaints {
  readonly consoleErrors: string[];
  readonly pageErrors: string[];
  readonly failedRequests: string[];
  /** Requests to any host but the server's own. */
  readonly foreignRequests: string[];
}

export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: Complaints;
  close(): Promise<void>;
}

/** Notes from now on what goes wrong in a page. @returns what was noted, and how to stop */
export function listenTo(page: Page, origin: string): { readonly complaints: Complaints; stop(): void } {
  const complaints: Complaints = { consoleErrors: [], pageErrors: [], failedRequests: [], foreignRequests: [] };
  const onConsole = (message: ConsoleMessage) => {
    // How a page that is put together without WebGL gets at the map's picture: the browser's doing, not the page's.
    if (message.text().includes("GPU stall due to ReadPixels")) return;
    if (message.type() === "error" || message.type() === "warning") {
      complaints.consoleErrors.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    }
  };
  const onPageError = (error: Error) => void complaints.pageErrors.push(error.stack ?? error.message);
  const onRequestFailed = (request: Request) => {
    // A request the page itself gave up, for example by leaving, is not a failure of the server.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    complaints.failedRequests.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`);
  };
  const onResponse = (response: Response) => {
    if (response.status() >= 400) complaints.failedRequests.push(`${response.status()} ${response.url()}`);
  };
  const onRequest = (request: Request) => {
    const address = new URL(request.url());
    if (/^(https?|wss?):$/.test(address.protocol) && address.origin !== origin)
      complaints.foreignRequests.push(request.url());
  };
  page.on("console", onConsole).on("pageerror", onPageError);
  page.on("requestfailed", onRequestFailed).on("response", onResponse).on("request", onRequest);
  return {
    complaints,
    stop: () => {
      page.off("console", onConsole).off("pageerror", onPageError);
      page.off("requestfailed", onRequestFailed).off("response", onResponse).off("request", onRequest);
    },
  };
}

/** What a context is opened with for a page. */
export function contextOptions(options: PageOptions): BrowserContextOptions {
  return {
    viewport: { width: options.width ?? wide.width, height: options.height ?? wide.height },
    colorScheme: options.theme ?? "light",
    locale: options.language === "mn" ? "mn-MN" : "en-GB",
    timezoneId: "Asia/Ulaanbaatar",
    reducedMotion: options.reducedMotion ? "reduce" : "no-preference",
    hasTouch: (options.width ?? wide.width) < 600,
  };
}

/** A fresh visitor: a context of its own, so no cookie, storage or cache of another test. */
export async function openPage(browser: Browser, options: PageOptions): Promise<OpenedPage> {
  const context = await browser.newContext(contextOptions(options));
  const { origin } = new URL(options.url);
  if (options.cookie) await context.addCookies([{ ...options.cookie, url: origin }]);
  const page = await context.newPage();
  const { complaints } = listenTo(page, origin);
  await page.goto(options.url);
  return { page, context, complaints, close: () => context.close() };
}

/** Resolves when everything wanted and visible is on the map, or has failed; on both maps where two days are compared. */
export async function waitForMapIdle(page: Page, timeout = 30_000): Promise<void> {
  await page.waitForFunction(
    () => {
      const maps = [...document.querySelectorAll<HTMLElement>("[data-map-idle]")];
      return maps.length > 0 && maps.every(({ dataset }) => dataset.mapIdle === "true");
    },
    undefined,
    { timeout, polling: 50 },
  );
}

/** Keeps a picture of what a person sees, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(artifacts, { recursive: true });
  await page.screenshot({ path: join(artifacts, `${name}.png`), animations: "disabled" });
}
