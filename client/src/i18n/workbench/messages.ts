import type { Texts } from "../en.ts";
import type { workbenchEn } from "./workbench-en.ts";

/** The shape every language of the workbench has. */
export type WorkbenchMessages = Texts<typeof workbenchEn>;
