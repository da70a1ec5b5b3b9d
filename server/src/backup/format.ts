// A backup is gzip'd text, one JSON value a line: the header; for each table a line that names its columns, then a row a line as an array of texts
// (null stays null); for each photo and paper a line with its hash, then its bytes in pieces, each a text in Base64; and the trailer. Values are written as PostgreSQL writes them as text, which every engine reads back exactly:
// geometries as EWKB, times in UTC to the microsecond, numbers with all their digits.
import { z } from "zod";

const formatName = "asm-atlas-backup";
export const formatVersion = 2;

const migrationSchema = z.strictObject({ version: z.int(), name: z.string(), md5: z.string() });
export type BackupMigration = z.output<typeof migrationSchema>;

/** Of a file that may be of any version of the format: is it one of ours, and of which version? */
export const anyHeaderSchema = z.looseObject({ format: z.literal(formatName), formatVersion: z.int() });

export const headerSchema = z.strictObject({
  format: z.literal(formatName),
  formatVersion: z.literal(formatVersion),
  /** Version of the atlas that wrote it. */
  product: z.string(),
  madeAt: z.string(),
  /** What its database had been migrated by. */
  migrations: z.array(migrationSchema),
  /** Where each sequence stood. */
  sequences: z.array(z.strictObject({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
});
export type BackupHeader = z.output<typeof headerSchema>;

export const tableLineSchema = z.strictObject({ table: z.string(), columns: z.array(z.string()) });

/** Begins a file; its pieces follow. */
export const fileLineSchema = z.strictObject({ file: z.string().regex(/^[0-9a-f]{64}$/) });

export const trailerSchema = z.strictObject({
  /** Rows by table. */
  rows: z.record(z.string(), z.int()),
  /** Of every byte before this line, in hexadecimal. */
  sha256: z.string(),
});
export type BackupTrailer = z.output<typeof trailerSchema>;

export function headerOf(fields: Pick<BackupHeader, "product" | "madeAt" | "migrations" | "sequences">): BackupHeader {
  return { format: formatName, formatVersion, ...fields };
}
