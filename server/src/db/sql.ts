import sqlTag, { empty, join, raw, type Sql } from "sql-template-tag";

/** A query is text with holes and the values for them, made only here: a plain string is not a query, so nothing can be pasted into one. */
export const sql = sqlTag;
export { empty, join, type Sql };

const identifierPattern = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/;

/**
 * A quoted name of a column, table or view, optionally with its schema. Names come from the layer registry only, never from a request.
 * @throws TypeError for anything but lower-case letters, digits and underscores.
 */
export function identifier(name: string): Sql {
  if (!identifierPattern.test(name)) throw new TypeError(`Not an identifier: ${JSON.stringify(name)}`);
  return raw(
    name
      .split(".")
      .map((part) => `"${part}"`)
      .join("."),
  );
}

const typePattern = /^[a-z_][a-z0-9_. ]*(\([A-Za-z0-9, ]+\))?(\[\])?$/;

/**
 * The name of a type as PostgreSQL's `format_type` writes it: `text[]`, `geometry(Point,4326)`, `timestamp with time zone`. It comes from the catalog only.
 * @throws TypeError for anything that could be more than a type.
 */
export function columnType(name: string): Sql {
  if (!typePattern.test(name)) throw new TypeError(`Not a type: ${JSON.stringify(name)}`);
  return raw(name);
}
