import type { Field } from "@asm-atlas/data/domain/layers/layer.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { invalidParameter } from "../http/problem.ts";
import { isDate, isTimestamp } from "./datetime.ts";

/** One `property=value` of a request, read by the field's declared type. */
export interface PropertyFilter {
  readonly field: Field;
  readonly value: string | number | boolean;
}

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const integerPattern = /^[+-]?\d{1,15}$/;
const numberPattern = /^[+-]?(?:\d{1,300}\.?\d{0,300}|\.\d{1,300})(?:e[+-]?\d{1,3})?$/i;

function parseCode(field: Field, text: string): string {
  const codes = (field.codes ?? []).map(({ code }) => code);
  if (!codes.includes(text)) throw invalidParameter(field.name, `it is one of ${codes.join(", ")}.`);
  return text;
}

function parseNumber(field: Field, text: string): number {
  const value = numberPattern.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) throw invalidParameter(field.name, "it is a number.");
  return value;
}

function held(field: Field, text: string, holds: boolean, what: string): string {
  if (!holds) throw invalidParameter(field.name, `it is ${what}.`);
  return text;
}

/** @throws Problem `request.invalid-parameter`, which says what the field takes */
export function parsePropertyValue(field: Field, text: string): PropertyFilter["value"] {
  if (text.length > limits.filterValueCharacters) {
    throw invalidParameter(field.name, `a value may have ${limits.filterValueCharacters} characters.`);
  }
  switch (field.type) {
    case "code":
    case "code-list":
      return parseCode(field, text);
    case "integer":
      return Number(held(field, text, integerPattern.test(text), "a whole number"));
    case "number":
      return parseNumber(field, text);
    case "boolean":
      return held(field, text, text === "true" || text === "false", "true or false") === "true";
    case "date":
      return held(field, text, isDate(text), "a date such as 2019-09-30");
    case "timestamp":
      return held(field, text, isTimestamp(text), "a time such as 2019-09-30T12:00:00Z");
    case "uuid":
      return held(field, text, uuidPattern.test(text), "a UUID");
    default:
      return text;
  }
}
