import { contentKey } from "@asm-atlas/data/seed/load.ts";
import * as templates from "../db/embedded/template.ts";
import { createLog } from "../log.ts";
import { seedDemo } from "./seed.ts";

/** The template that `npm start` fills an empty data folder from: migrated, with facts, demo network and releases. */
export function findTemplate(): Promise<string | undefined> {
  return templates.findTemplate({ contentKey: contentKey() });
}

/** Makes that template unless it is there; about 15 seconds. The install does, so that the first start need not. */
export function ensureTemplate(): Promise<string> {
  return templates.ensureTemplate(
    { contentKey: contentKey(), fill: (database) => seedDemo(database, { progress: () => undefined }) },
    createLog("warn"),
  );
}
