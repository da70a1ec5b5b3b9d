import { attachmentKinds } from "@asm-atlas/data/domain/attachments/kinds.ts";
import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { z } from "zod";
import { uuidPattern } from "../features/property-value.ts";
import { parsedBody } from "../http/json-body.ts";
import { Problem } from "../http/problem.ts";

const id = z.string().regex(uuidPattern);
/** A browser sends an input that was left empty as an empty text. */
const blank = z.literal("").transform(() => undefined);
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/;

const schema = z.strictObject({
  id,
  zone: id.optional(),
  site: id.optional(),
  visit: id.optional(),
  stageEvent: id.optional(),
  statusEvent: id.optional(),
  kind: z.enum(attachmentKinds.map(({ code }) => code)),
  caption: blank
    .or(
      z
        .string()
        .trim()
        .max(500)
        .refine((text) => !control.test(text)),
    )
    .optional(),
  takenOn: blank.or(z.string().refine((text) => parseDay(text) !== undefined && text >= "1990-01-01")).optional(),
});

/** What is said of a file beside the file: whose it is, what it shows, when it was taken. */
export type AttachmentForm = z.output<typeof schema>;

/** @throws Problem `request.invalid-body` that names each field that is wrong */
export function readForm(fields: Readonly<Record<string, string>>): AttachmentForm {
  const form = parsedBody(schema, fields);
  if ((form.zone === undefined) === (form.site === undefined))
    throw new Problem("request.invalid-body", "Name the zone or the site it belongs to, one of them.");
  return form;
}
