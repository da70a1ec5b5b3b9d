import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { openFileStore } from "@asm-atlas/server/src/attachments/file-store.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { aPhoto, cameraTags } from "../../../helpers/attachments.ts";
import { people } from "../../support/load-world.ts";
import { canary } from "./canaries.ts";
import type { Stage } from "./stage.ts";

/**
 * Photos as a camera makes them, kept as they are: a pair of a zone that the first release shows, marked and confirmed by two people; one of the
 * same zone that nobody confirmed; and a pair of a zone that is not shown. The next release shows the first two, and none of the others.
 */
export async function addPhotos(stage: Stage): Promise<void> {
  const files = openFileStore(stage.filesDir());
  const [zones] = await stage.rows<{ shown: string | null; hidden: string | null }>(sql`
    SELECT (SELECT c.record_id FROM publication.zone z JOIN publication.public_code c ON c.code = z.code ORDER BY z.code LIMIT 1) AS shown,
           (SELECT z.id FROM atlas.rehabilitation_zone z WHERE NOT EXISTS (SELECT 1 FROM atlas.zone_stage_event e WHERE e.zone_id = z.id AND e.stage = 'ACCEPTED') ORDER BY z.id LIMIT 1) AS hidden`);
  if (!zones?.shown || !zones.hidden) throw new Error("The world lacks a zone that is shown, or one that is not");
  const kept = [
    { zone: zones.shown, kind: "before", isConfirmed: true },
    { zone: zones.shown, kind: "after", isConfirmed: true },
    { zone: zones.shown, kind: "after", isConfirmed: false },
    { zone: zones.hidden, kind: "before", isConfirmed: true },
    { zone: zones.hidden, kind: "after", isConfirmed: true },
  ];
  for (const [at, { zone, kind, isConfirmed }] of kept.entries()) {
    const draft = await files.draft();
    await writeFile(draft, await aPhoto({ seed: at + 1, tags: cameraTags }));
    const { hash, bytes } = await files.keep(draft);
    const id = randomUUID();
    await stage.owner(sql`
      INSERT INTO atlas.attachment (id, zone_id, kind, caption, taken_on, media_type, sent_hash, file_hash, thumbnail_hash, bytes, width, height, camera_at, camera_geom)
      VALUES (${id}, ${zone}, ${kind}, ${canary}, '2023-05-03', 'image/jpeg', ${hash}, ${hash}, ${hash}, ${bytes}, 640, 480, '2023-05-03', ST_SetSRID(ST_MakePoint(106.25, 46.51), 4326))`);
    await stage.owner(sql`UPDATE atlas.attachment SET is_public = true, public_by = ${people.first} WHERE id = ${id}`);
    if (isConfirmed)
      await stage.owner(
        sql`UPDATE atlas.attachment SET public_confirmed_by = ${people.second}, public_confirmed_on = '2024-01-05' WHERE id = ${id}`,
      );
  }
}
