import type { MethodId } from "../i18n/about/about-text.ts";

/** Lists whose words the page defines, each entry with an anchor of its own. */
export type DefinedList =
  | "site-group"
  | "site-status"
  | "zone-group"
  | "zone-stage"
  | "kindergarten-group"
  | "kindergarten-status";

/** The anchor of a definition: `site-status-land-approved`. */
export function definitionAnchor(list: DefinedList, code: string): string {
  return `${list}-${code.toLowerCase().replaceAll("_", "-")}`;
}

/** Where a word is defined, for legends, cards and figures to lead to. */
export function definitionPath(list: DefinedList, code: string): string {
  return `/about#${definitionAnchor(list, code)}`;
}

/** The anchor of a method: `method-waiting`. */
export function methodAnchor(id: MethodId): string {
  return `method-${id}`;
}

/** Where it is said how something is computed. */
export function methodPath(id: MethodId): string {
  return `/about#${methodAnchor(id)}`;
}
