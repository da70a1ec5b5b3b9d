import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { groupOfSiteStatus, siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { type DatedState, stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { Feature, FeatureCollection, Point } from "geojson";
import { codeOf, FeedError, featuresOf, historyOf, pointOf } from "../feed.ts";
import type { Box } from "../map-state.ts";
import { collectionOf, type DrawContext, type Drawn, type Entry } from "./drawn.ts";

interface PreparedSite {
  readonly code: string;
  readonly geometry: Point;
  readonly box: Box;
  readonly history: readonly DatedState[];
  /** Drawn feature and legend entry per status, made once: a step of the time slider then only chooses. */
  readonly looks: Map<string, { readonly drawn: Feature; readonly entry: Entry }>;
}

const prepared = new WeakMap<FeatureCollection, readonly PreparedSite[]>();
/** Feeds that differ in some sites only share the others. */
const preparedSites = new WeakMap<Feature, PreparedSite>();

function prepare(data: FeatureCollection): readonly PreparedSite[] {
  const known = prepared.get(data);
  if (known) return known;
  const sites = featuresOf(data).map(prepareSite);
  prepared.set(data, sites);
  return sites;
}

function prepareSite(feature: Feature): PreparedSite {
  const known = preparedSites.get(feature);
  if (known) return known;
  const geometry = pointOf(feature);
  const [longitude = 0, latitude = 0] = geometry.coordinates;
  const box: Box = [longitude, latitude, longitude, latitude];
  const site = { code: codeOf(feature), geometry, box, history: historyOf(feature), looks: new Map() };
  preparedSites.set(feature, site);
  return site;
}

const groupIndex = new Map(siteStatusGroups.map((group, index) => [group.code, index]));

function lookOf(site: PreparedSite, status: string): { readonly drawn: Feature; readonly entry: Entry } {
  const known = site.looks.get(status);
  if (known) return known;
  const group = groupOfSiteStatus[status as SiteStatus];
  if (!group) throw new FeedError(`${site.code} has an unknown status ${JSON.stringify(status)}.`);
  const properties = { code: site.code, sign: status, group: groupIndex.get(group) ?? 0 };
  const look = {
    drawn: { type: "Feature", geometry: site.geometry, properties } satisfies Feature,
    entry: { code: site.code, legendCode: group, box: site.box },
  };
  site.looks.set(status, look);
  return look;
}

/** Sites as staff see them: a point with the sign of its status on the day. A site not yet known on that day is not there. */
export function drawSites(data: FeatureCollection, { onDay, hidden, mask }: DrawContext): Drawn {
  const entries: Entry[] = [];
  const features: Feature[] = [];
  for (const [index, site] of prepare(data).entries()) {
    if (mask && mask[index] !== 1) continue;
    const status = stateOn(site.history, onDay);
    if (status === undefined) continue;
    const look = lookOf(site, status);
    entries.push(look.entry);
    if (!hidden.has(look.entry.legendCode)) features.push(look.drawn);
  }
  return { entries, sources: { sites: collectionOf(features) } };
}
