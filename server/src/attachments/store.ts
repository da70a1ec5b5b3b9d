import type { Transaction } from "../db/database.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { AttachmentForm } from "./form.ts";
import type { LookedThrough } from "./look-through.ts";

type Row = Readonly<Record<string, unknown>>;

/** Who a file was sent for and what it was, where an attachment of this id is there already. */
export interface Before {
  readonly recordId: string;
  readonly sentHash: string;
}

interface Standing {
  /** Is the record there, and not in the bin? */
  readonly isThere: boolean;
  /** Does the acting account reach its aimag? */
  readonly isInReach: boolean;
  readonly before: Before | null;
}

const recordOf = ({ zone, site }: AttachmentForm): string => zone ?? site ?? "";

/** What can be known before the file is there. As the owner of the database: reach is asked of accounts, which are in no role's reach. */
export async function loadStanding(transaction: Transaction, form: AttachmentForm): Promise<Standing> {
  const table: Sql = form.zone ? sql`atlas.rehabilitation_zone` : sql`atlas.site`;
  return transaction.one<Standing>(sql`
    SELECT EXISTS (SELECT 1 FROM ${table} r WHERE r.id = ${recordOf(form)}::uuid AND r.deleted_at IS NULL) AS "isThere",
           atlas.actor_reaches((SELECT r.aimag_code FROM ${table} r WHERE r.id = ${recordOf(form)}::uuid)) AS "isInReach",
           (SELECT jsonb_build_object('recordId', a.record_id, 'sentHash', a.sent_hash) FROM atlas.attachment a WHERE a.id = ${form.id}::uuid) AS before`);
}

/** Enters an attachment. @returns false when one of this id is there already */
export async function insertAttachment(
  transaction: Transaction,
  form: AttachmentForm,
  sentHash: string,
  { media, fileHash, bytes, photo, camera }: LookedThrough,
): Promise<boolean> {
  const { at = null, longitude = null, latitude = null, bearingDeg = null } = camera;
  const cameraAt = at?.toISOString() ?? null;
  const made = await transaction.maybeOne(sql`
    INSERT INTO atlas.attachment (id, zone_id, site_id, visit_id, stage_event_id, status_event_id, kind, caption, taken_on, media_type, sent_hash, file_hash,
                                  bytes, thumbnail_hash, width, height, camera_at, camera_geom, bearing_deg)
    VALUES (${form.id}::uuid, ${form.zone ?? null}::uuid, ${form.site ?? null}::uuid, ${form.visit ?? null}::uuid, ${form.stageEvent ?? null}::uuid,
            ${form.statusEvent ?? null}::uuid, ${form.kind}::text, ${form.caption ?? null}::text,
            coalesce(${form.takenOn ?? null}::date, (${cameraAt}::timestamptz AT TIME ZONE 'Asia/Ulaanbaatar')::date),
            ${media}::text, ${sentHash}::text, ${fileHash}::text, ${bytes}::integer, ${photo?.thumbnailHash ?? null}::text, ${photo?.width ?? null}::integer,
            ${photo?.height ?? null}::integer, ${cameraAt}::timestamptz,
            ST_SetSRID(ST_MakePoint(${longitude}::double precision, ${latitude}::double precision), 4326), ${bearingDeg}::double precision)
    ON CONFLICT (id) DO NOTHING RETURNING 1 AS made`);
  return made !== undefined;
}

/** What was sent under this id; undefined for none. */
export async function loadBefore(transaction: Transaction, id: string): Promise<Before | undefined> {
  return transaction.maybeOne<Before>(
    sql`SELECT a.record_id AS "recordId", a.sent_hash AS "sentHash" FROM atlas.attachment a WHERE a.id = ${id}::uuid`,
  );
}

/** An attachment as staff read it; undefined when it is not there, or in the bin. */
export async function loadAttachment(transaction: Transaction, id: string): Promise<Row | undefined> {
  const row = await transaction.maybeOne<{ attachment: Row }>(
    sql`SELECT to_jsonb(a) - 'geom' AS attachment FROM attachments a WHERE a.id = ${id}::uuid`,
  );
  return row?.attachment;
}

/** The file of an attachment that staff may see. */
export interface AttachmentFile {
  readonly code: string;
  readonly kind: string;
  readonly takenOn: string | null;
  readonly media: string;
  readonly fileHash: string;
  readonly thumbnailHash: string | null;
}

export async function loadFile(transaction: Transaction, id: string): Promise<AttachmentFile | undefined> {
  return transaction.maybeOne<AttachmentFile>(sql`
    SELECT coalesce(v.zone_code, v.site_code) AS code, v.kind, v.taken_on AS "takenOn", v.media_type AS media, a.file_hash AS "fileHash",
           a.thumbnail_hash AS "thumbnailHash"
      FROM attachments v JOIN atlas.attachment a ON a.id = v.id WHERE v.id = ${id}::uuid`);
}

/** Far more files than an atlas holds. */
const most = 5_000_000;

/** Every file that a record or a release names, those of the bin included, with the words people know it by. */
export function listFiles(transaction: Transaction): Promise<{ readonly hash: string; readonly of: string }[]> {
  return transaction.many(
    sql`
    SELECT f.hash, min(concat_ws(' ', coalesce(z.code, s.code), f.what)) AS "of"
      FROM (SELECT a.file_hash AS hash, a.zone_id, a.site_id, a.kind AS what FROM atlas.attachment a
            UNION ALL SELECT a.thumbnail_hash, a.zone_id, a.site_id, a.kind || ' (small)' FROM atlas.attachment a WHERE a.thumbnail_hash IS NOT NULL
            UNION ALL SELECT p.file_hash, a.zone_id, a.site_id, a.kind || ' (public)' FROM publication.public_photo p LEFT JOIN atlas.attachment a ON a.id = p.attachment_id
             WHERE p.file_hash IS NOT NULL) f
      LEFT JOIN atlas.rehabilitation_zone z ON z.id = f.zone_id LEFT JOIN atlas.site s ON s.id = f.site_id
     GROUP BY f.hash ORDER BY f.hash`,
    most,
  );
}
