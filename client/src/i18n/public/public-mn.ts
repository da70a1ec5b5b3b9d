import type { PublicMessages } from "./messages.ts";
import { chapters } from "./mn/chapters.ts";
import { compare } from "./mn/compare.ts";
import { counted } from "./mn/counted.ts";
import { others } from "./mn/others.ts";
import { years } from "./mn/years.ts";

/** Нийтийн хуудасны эхний дэлгэцээс цааших бичвэр. */
export const publicMn: PublicMessages = { chapters, compare, counted, others, years };
