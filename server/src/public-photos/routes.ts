import express, { type Router } from "express";
import type { FileStore } from "../attachments/file-store.ts";
import type { Database } from "../db/database.ts";
import type { Gate } from "../http/endpoint.ts";
import { Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { jsonReply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import { publicFileFinder } from "./public-file.ts";
import { isShown, listPublicPhotos } from "./store.ts";

interface PublicPhotoParts {
  readonly gate: Gate;
  readonly database: Database;
  readonly files: FileStore;
}

const namePattern = /^[2-9b-df-hj-np-tv-xz]{16}$/;

/** The same for a name that never was, one that was withdrawn, and one whose layer is withheld. */
const notFound = () => new Problem("feature.not-found", "The list of public photos has those there are.");

/** Asked again each time, at the price of a 304: what is withheld at any hour (rule 16) is seen at once. */
const askedAgain = { "Cache-Control": "public, no-cache" } as const;

/** Photos of accepted zones, before and after, as far as a release shows them. Mount at /api. */
export function publicPhotoRoutes({ gate, database, files }: PublicPhotoParts): Router {
  const router = express.Router();
  const findFile = publicFileFinder(database, files);
  route(router, "/public-photos", {
    GET: gate.plain(async (ask) => {
      readKnownQuery(ask.request, []);
      const photos = await database.transaction(
        { role: "atlas_public", readOnly: true, signal: ask.signal },
        listPublicPhotos,
      );
      return { ...jsonReply({ photos }), headers: askedAgain };
    }),
  });
  route(router, "/public-photos/:name", {
    GET: gate.plain(async (ask) => {
      readKnownQuery(ask.request, []);
      const name = String(ask.request.params.name);
      const isThere =
        namePattern.test(name) &&
        (await database.transaction({ role: "atlas_public", readOnly: true, signal: ask.signal }, (transaction) =>
          isShown(transaction, name),
        ));
      const file = isThere ? await findFile(name) : undefined;
      if (!file) throw notFound();
      return {
        status: 200,
        headers: { ...askedAgain, "Content-Security-Policy": "default-src 'none'; sandbox" },
        tag: { value: file.hash.slice(0, 32) },
        file: { path: files.pathOf(file.hash), bytes: file.bytes, type: "image/jpeg" },
      };
    }),
  });
  return router;
}
