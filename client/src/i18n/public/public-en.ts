import { chapters } from "./en/chapters.ts";
import { compare } from "./en/compare.ts";
import { counted } from "./en/counted.ts";
import { others } from "./en/others.ts";
import { years } from "./en/years.ts";

/** What the public page says beyond its first view, fetched when somebody gets there. A section a file, as in `mn/`. */
export const publicEn = { chapters, compare, counted, others, years } as const;
