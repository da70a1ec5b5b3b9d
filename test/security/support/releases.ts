import { fieldsIn } from "@asm-atlas/data/domain/layers/layer.ts";
import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import { earliestReleaseOn } from "@asm-atlas/data/domain/publication/steps.ts";
import type { Database } from "@asm-atlas/server/src/db/database.ts";
import { identifier, join, type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";

/** Makes the release of a cut-off on the calendar's day, as the publisher does. */
export function release(database: Database, cutOff: string, releasedOn = earliestReleaseOn(cutOff)): Promise<number> {
  return database.transaction({ role: "atlas_publisher", timeoutMs: 60_000 }, async (tx) => {
    const { made } = await tx.one<{ made: number }>(
      sql`SELECT publication.make_release(${cutOff}::date, ${releasedOn}::date) AS made`,
    );
    return made;
  });
}

/** Every view that is published, those of the feeds and of photos too, with its columns besides the geometry. */
export const publishedViews: ReadonlyMap<string, readonly string[]> = new Map([
  ["zone_photos_feed", ["id", "properties"]] as [string, string[]],
  ...layersFor("published").flatMap(({ layer, shape }): [string, string[]][] => [
    [layer.view, fieldsIn(layer, "published").map(({ name }) => name)],
    ...(shape.feedView ? [[shape.feedView, ["id", "properties"]] as [string, string[]]] : []),
  ]),
]);

/** Rows of one published view as anyone gets them, each one text, its geometry as a digest of its bytes. */
async function dumpView(database: Database, view: string, day: string | undefined): Promise<string> {
  const columns = join((publishedViews.get(view) ?? []).map((name) => sql`v.${identifier(name)}`));
  // The outline of a unit is in the feed once; here it would be in thousands of rows.
  const geometry = view === "site_summary" ? sql`''` : sql`coalesce(md5(ST_AsBinary(v.geom)), '')`;
  return database.transaction(
    {
      role: "atlas_public",
      readOnly: true,
      timeoutMs: 60_000,
      ...(day ? { settings: { "atlas.valid_on": day } } : {}),
    },
    async (tx) => {
      const { lines } = await tx.one<{ lines: string | null }>(sql`
      SELECT string_agg(line, E'\n' ORDER BY line) AS lines
        FROM (SELECT ROW(${columns}, ${geometry})::text AS line FROM ${identifier(`published.${view}`)} v) AS dumped`);
      return `${view} ${day ?? "now"}\n${lines ?? ""}`;
    },
  );
}

/** Views that answer `datetime`, and days a stranger may ask for that lie between the steps. */
const temporalViews = layersFor("published")
  .filter(({ layer }) => layer.temporal)
  .map(({ layer }) => layer.view);
const askedDays = ["2012-05-17", "2022-08-30"] as const;

/** All that is public of the newest release (or some of its views), byte for byte. */
export async function dumpPublic(database: Database, views: Iterable<string> = publishedViews.keys()): Promise<string> {
  const dumps: string[] = [];
  for (const view of views) dumps.push(await dumpView(database, view, undefined));
  return dumps.join("\n\n");
}

/** The same as it is answered for days in the past. */
export async function dumpPast(database: Database): Promise<string> {
  const dumps: string[] = [];
  for (const day of askedDays) for (const view of temporalViews) dumps.push(await dumpView(database, view, day));
  return dumps.join("\n\n");
}

/** The first line in which two dumps differ, for the eye of whoever has to find out why. */
export function firstDifference(one: string, other: string): string | undefined {
  if (one === other) return undefined;
  const others = other.split("\n");
  const at = one.split("\n").findIndex((line, index) => line !== others[index]);
  return `line ${at}: ${one.split("\n")[at] ?? "(missing)"} ≠ ${others[at] ?? "(missing)"}`;
}

/** Rows of a published view without their geometry, as anyone gets them, for a day or as they stand. */
export function publicRows<Row>(
  database: Database,
  view: string,
  options: { readonly day?: string; readonly where?: Sql } = {},
): Promise<Row[]> {
  const columns = join((publishedViews.get(view) ?? []).map(identifier));
  return database.transaction(
    { role: "atlas_public", readOnly: true, ...(options.day ? { settings: { "atlas.valid_on": options.day } } : {}) },
    (tx) =>
      tx.many<Row>(
        sql`SELECT ${columns} FROM ${identifier(view)} WHERE ${options.where ?? sql`true`} ORDER BY 1`,
        10_000,
      ),
  );
}

/** What a leaky public view would show, as text. */
export async function dumpQuery(database: Database, query: Sql): Promise<string> {
  return database.transaction({ role: "owner", readOnly: true, timeoutMs: 60_000 }, async (tx) => {
    const { lines } = await tx.one<{ lines: string | null }>(sql`
      SELECT string_agg(line, E'\n' ORDER BY line) AS lines FROM (SELECT to_jsonb(leak)::text AS line FROM (${query}) AS leak) AS dumped`);
    return lines ?? "";
  });
}
