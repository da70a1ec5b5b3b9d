import type { Field } from "../layers/layer.ts";
import { parseDay } from "../statistics/days.ts";
import type { Bilingual } from "../text.ts";
import { declaredField, type EditableField, type EditableLayer } from "./editable-layers.ts";

/** What is wrong with one property, as a code that the client can say in its own words beside the field. */
export type FieldFault =
  | "unknown"
  | "fixed"
  | "required"
  | "not-text"
  | "too-long"
  | "not-a-number"
  | "not-whole"
  | "too-small"
  | "too-large"
  | "not-yes-or-no"
  | "not-a-day"
  | "not-an-id"
  | "not-an-address"
  | "not-a-list"
  | "empty-list"
  | "not-in-list";

export interface FieldProblem {
  readonly field: string;
  readonly fault: FieldFault;
  /** The limit that was passed, where there is one. */
  readonly limit?: number;
}

export type Checked =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** `whole`: everything a record has, what is missing becomes null; `part`: only what is given changes (RFC 7396, null takes a value away). */
export type Extent = "new" | "whole" | "part";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Control characters other than tab and line feed have no business in a text people read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/**
 * Holds properties against what the layer declares. Client and server call the same function.
 * @param input properties as they came: anything
 */
export function checkProperties(editable: EditableLayer, input: unknown, extent: Extent): Checked {
  if (typeof input !== "object" || input === null || Array.isArray(input))
    return { ok: false, problems: [{ field: "", fault: "unknown" }] };
  const given = input as Readonly<Record<string, unknown>>;
  const problems: FieldProblem[] = [];
  const values: Record<string, unknown> = {};
  const writable = new Set([
    ...editable.fields.map(({ name }) => name),
    ...(editable.links ? [editable.links.field] : []),
  ]);
  for (const name of Object.keys(given)) {
    // What a record says of itself may come back with it; only what is neither written nor read is a mistake.
    if (!writable.has(name) && !editable.layer.fields.some((field) => field.name === name))
      problems.push({ field: name, fault: "unknown" });
  }
  for (const field of editable.fields) {
    if (field.isFixed && extent !== "new") {
      continue;
    }
    if (extent === "part" && !(field.name in given)) continue;
    const value = blankToNull(given[field.name]);
    const declared = declaredField(editable, field.name);
    const problem = value === null ? missing(field) : faultOf(declared, field, value);
    if (problem) problems.push({ field: field.name, ...problem });
    else values[field.name] = value;
  }
  if (editable.links && editable.links.field in given) {
    const codes = given[editable.links.field];
    if (isTextList(codes)) values[editable.links.field] = [...new Set(codes)];
    else problems.push({ field: editable.links.field, fault: "not-a-list" });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, values };
}

function blankToNull(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value !== "string") return value;
  const trimmed = value.trim();
  return trimmed === "" ? null : trimmed;
}

function missing({ isRequired }: EditableField): Omit<FieldProblem, "field"> | undefined {
  return isRequired ? { fault: "required" } : undefined;
}

type Fault = Omit<FieldProblem, "field"> | undefined;

function faultOf(declared: Field, field: EditableField, value: unknown): Fault {
  switch (declared.type) {
    case "integer":
    case "number":
      return numberFault(value, field, declared.type === "integer");
    case "boolean":
      return typeof value === "boolean" ? undefined : { fault: "not-yes-or-no" };
    case "date":
      return typeof value === "string" && parseDay(value) !== undefined ? undefined : { fault: "not-a-day" };
    case "uuid":
      return typeof value === "string" && uuid.test(value) ? undefined : { fault: "not-an-id" };
    case "code":
      return isCode(declared, value) ? undefined : { fault: "not-in-list" };
    case "code-list":
    case "text-list":
      return listFault(declared, field, value);
    case "url":
      return (
        textFault(value, field) ?? (/^https?:\/\/\S+$/.test(String(value)) ? undefined : { fault: "not-an-address" })
      );
    default:
      return textFault(value, field);
  }
}

function numberFault(value: unknown, { min, max }: EditableField, isWhole: boolean): Fault {
  if (typeof value !== "number" || !Number.isFinite(value)) return { fault: "not-a-number" };
  if (isWhole && !Number.isInteger(value)) return { fault: "not-whole" };
  if (min !== undefined && value < min) return { fault: "too-small", limit: min };
  if (max !== undefined && value > max) return { fault: "too-large", limit: max };
  return undefined;
}

function textFault(value: unknown, { maxCharacters = 200 }: EditableField): Fault {
  if (typeof value !== "string" || control.test(value) || /\p{Surrogate}/u.test(value)) return { fault: "not-text" };
  return value.length > maxCharacters ? { fault: "too-long", limit: maxCharacters } : undefined;
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string" && each !== "" && each.length <= 200);
}

function listFault(declared: Field, field: EditableField, value: unknown): Fault {
  if (!isTextList(value)) return { fault: "not-a-list" };
  if (field.isFilled && value.length === 0) return { fault: "empty-list" };
  if (declared.codes && !value.every((each) => isCode(declared, each))) return { fault: "not-in-list" };
  return value.map((each) => textFault(each, field)).find((fault) => fault !== undefined);
}

function isCode(declared: Field, value: unknown): boolean {
  return declared.codes?.some(({ code }) => code === value) ?? typeof value === "string";
}

/** What is wrong, in words. `{limit}` is filled in by whoever says it. */
export const faultWords: Readonly<Record<FieldFault, Bilingual>> = {
  unknown: { en: "There is no such property here.", mn: "Ийм талбар энд алга." },
  fixed: { en: "This cannot be changed afterwards.", mn: "Үүнийг дараа нь өөрчлөх боломжгүй." },
  required: { en: "This is needed.", mn: "Үүнийг заавал бөглөнө." },
  "not-text": { en: "This must be plain text.", mn: "Энгийн бичвэр байх ёстой." },
  "too-long": { en: "At most {limit} characters.", mn: "Хамгийн ихдээ {limit} тэмдэгт." },
  "not-a-number": { en: "This must be a number.", mn: "Тоо байх ёстой." },
  "not-whole": { en: "This must be a whole number.", mn: "Бүхэл тоо байх ёстой." },
  "too-small": { en: "At least {limit}.", mn: "Хамгийн багадаа {limit}." },
  "too-large": { en: "At most {limit}.", mn: "Хамгийн ихдээ {limit}." },
  "not-yes-or-no": { en: "This must be yes or no.", mn: "Тийм эсвэл үгүй байх ёстой." },
  "not-a-day": {
    en: "This must be a day the calendar has: YYYY-MM-DD.",
    mn: "Хуанлид байдаг өдөр байх ёстой: ЖЖЖЖ-СС-ӨӨ.",
  },
  "not-an-id": { en: "This must be an identifier of a record.", mn: "Бичлэгийн дугаарлалт байх ёстой." },
  "not-an-address": { en: "This must be an address that begins with http.", mn: "http-ээр эхэлсэн хаяг байх ёстой." },
  "not-a-list": { en: "This must be a list.", mn: "Жагсаалт байх ёстой." },
  "empty-list": { en: "At least one is needed.", mn: "Ядаж нэгийг сонгоно." },
  "not-in-list": { en: "This is not one of the choices.", mn: "Энэ нь сонголтод алга." },
};
