import express, { type RequestHandler, type Router } from "express";
import { digest, formatEntityTag, isNamedBy } from "../http/entity-tag.ts";
import { Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { route } from "../http/route.ts";
import { drawPicture } from "./picture.ts";
import { createPictureShelf } from "./picture-shelf.ts";
import type { ReadReleased } from "./released.ts";
import { pictureName, readPictureName, reduceView, viewParameters } from "./shared-view.ts";

const nothing = () => new Problem("route.not-found", "There is no such picture.");

/**
 * Pictures of public views, for previews of links: `/share/3-en-2026-06-30-nation-srzk.png`. The name of an older release leads to the
 * picture of this one: of the older nothing is at hand to draw. `/share/view.png` with the query of a public address leads to its picture.
 * Mount at /share.
 */
export function shareRoutes(readReleased: ReadReleased): Router {
  const router = express.Router();
  const shelf = createPictureShelf();
  const answer: RequestHandler = async (request, response) => {
    readKnownQuery(request, []);
    const released = await readReleased();
    const named = released && readPictureName(String(request.params.name), released);
    if (!named || named.release > released.number) throw nothing();
    const name = pictureName(released.number, named.view);
    // Five minutes: a layer may be withheld at any time, and those who have the picture are to notice.
    response.setHeader("Cache-Control", "public, max-age=300");
    if (name !== request.params.name) {
      response.redirect(302, `/share/${name}.png`);
      return;
    }
    const picture = await shelf.get(`${released.tag} ${name}`, () => drawPicture(released, named.view));
    const tag = { value: digest(picture) };
    response.setHeader("ETag", formatEntityTag(tag, "identity"));
    // Other sites may show it: it is made to be shown beside links.
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    if (isNamedBy(request.headers["if-none-match"], tag)) {
      response.status(304).end();
      return;
    }
    response.setHeader("Content-Type", "image/png");
    response.setHeader("Content-Length", picture.length);
    response.end(picture);
  };
  const lead: RequestHandler = async (request, response) => {
    const query = new URLSearchParams([...readKnownQuery(request, viewParameters)]);
    const released = await readReleased();
    if (!released) throw nothing();
    response.setHeader("Cache-Control", "no-cache");
    response.redirect(302, `/share/${pictureName(released.number, reduceView(query, released))}.png`);
  };
  route(router, "/view.png", { GET: lead });
  route(router, "/:name.png", { GET: answer });
  return router;
}
