import type { Browser, BrowserContext, Page } from "playwright-core";
import { contextOptions, listenTo, type OpenedPage, type PageOptions } from "./browser.ts";

/**
 * A page that somebody closed and the next visitor gets: what was downloaded and compiled for the last one need not be again, which is
 * two fifths of what opening a page costs. Cookies, storage, routes, size, theme and what the page had in memory are gone.
 */
interface RestingPage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Was something asked of page or context that cannot be taken back? */
  isSpent: boolean;
}

const resting = new WeakMap<Browser, Map<string, RestingPage[]>>();

/** Neither can be told to forget what these were given, or were asked for. */
const lasting = ["addInitScript", "context", "exposeFunction", "exposeBinding"] as const;

async function makePage(browser: Browser, options: PageOptions): Promise<RestingPage> {
  const context = await browser.newContext(contextOptions(options));
  const page = await context.newPage();
  const made: RestingPage = { context, page, isSpent: false };
  for (const name of lasting) {
    const original = page[name].bind(page) as (...given: unknown[]) => unknown;
    Object.defineProperty(page, name, {
      value: (...given: unknown[]) => {
        made.isSpent = true;
        return original(...given);
      },
    });
  }
  return made;
}

/** Where a page rests: an address of the server without a script, so that what is kept for the tab can be wiped. */
const restAt = (origin: string) => `${origin}/healthz`;

/** Wipes what the last visitor left. @returns whether that worked; a page that is closed or offline cannot be lent again */
async function wipe({ page, context, isSpent }: RestingPage, origin: string): Promise<boolean> {
  if (isSpent || page.isClosed() || context.pages().length > 1) return false;
  try {
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.goto(restAt(origin));
    await page.evaluate(() => sessionStorage.clear());
    await context.clearCookies();
    const session = await context.newCDPSession(page);
    await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
    await session.detach();
    await page.mouse.move(0, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * A visitor who knows nothing of the last one, on a page that may have been used before. Who asks for the context, or for what a page cannot
 * be told to forget, is the last to use it.
 */
export async function lendPage(browser: Browser, options: PageOptions): Promise<OpenedPage> {
  const { origin } = new URL(options.url);
  const { viewport, colorScheme, reducedMotion, locale, hasTouch } = contextOptions(options);
  const shelves = resting.get(browser) ?? new Map<string, RestingPage[]>();
  resting.set(browser, shelves);
  const key = `${origin} ${locale} ${hasTouch}`;
  const shelf = shelves.get(key) ?? [];
  shelves.set(key, shelf);
  const lent = shelf.pop() ?? (await makePage(browser, options));
  const { page, context } = lent;
  await page.emulateMedia({ media: null, colorScheme: colorScheme ?? null, reducedMotion: reducedMotion ?? null });
  if (viewport) await page.setViewportSize(viewport);
  if (options.cookie) await context.addCookies([{ ...options.cookie, url: origin }]);
  const { complaints, stop } = listenTo(page, origin);
  await page.goto(options.url);
  return {
    page,
    get context() {
      lent.isSpent = true;
      return context;
    },
    complaints,
    close: async () => {
      stop();
      if (await wipe(lent, origin)) shelf.push(lent);
      else await context.close();
    },
  };
}
