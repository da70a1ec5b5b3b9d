import { stepsUpTo } from "@asm-atlas/data/domain/publication/steps.ts";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { Release, ReleaseClock } from "../http/release-clock.ts";
import { contains } from "./plane.ts";
import type { ReleaseGround } from "./shared-view.ts";

/** The feeds of the public that titles and pictures are made of: whoever is sent one of these could have made them as well. */
const feedIds = ["site-summary", "sites", "rehabilitation-zones", "rehabilitation-summary", "kindergartens"] as const;
type FeedId = (typeof feedIds)[number];

/** A map feed of the public as it is sent. */
interface PublicFeed {
  /** Another text has another tag. */
  readonly tag: string;
  readonly bodies: { readonly identity: Buffer };
}

/** Counts of one area at the end of each step, oldest first. */
interface Stepped<Count> {
  at(step: string): Count | undefined;
}

interface ReleasedProvince {
  /** `MN-073` */
  readonly code: string;
  readonly nameEn: string;
  readonly nameMn: string;
  readonly geometry: Geometry | null;
  readonly counts: Stepped<{ readonly known: number; readonly ever: number }>;
}

/** What a release says, as far as its titles and pictures tell it. */
export interface Released extends ReleaseGround {
  readonly number: number;
  /** Rule 3: so many places wide is each band of a soum. */
  readonly bandWidth: number;
  /** Stands for everything below: the same words and pictures are made of the same tag. */
  readonly tag: string;
  readonly isDemo: boolean;
  readonly nation: Stepped<{ readonly known: number; readonly underContract: number }>;
  readonly provinces: readonly ReleasedProvince[];
  /** Soums with the lower end of their band. */
  readonly soums: readonly { readonly geometry: Geometry | null; readonly counts: Stepped<{ readonly low: number }> }[];
  readonly register: readonly {
    readonly geometry: Geometry | null;
    readonly isCell: boolean;
    readonly sinceYear: number;
  }[];
  readonly zones: readonly { readonly geometry: Geometry | null; readonly acceptedYear: number }[];
  /** At the cut-off; undefined when the layer is empty or withheld. */
  readonly accepted: { readonly hectares: number; readonly zones: number } | undefined;
  readonly kindergartens: readonly {
    readonly geometry: Geometry | null;
    readonly group: string;
    readonly isOfProvince: boolean;
  }[];
}

/** Reads what is released, once for each state of the feeds. @returns null before the first release */
export type ReadReleased = () => Promise<Released | null>;

export function createReleasedReader(
  releases: ReleaseClock,
  feedOf: (collectionId: string) => Promise<PublicFeed>,
): ReadReleased {
  let known: Released | undefined;
  return async () => {
    const release = await releases.current();
    if (release === null) return null;
    const feeds: PublicFeed[] = [];
    // One after the other: each may have to be made, and nobody is to wait longer at the database for that.
    for (const id of feedIds) feeds.push(await feedOf(id));
    const tag = [release.number, ...feeds.map((feed) => feed.tag)].join(" ");
    if (known?.tag !== tag) known = released(release, tag, feeds);
    return known;
  };
}

function released(release: Release, tag: string, feeds: readonly PublicFeed[]): Released {
  const featuresOf = (id: FeedId): readonly Feature[] => {
    const body = feeds[feedIds.indexOf(id)]?.bodies.identity;
    return body ? (JSON.parse(body.toString("utf8")) as FeatureCollection).features : [];
  };
  const summary = featuresOf("site-summary");
  const ofLevel = (level: string) => summary.filter(({ properties }) => properties?.level === level);
  const provinces = ofLevel("province").map(provinceOf);
  return {
    number: release.number,
    bandWidth: release.bandWidth,
    tag,
    steps: stepsUpTo(release.cutOffOn),
    isDemo: release.isDemo,
    nation: stepped(ofLevel("nation")[0], (groups) => ({
      known: groups.reduce((sum, count) => sum + count, 0),
      underContract: groups[0] ?? 0,
    })),
    provinces,
    provinceCodes: provinces.map(({ code }) => code),
    provinceAt: (longitude, latitude) =>
      provinces.find(({ geometry }) => contains(geometry, longitude, latitude))?.code,
    soums: ofLevel("soum").map((soum) => ({
      geometry: soum.geometry,
      counts: stepped(soum, ([low = 0]) => ({ low })),
    })),
    register: featuresOf("sites").map(({ geometry, properties }) => ({
      geometry,
      isCell: properties?.shown_as === "cell",
      sinceYear: numberOf(properties?.contract_since_year),
    })),
    zones: featuresOf("rehabilitation-zones").map(({ geometry, properties }) => ({
      geometry,
      acceptedYear: numberOf(properties?.accepted_year),
    })),
    accepted: acceptedOf(featuresOf("rehabilitation-summary")),
    kindergartens: featuresOf("kindergartens").map(({ geometry, properties }) => ({
      geometry,
      group: String(properties?.status_group ?? ""),
      isOfProvince: properties?.shown_as === "province",
    })),
  };
}

const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);

function provinceOf({ geometry, properties, ...feature }: Feature): ReleasedProvince {
  return {
    code: String(properties?.unit_code ?? ""),
    nameEn: String(properties?.unit_name_en ?? ""),
    nameMn: String(properties?.unit_name_mn ?? ""),
    geometry,
    counts: stepped({ ...feature, geometry, properties }, ([known = 0, ever = 0]) => ({ known, ever })),
  };
}

/** Reads `[[step, count, …], …]` of a summary feed. */
function stepped<Count>(unit: Feature | undefined, read: (counts: readonly number[]) => Count): Stepped<Count> {
  const steps = (unit?.properties?.steps ?? []) as readonly (readonly [step: string, ...counts: number[]])[];
  return {
    at: (step) => {
      const [, ...counts] = steps.find(([each]) => each === step) ?? [];
      return counts.length > 0 ? read(counts) : undefined;
    },
  };
}

function acceptedOf(summary: readonly Feature[]): Released["accepted"] {
  const nation = summary.find(({ properties }) => properties?.level === "nation");
  const rows = (nation?.properties?.rows ?? []) as readonly Readonly<Record<string, unknown>>[];
  const row = rows.find((each) => each.stage_group === "accepted");
  return row && { hectares: numberOf(row.hectares), zones: numberOf(row.zones) };
}
