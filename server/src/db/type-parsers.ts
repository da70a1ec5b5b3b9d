import pg from "pg";

type Parse = (text: string) => unknown;

/** pg_type.oid of text[]; `pg` knows it without naming it in its types. */
const textArrayOid: number = 1009;
const parseTextArray = pg.types.getTypeParser(textArrayOid) as (text: string) => (string | null)[];

/** Every element of an array column read by the rule of its type. */
function arrayOf(parse: Parse): Parse {
  return (text) => parseTextArray(text).map((element) => (element === null ? null : parse(element)));
}

/** "2026-11-24 02:25:00.12+00" → "2026-11-24T02:25:00.12Z", microseconds kept; sessions run in UTC, so other offsets are the exception. */
function parseTimestamp(text: string): string {
  if (text.endsWith("+00")) return `${text.slice(0, -3).replace(" ", "T")}Z`;
  const time = new Date(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}

/** A count as a number. A number that JavaScript would silently round is an error instead. */
function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large to be read exactly`);
  return value;
}

const asIs: Parse = (text) => text;

/** By the type's number in PostgreSQL's catalog (pg_type.oid); what is not here is read as `pg` reads it. */
const parsers = new Map<number, Parse>([
  [1082, asIs], // date
  [1182, arrayOf(asIs)],
  [1114, (text) => text.replace(" ", "T")], // timestamp
  [1184, parseTimestamp], // timestamptz
  [1185, arrayOf(parseTimestamp)],
  [20, parseBigint], // int8
  [1016, arrayOf(parseBigint)],
  [1700, Number], // numeric
  [1231, arrayOf(Number)],
  [1003, parseTextArray], // name[]
]);

/** Both engines read values alike: dates as "YYYY-MM-DD", times as ISO 8601 in UTC, counts and numerics as numbers, JSON parsed. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    (format === "binary" ? undefined : parsers.get(oid)) ??
    pg.types.getTypeParser(oid, format ?? "text")) as typeof pg.types.getTypeParser,
};
