import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Request, RequestHandler } from "express";
import { digest } from "../http/entity-tag.ts";
import { chooseLanguage } from "../http/format.ts";
import type { PublicMemory } from "../http/public-memory.ts";
import { type Reply, sendReply } from "../http/reply.ts";
import { withEarlyWords } from "./early-words.ts";
import { withHead } from "./page-head.ts";
import type { ReadReleased } from "./released.ts";
import { wordsOf } from "./sentences.ts";
import { pictureName, reduceView } from "./shared-view.ts";

interface SharePagesParts {
  /** The client's build; absent: there are no pages. */
  readonly clientDir: string | undefined;
  readonly readReleased: ReadReleased;
  /** A page is the same for everyone who looks at the same view of a release: it is put together and compressed once. */
  readonly memory: PublicMemory;
  baseUrlOf(request: Request): string;
}

/** Pages of the client that show a public view. */
const sharedPath = /^\/(?:embed\/?)?$/;

/**
 * A person who opens a page is not kept waiting for its title: after this long it comes without. Programs that show links, which say
 * nothing of why they ask (`Sec-Fetch-Mode`), come for the title alone.
 */
const patienceMs = { person: 400, program: 8_000 } as const;

/**
 * Gives the public pages the title, description and picture of the view in their address, for those who show links without running a page,
 * and the public map its figures in words until it runs.
 * Where that fails the page comes as it was built: mount before the client's files.
 */
export function sharePages({ clientDir, readReleased, memory, baseUrlOf }: SharePagesParts): RequestHandler {
  let page: string | undefined;
  const readPage = () => {
    page ??= readFileSync(join(clientDir ?? "", "index.html"), "utf8");
    return page;
  };

  async function headed(request: Request): Promise<Reply | undefined> {
    const released = await readReleased();
    if (!released) return undefined;
    const query = new URLSearchParams(/\?(.*)$/s.exec(request.url)?.[1] ?? "");
    const view = reduceView(query, released);
    const picture = `${baseUrlOf(request)}/share/${pictureName(released.number, view)}.png`;
    // A link says its language, or has none; a reader has one.
    const reader = query.has("lang") ? view.language : chooseLanguage(request);
    const { path } = request;
    // The picture's name says which view it is, the tag of which release and what of it is withheld.
    return memory.recall(`page ${released.tag} ${picture} ${reader} ${path}`, async () => {
      const words = wordsOf(released, view);
      const plain = withHead(readPage(), { language: view.language, reader, words, picture });
      const early = reader === view.language ? words : wordsOf(released, { ...view, language: reader });
      const content = path === "/" ? withEarlyWords(plain, early) : plain;
      return {
        status: 200,
        headers: { "Cache-Control": "no-cache", Vary: "Accept-Encoding, Accept-Language" },
        body: { type: "text/html; charset=utf-8", content },
        tag: { value: digest(content) },
      };
    });
  }

  return async (request, response, next) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (clientDir === undefined || !isRead || !sharedPath.test(request.path)) return next();
    const isPerson = request.headers["sec-fetch-mode"] === "navigate";
    const reply = await within(patienceMs[isPerson ? "person" : "program"], headed(request)).catch(() => undefined);
    if (reply === undefined) return next();
    await sendReply(request, response, reply);
  };
}

/** What comes in time; undefined when it does not. */
async function within<Value>(ms: number, coming: Promise<Value>): Promise<Value | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return Promise.race([coming, patience]).finally(() => clearTimeout(timer));
}
