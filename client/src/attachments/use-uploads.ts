import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef } from "react";
import { type AttachmentFields, refreshAttachments, sendAttachment } from "../api/attachments.ts";
import { newId } from "../api/writing.ts";
import { tooLarge } from "./refusal-words.ts";

/** One file on its way. Its id is made once, so that it is one attachment however often it is sent. */
interface Upload {
  readonly fields: AttachmentFields;
  readonly file: File;
  readonly state: "waiting" | "sending" | "done" | "failed";
  /** 0 to 1. */
  readonly share: number;
  readonly error: unknown;
}

type Step =
  | { readonly do: "add"; readonly uploads: readonly Upload[] }
  | { readonly do: "set"; readonly id: string; readonly change: Partial<Upload> }
  | { readonly do: "drop"; readonly id: string };

function reduce(uploads: readonly Upload[], step: Step): readonly Upload[] {
  switch (step.do) {
    case "add":
      // What is done need not be read any more once more is sent.
      return [...uploads.filter(({ state }) => state !== "done"), ...step.uploads];
    case "set":
      return uploads.map((upload) => (upload.fields.id === step.id ? { ...upload, ...step.change } : upload));
    case "drop":
      return uploads.filter(({ fields }) => fields.id !== step.id);
  }
}

/** The server looks at one at a time: a second one on its way keeps it from waiting, a third would only wait. */
const mostAtOnce = 2;

export interface Uploads {
  readonly uploads: readonly Upload[];
  add(files: readonly File[], fields: Omit<AttachmentFields, "id">): void;
  retry(id: string): void;
  drop(id: string): void;
}

/** Sends files a few at a time; each has a fate of its own. */
export function useUploads(): Uploads {
  const [uploads, step] = useReducer(reduce, []);
  const queries = useQueryClient();
  const begun = useRef(new Set<string>());

  useEffect(() => {
    const sending = uploads.filter(({ state }) => state === "sending").length;
    const next = uploads.filter(({ state, fields }) => state === "waiting" && !begun.current.has(fields.id));
    for (const { fields, file } of next.slice(0, Math.max(0, mostAtOnce - sending))) {
      const set = (change: Partial<Upload>) => step({ do: "set", id: fields.id, change });
      begun.current.add(fields.id);
      set({ state: "sending", share: 0, error: null });
      const refusal = tooLarge(file);
      const sent = refusal ? Promise.reject(refusal) : sendAttachment(fields, file, (share) => set({ share }));
      sent.then(
        async () => {
          set({ state: "done", share: 1 });
          await refreshAttachments(queries);
        },
        (error: unknown) => {
          begun.current.delete(fields.id);
          set({ state: "failed", error });
        },
      );
    }
  }, [uploads, queries]);

  return {
    uploads,
    add: (files, fields) =>
      step({
        do: "add",
        uploads: files.map((file) => ({
          fields: { ...fields, id: newId() },
          file,
          state: "waiting",
          share: 0,
          error: null,
        })),
      }),
    retry: (id) => step({ do: "set", id, change: { state: "waiting", share: 0, error: null } }),
    drop: (id) => step({ do: "drop", id }),
  };
}
