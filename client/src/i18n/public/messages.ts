import type { Texts } from "../en.ts";
import type { publicEn } from "./public-en.ts";

/** The shape every language of the public page's further parts has. */
export type PublicMessages = Texts<typeof publicEn>;
