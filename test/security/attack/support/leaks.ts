import { sql } from "@asm-atlas/server/src/db/sql.ts";
import type { TwinName } from "./other-worlds.ts";
import type { Front, LeakyView, Stage } from "./stage.ts";

/** The atlas with one deliberate leak: the same crawl must see through it, or the crawl proves nothing. */
export interface Leak {
  /** Attack of section 7 whose control it is. */
  readonly attack: number;
  readonly what: string;
  /** The other world in which the leak says something else. */
  readonly caughtBy: TwinName;
  /** Where it leaks. */
  readonly doors: readonly string[];
  readonly view?: LeakyView;
  readonly front?: (stage: Stage) => Front;
}

/** A door that answers with the rows of a query, as the database's owner sees them. */
const doorWith =
  (text: string) =>
  (stage: Stage): Front =>
  async (_request, response) => {
    const rows = await stage.rows(sql([`SELECT to_jsonb(told)::text AS row FROM (${text}) AS told`] as never));
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(rows));
  };

/** A header set before everything else. */
const headerWith =
  (name: string, text: string) =>
  (stage: Stage): Front =>
  async (_request, response, next) => {
    const [row] = await stage.rows<{ value: string }>(sql([text] as never));
    response.setHeader(name, String(row?.value));
    next();
  };

const theirSite = "JOIN publication.public_code c ON c.code = v.code JOIN atlas.site s ON s.id = c.record_id";
const exactCount = `(SELECT sum(e.places) FROM publication.exact_count e WHERE e.release = v.release AND e.unit_code = v.unit_code AND e.step = v.step)`;
const items = (collection: string, query = "") => `/ogc/collections/${collection}/items?limit=10000${query}`;
const soumsNow = items("site-summary", "&level=soum&step=2026-06-30&skipGeometry=true");

/** @param boxes the boxes of attack 1 */
export const leaksOf = (boxes: readonly string[]): readonly Leak[] => [
  {
    attack: 1,
    what: "the box is laid on the exact points of the register",
    caughtBy: "MOVE",
    doors: boxes,
    view: { view: "sites", columns: { geom: "ST_Multi(ST_Expand(s.geom, 0.00001))" }, joins: theirSite },
  },
  {
    attack: 3,
    what: "exact counts of a soum",
    caughtBy: "EMPTY",
    doors: [soumsNow],
    view: { view: "site_summary", columns: { low: `CASE v.level WHEN 'soum' THEN ${exactCount} END` } },
  },
  {
    attack: 3,
    what: "counts of a soum from three on",
    caughtBy: "EMPTY",
    doors: [soumsNow],
    view: {
      view: "site_summary",
      columns: { high: `CASE WHEN v.level = 'soum' AND ${exactCount} >= 3 THEN 9 ELSE v.high END` },
    },
  },
  {
    attack: 5,
    what: "counts for every day",
    caughtBy: "DAY",
    doors: [items("site-summary", "&level=nation&datetime=2024-05-05")],
    front: doorWith("SELECT effective_on, count(*) FROM atlas.site_status_event GROUP BY effective_on"),
  },
  {
    attack: 6,
    what: "a release rebuilt on request, between two cut-offs",
    caughtBy: "RECORD",
    doors: ["/ogc/collections/site-summary/items?release=latest"],
    front: doorWith(
      `SELECT day, status_group, count(*) FROM generate_series('2022-02-15'::timestamptz, '2025-12-15', INTERVAL '1 month') AS day
         CROSS JOIN LATERAL publication.site_story(day) WHERE until_on IS NULL GROUP BY day, status_group`,
    ),
  },
  {
    attack: 8,
    what: "a register without the fallen",
    caughtBy: "FALL",
    doors: [items("sites", "&skipGeometry=true")],
    view: { view: "sites", joins: theirSite, where: "s.current_state = 'FORMAL'" },
  },
  {
    attack: 8,
    what: "a register with the status of today",
    caughtBy: "FALL",
    doors: [items("sites", "&skipGeometry=true")],
    view: { view: "sites", columns: { mineral: "s.current_state" }, joins: theirSite },
  },
  {
    attack: 9,
    what: "a moratorium told as a stop",
    caughtBy: "MORATORIUM",
    doors: [items("site-summary", "&level=nation&skipGeometry=true")],
    view: {
      view: "site_summary",
      columns: { suspended_or_ended: "(SELECT count(*) FROM atlas.site s WHERE s.current_state = 'SUSPENDED')" },
    },
  },
  {
    attack: 10,
    what: "admission without a look at the instrument",
    caughtBy: "PAPER",
    doors: [items("sites")],
    front: doorWith(
      `SELECT c.code FROM atlas.site s JOIN publication.public_code c ON c.record_id = s.id
         JOIN atlas.site_publication_consent k ON k.site_id = s.id WHERE s.current_state = 'FORMAL' ORDER BY c.code`,
    ),
  },
  {
    attack: 12,
    what: "a filter by status on the summary of soums",
    caughtBy: "EMPTY",
    doors: [items("site-summary", "&level=soum&status=UNASSESSED")],
    front: doorWith(
      "SELECT soum_code, count(*) FROM atlas.site WHERE current_state = 'UNASSESSED' GROUP BY soum_code ORDER BY 1",
    ),
  },
  {
    attack: 13,
    what: "the extent of the exact points",
    caughtBy: "MOVE",
    doors: ["/ogc/collections/site-summary"],
    front: doorWith("SELECT ST_AsText(ST_Extent(geom)) AS bbox FROM atlas.site"),
  },
  {
    attack: 14,
    what: "clusters with their centres",
    caughtBy: "MOVE",
    doors: ["/api/map/site-clusters.geojson"],
    front: doorWith(
      "SELECT aimag_code, ST_AsText(ST_Centroid(ST_Collect(geom))) AS centre, count(*) FROM atlas.site GROUP BY aimag_code ORDER BY 1",
    ),
  },
  {
    attack: 15,
    what: "a cell of half the width",
    caughtBy: "MOVE",
    doors: [items("sites")],
    view: {
      view: "sites",
      columns: {
        geom: `CASE v.shown_as WHEN 'cell' THEN ST_Multi(ST_MakeEnvelope(
          floor(ST_X(s.geom) * 20) / 20, floor(ST_Y(s.geom) * 20) / 20, (floor(ST_X(s.geom) * 20) + 1) / 20, (floor(ST_Y(s.geom) * 20) + 1) / 20, 4326)) ELSE v.geom END`,
      },
      joins: theirSite,
    },
  },
  {
    attack: 16,
    what: "ids of the records",
    caughtBy: "ORDER",
    doors: [items("sites", "&skipGeometry=true")],
    view: { view: "sites", columns: { code: "c.record_id" }, joins: theirSite },
  },
  {
    attack: 16,
    what: "codes given one after another",
    caughtBy: "ORDER",
    doors: [items("sites", "&skipGeometry=true")],
    view: { view: "sites", columns: { code: "s.code" }, joins: theirSite },
  },
  {
    attack: 17,
    what: "entries in the order in which they were recorded",
    caughtBy: "ORDER",
    doors: [items("sites")],
    front: doorWith(
      `SELECT r.code FROM publication.register r JOIN publication.public_code c ON c.code = r.code JOIN atlas.site s ON s.id = c.record_id
        WHERE r.release = (SELECT max(number) FROM publication.release) ORDER BY s.id`,
    ),
  },
  {
    attack: 18,
    what: "a version that moves with every record",
    caughtBy: "RECORD",
    doors: ["/ogc", items("sites")],
    front: headerWith("Atlas-Changed", "SELECT max(recorded_at)::text AS value FROM atlas.site_status_event"),
  },
  {
    attack: 20,
    what: "a picture for sharing that is drawn from the exact points",
    caughtBy: "MOVE",
    doors: ["/share/picture.svg"],
    front: doorWith("SELECT ST_AsSVG(ST_Collect(geom ORDER BY id), 0, 3) AS path FROM atlas.site"),
  },
  {
    attack: 22,
    what: "outlines of zones that are not accepted",
    caughtBy: "MOVE",
    doors: [items("rehabilitation-zones")],
    front: doorWith("SELECT current_state, ST_AsText(geom) FROM atlas.rehabilitation_zone ORDER BY 1, 2"),
  },
  {
    attack: 23,
    what: "the distance from a site to the nearest kindergarten",
    caughtBy: "MOVE",
    doors: ["/ogc/collections/kindergartens/items?nearest=true"],
    front: doorWith(
      "SELECT k.code, round(min(ST_Distance(k.geom::geography, s.geom::geography))) FROM atlas.kindergarten k JOIN atlas.site s ON s.geom && ST_Expand(k.geom, 2) GROUP BY k.code ORDER BY 1",
    ),
  },
  {
    attack: 23,
    what: "the point at which a kindergarten is planned",
    caughtBy: "MOVE",
    doors: [items("kindergartens")],
    view: {
      view: "kindergartens",
      columns: { geom: "ST_Multi(ST_Expand(k.geom, 0.0001))" },
      joins: "JOIN publication.public_code c ON c.code = v.code JOIN atlas.kindergarten k ON k.id = c.record_id",
    },
  },
  {
    attack: 24,
    what: "people working, by aimag",
    caughtBy: "FACTS",
    doors: [items("region-people")],
    front: doorWith(
      "SELECT s.aimag_code, sum(w.workers) FROM atlas.site_visit w JOIN atlas.site s ON s.id = w.site_id GROUP BY 1 ORDER BY 1",
    ),
  },
  {
    attack: 24,
    what: "the day of the last visit",
    caughtBy: "FACTS",
    doors: ["/ogc/collections/nation-summary"],
    front: headerWith(
      "Atlas-Visited",
      "SELECT string_agg(visited_on::text, ' ' ORDER BY visited_on) AS value FROM (SELECT visited_on FROM atlas.site_visit ORDER BY 1 DESC LIMIT 20) v",
    ),
  },
];
