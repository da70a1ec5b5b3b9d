import { sql } from "@asm-atlas/server/src/db/sql.ts";
import type { Stage } from "./stage.ts";

/** A word that stands in every record and is said to nobody. */
export const canary = "zqcanary";

/** Writes it wherever staff write words. @throws Error where there is nothing to write it into */
export async function seedCanaries({ owner }: Stage): Promise<void> {
  for (const statement of [
    sql`UPDATE atlas.site SET name_en = ${`${canary} gully`}, name_mn = ${`${canary} жалга`}, aliases = ARRAY[${canary}]`,
    sql`UPDATE atlas.organisation SET name_en = ${`${canary} partnership`}, name_mn = ${`${canary} нөхөрлөл`}`,
    sql`UPDATE atlas.rehabilitation_zone SET name_en = ${`${canary} zone`}`,
    sql`UPDATE atlas.kindergarten SET name_en = ${`${canary} kindergarten`}`,
    sql`UPDATE atlas.site_visit SET note = ${`${canary} seen`}`,
    sql`UPDATE atlas.account SET display_name = ${`${canary} somebody`}`,
    sql`UPDATE atlas.activity SET title_en = ${`${canary} training`}`,
    sql`UPDATE atlas.site_publication_consent SET document_reference = ${`${canary} letter`}`,
  ])
    if ((await owner(statement)) === 0) throw new Error(`Nothing was there for ${statement.text}`);
}
