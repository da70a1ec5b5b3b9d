import type { PublicPhoto } from "@asm-atlas/data/domain/publication/public-photo.ts";
import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";

/** Far more photos than a release shows. */
const mostPhotos = 50_000;

/** Photos the newest release shows, by their names. Asked as whoever asks: a layer that is withheld has none. */
export function listPublicPhotos(transaction: Transaction): Promise<PublicPhoto[]> {
  return transaction.many<PublicPhoto>(
    sql`SELECT p.id AS name, p.properties ->> 'zone' AS zone, p.properties ->> 'kind' AS kind, (p.properties ->> 'year')::integer AS year,
               (p.properties ->> 'width')::integer AS width, (p.properties ->> 'height')::integer AS height
          FROM published.zone_photos_feed p ORDER BY p.id`,
    mostPhotos,
  );
}

/** Does the newest release show a photo of this name? */
export async function isShown(transaction: Transaction, name: string): Promise<boolean> {
  return (
    (await transaction.maybeOne(
      sql`SELECT 1 AS found FROM published.zone_photos_feed p WHERE p.id = ${name}::text`,
    )) !== undefined
  );
}

/** What is made public of a photo, and of what it is made. */
interface Made {
  /** Null: it has not been made yet. */
  readonly hash: string | null;
  readonly bytes: number | null;
  /** The photo as it is kept; null when it is gone for good. */
  readonly source: string | null;
}

/** The files behind a public name. As the owner: which photo it is, is told to nobody. */
export async function loadMade(transaction: Transaction, name: string): Promise<Made | undefined> {
  return transaction.maybeOne<Made>(
    sql`SELECT p.file_hash AS hash, p.bytes, a.file_hash AS source
          FROM publication.public_photo p LEFT JOIN atlas.attachment a ON a.id = p.attachment_id WHERE p.name = ${name}::text`,
  );
}

/** Notes the file that was made. */
export async function noteMade(transaction: Transaction, name: string, hash: string, bytes: number): Promise<void> {
  await transaction.exec(
    sql`UPDATE publication.public_photo SET file_hash = ${hash}::text, bytes = ${bytes}::integer WHERE name = ${name}::text`,
  );
}
