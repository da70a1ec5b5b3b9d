import { rm } from "node:fs/promises";
import express, { type RequestHandler, type Router } from "express";
import type { Database } from "../db/database.ts";
import { uuidPattern } from "../features/property-value.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { allowSlowBody } from "../http/patience.ts";
import { invalidParameter, Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { jsonReply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import type { FileStore } from "./file-store.ts";
import { type AttachmentForm, readForm } from "./form.ts";
import { type LookedThrough, lookThrough } from "./look-through.ts";
import { receiveForm } from "./receive.ts";
import {
  type AttachmentFile,
  type Before,
  insertAttachment,
  loadAttachment,
  loadBefore,
  loadFile,
  loadStanding,
} from "./store.ts";

interface AttachmentParts {
  readonly gate: Gate;
  readonly database: Database;
  readonly files: FileStore;
}

const notFound = () => new Problem("feature.not-found", "The collection's items list what is there.");

/** Photos and papers: sent by officers, seen by staff. The public sees none, and is not told whether there are any. Mount at /api. */
export function attachmentRoutes(parts: AttachmentParts): Router {
  const router = express.Router();
  route(router, "/attachments", { POST: uploadHandler(parts) });
  route(router, "/attachments/:id", { GET: fileHandler(parts) });
  return router;
}

interface Upload {
  readonly form: AttachmentForm;
  readonly sentHash: string;
  /** Null: it was sent before, and need not be looked through again. */
  readonly looked: LookedThrough | null;
}

/** Is what was sent under this id before the same file for the same record? @throws Problem `record.exists` when it is another */
function refuseOther({ recordId, sentHash }: Before, form: AttachmentForm, hash: string): void {
  if (recordId === (form.zone ?? form.site) && sentHash === hash) return;
  throw new Problem("record.exists", "Another file was sent under this id. Make a new id for a new file.");
}

function uploadHandler({ gate, database, files }: AttachmentParts): RequestHandler {
  /** What can be refused is refused before the file is read. */
  const begin = async (ask: Ask, fields: Readonly<Record<string, string>>) => {
    const form = readForm(fields);
    const standing = await database.transaction(
      {
        role: "owner",
        readOnly: true,
        signal: ask.signal,
        settings: { "atlas.actor": ask.asker.session?.account.id ?? "" },
      },
      (transaction) => loadStanding(transaction, form),
    );
    if (!standing.isThere) throw notFound();
    if (!standing.isInReach)
      throw new Problem("access.outside-aimag", "Ask an administrator to widen it, or a colleague of that aimag.");
    return { form, before: standing.before };
  };
  return gate.writing<Upload, Readonly<Record<string, unknown>>>({
    may: ["create", "attachments"],
    parse: async (ask) => {
      readKnownQuery(ask.request, []);
      const { request, signal } = ask;
      allowSlowBody(request);
      const { wanted, sent } = await receiveForm({ request, files, signal, begin: (fields) => begin(ask, fields) });
      try {
        const { form, before } = wanted;
        if (before) refuseOther(before, form, sent.hash);
        const looked = before ? null : await lookThrough(files, sent, form.kind);
        return { form, sentHash: sent.hash, looked };
      } finally {
        await rm(sent.draft, { force: true });
      }
    },
    write: async (transaction, { form, sentHash, looked }) => {
      const isMade = looked !== null && (await insertAttachment(transaction, form, sentHash, looked));
      if (!isMade) {
        const before = await loadBefore(transaction, form.id);
        if (before) refuseOther(before, form, sentHash);
      }
      const made = await loadAttachment(transaction, form.id);
      // Sent again after it was put into the bin, or its record was.
      if (!made) throw notFound();
      return made;
    },
    render: (made, { form }, ask) => ({
      ...jsonReply(made, 201),
      headers: { "Cache-Control": "private, no-store", Location: `${ask.baseUrl}/api/attachments/${form.id}` },
    }),
  });
}

const sizes = ["full", "thumb"] as const;

/** What a browser that is led to open a file may do with it: nothing. */
const inert = {
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "X-Content-Type-Options": "nosniff",
} as const;

function fileHandler({ gate, files }: AttachmentParts): RequestHandler {
  return gate.reading({
    parse: (ask) => {
      const size = readKnownQuery(ask.request, ["size"]).get("size") ?? "full";
      if (!(sizes as readonly string[]).includes(size)) throw invalidParameter("size", `it is ${sizes.join(" or ")}.`);
      const id = String(ask.request.params.id);
      if (!ask.asker.session || !uuidPattern.test(id)) throw notFound();
      return { id, isSmall: size === "thumb" };
    },
    load: async (transaction, { id }) => {
      const file = await loadFile(transaction, id);
      if (!file) throw notFound();
      return file;
    },
    render: async (file, { isSmall }) => {
      const hash = isSmall ? file.thumbnailHash : file.fileHash;
      if (hash === null) throw notFound();
      const bytes = await files.sizeOf(hash);
      if (bytes === undefined)
        throw new Problem("attachment.file-missing", "An administrator sees by the command verify what is missing.");
      return {
        status: 200,
        headers: {
          ...inert,
          "Cache-Control": "private, no-cache",
          Vary: "Cookie",
          "Content-Disposition": dispositionOf(file),
        },
        tag: { value: hash.slice(0, 32) },
        file: { path: files.pathOf(hash), bytes, type: isSmall ? "image/webp" : file.media },
      };
    },
  });
}

/** A paper is downloaded and never opened in the atlas's own address. Its name is made of our own words. */
function dispositionOf({ code, kind, takenOn, media }: AttachmentFile): string {
  const name = [code, kind, takenOn]
    .filter(Boolean)
    .join("-")
    .replaceAll(/[^\w.-]/g, "_");
  return media === "application/pdf" ? `attachment; filename="${name}.pdf"` : `inline; filename="${name}.jpg"`;
}
