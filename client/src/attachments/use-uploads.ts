import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef } from "react";
import { type AttachmentFields, refreshAttachments, sendAttachment } from "../api/attachments.ts";
import { RequestFailure } from "../api/failure.ts";
import { useSession } from "../api/session.ts";
import { newId } from "../api/writing.ts";
import { keepFile, mayWait, mustWait } from "./keep-file.ts";
import { tooLarge } from "./refusal-words.ts";

/** One file on its way. Its id is made once, so that it is one attachment however often it is sent. */
interface Upload {
  readonly fields: AttachmentFields;
  readonly file: File;
  /** `kept`: it found no network, and waits with the other saves of this device. */
  readonly state: "waiting" | "sending" | "done" | "kept" | "failed";
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
      return [...uploads.filter(({ state }) => state !== "done" && state !== "kept"), ...step.uploads];
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

/**
 * Sends files a few at a time; each has a fate of its own. What finds no network, or has not begun when the form is left, is kept on
 * the device and goes out by itself.
 * @param code what the record is called
 */
export function useUploads(code: string): Uploads {
  const [uploads, step] = useReducer(reduce, []);
  const queries = useQueryClient();
  const { data: session } = useSession();
  const account = session?.account?.id ?? "";
  const begun = useRef(new Set<string>());
  const left = useRef<readonly Upload[]>([]);
  const isLeft = useRef(false);

  useEffect(() => {
    const sending = uploads.filter(({ state }) => state === "sending").length;
    const next = uploads.filter(({ state, fields }) => state === "waiting" && !begun.current.has(fields.id));
    left.current = next;
    for (const { fields, file } of next.slice(0, Math.max(0, mostAtOnce - sending))) {
      const set = (change: Partial<Upload>) => step({ do: "set", id: fields.id, change });
      begun.current.add(fields.id);
      set({ state: "sending", share: 0, error: null });
      const refusal = tooLarge(file) ?? (mustWait(fields, file) ? new RequestFailure("network") : null);
      const sent = refusal ? Promise.reject(refusal) : sendAttachment(fields, file, account, (share) => set({ share }));
      sent.then(
        async () => {
          set({ state: "done", share: 1 });
          await refreshAttachments(queries);
        },
        async (error: unknown) => {
          // Where nobody sees this list any more, the list of what waits says why it was not taken.
          const isKept = (mayWait(error) || isLeft.current) && (await keepFile(fields, file, code));
          begun.current.delete(fields.id);
          set(isKept ? { state: "kept" } : { state: "failed", error });
        },
      );
    }
  }, [uploads, queries, account, code]);

  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
      for (const { fields, file } of left.current)
        if (!begun.current.has(fields.id) && tooLarge(file) === null) void keepFile(fields, file, code);
    };
  }, [code]);

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
