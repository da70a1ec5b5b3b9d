import type { FeatureCollection } from "geojson";
import type { Scene } from "../../app/scene.ts";
import type { Words } from "../../i18n/use-words.ts";
import { stepsOf } from "../../map/feed.ts";
import { boxOf } from "../../map/geometry.ts";
import { soumBands } from "../../signs/bands.ts";
import type { NationSites, NationStep } from "../headlines.ts";
import type { Headlines } from "../use-headlines.ts";
import { provinceOfMostLand } from "./units.ts";

export const chapterIds = ["organised", "legal", "stopped", "repaired", "safe"] as const;
export type ChapterId = (typeof chapterIds)[number];

/** A chapter as it is told: its number first, and what the map shows meanwhile. */
export interface Chapter {
  readonly id: ChapterId;
  readonly value: string;
  readonly text: string;
  readonly shown: string;
  /** The day its number was counted on, YYYY-MM-DD. */
  readonly countedTo: string;
  readonly scene: Scene;
}

const provincesOnly = { "site-summary": soumBands.map(({ code }) => code) };
const wholeCountry = { hidden: {}, onDay: null, box: null } as const;

/** The chapters whose numbers the release has; of what it does not tell there is no chapter. */
export function chaptersOf(headlines: Headlines, words: Words): readonly Chapter[] {
  const { units, land } = headlines.released;
  const sites = headlines.sites.figure;
  return [
    units && sites ? organised(units, sites, words) : null,
    sites ? legal(sites, headlines, words) : null,
    sites ? stopped(sites, headlines, words) : null,
    land && units ? repaired(land, units, headlines, words) : null,
    safe(headlines, words),
  ].filter((chapter) => chapter !== null);
}

function organised(units: FeatureCollection, sites: NationSites, { t, count }: Words): Chapter | null {
  const provinces = units.features.filter(({ properties }) => properties?.level === "province").map(stepsOf);
  const groupsAt = (index: number) => provinces.map((steps) => Number(steps.at(index)?.[3] ?? 0));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const now = groupsAt(-1);
  const first = provinces[0]?.[0]?.[0];
  if (first === undefined) return null;
  return {
    id: "organised",
    value: count(sum(now)),
    text: t("chapters.organised.text", {
      year: first.slice(0, 4),
      before: count(sum(groupsAt(0))),
      now: count(sum(now)),
      known: now.filter((groups) => groups > 0).length,
      total: provinces.length,
    }),
    shown: t("chapters.organised.shown"),
    countedTo: sites.countedTo,
    scene: { ...wholeCountry, layers: ["site-summary"], hidden: provincesOnly },
  };
}

const underContract = ({ groups }: NationStep) => groups.under_contract;

/** Until a pause was over, or to this day where there was none: the step with the most contracts. */
function legal({ steps }: NationSites, { pauses }: Headlines, { t, count, day }: Words): Chapter | null {
  const end = pauses[0]?.to;
  const before = steps.filter(({ countedTo }) => !end || countedTo < end);
  const peak = before.reduce<NationStep | undefined>(
    (most, step) => (most && underContract(most) >= underContract(step) ? most : step),
    undefined,
  );
  if (!peak) return null;
  return {
    id: "legal",
    value: count(underContract(peak)),
    text: t("chapters.legal.text", {
      date: day(peak.countedTo),
      contracts: count(underContract(peak)),
      known: count(peak.known),
    }),
    shown: t("chapters.legal.shown"),
    countedTo: peak.countedTo,
    scene: { ...wholeCountry, layers: ["sites"], onDay: peak.countedTo },
  };
}

/** From the beginning of the last pause on: the step with the fewest contracts. */
function stopped(sites: NationSites, { pauses }: Headlines, { t, count, day }: Words): Chapter | null {
  const pause = pauses.at(-1);
  if (!pause?.to) return null;
  const after = sites.steps.filter(({ countedTo }) => countedTo >= pause.from);
  const low = after.reduce<NationStep | undefined>(
    (least, step) => (least && underContract(least) <= underContract(step) ? least : step),
    undefined,
  );
  if (!low) return null;
  return {
    id: "stopped",
    value: count(underContract(low)),
    text: t("chapters.stopped.text", {
      from: pause.from.slice(0, 4),
      to: pause.to.slice(0, 4),
      low: count(underContract(low)),
      date: day(low.countedTo),
      now: count(underContract(sites)),
    }),
    shown: t("chapters.stopped.shown"),
    countedTo: low.countedTo,
    scene: { ...wholeCountry, layers: ["sites"], onDay: low.countedTo },
  };
}

function repaired(
  land: FeatureCollection,
  units: FeatureCollection,
  headlines: Headlines,
  { t, count, name }: Words,
): Chapter | null {
  const { figure } = headlines.land;
  if (!figure) return null;
  const most = provinceOfMostLand(land, units);
  const geometry = most?.feature?.geometry;
  return {
    id: "repaired",
    value: count(figure.acceptedHa),
    text: t("chapters.repaired.text", {
      accepted: count(figure.acceptedHa),
      zones: count(figure.acceptedZones),
      technical: count(figure.technicalHa),
      biological: count(figure.biologicalHa),
    }),
    shown: most
      ? t("chapters.repaired.shown", { province: name(most.nameEn, most.nameMn) })
      : t("chapters.repaired.shownPlain"),
    countedTo: figure.countedTo,
    scene: {
      ...wholeCountry,
      layers: ["rehabilitation-zones"],
      box: (geometry?.type === "MultiPolygon" || geometry?.type === "Polygon" ? boxOf(geometry) : null) ?? null,
    },
  };
}

function safe({ kindergartens, seen, sites }: Headlines, { t, count }: Words): Chapter | null {
  const { figure } = kindergartens;
  const near = seen.figure;
  if (!figure || !sites.figure) return null;
  const sentences = [
    t("chapters.safe.text", {
      open: count(figure.open),
      seats: count(figure.openSeats),
      planned: count(figure.planned),
    }),
    near?.children === undefined
      ? null
      : t("chapters.safe.children", {
          children: count(near.children),
          assessed: count(near.childrenCountedAt),
          total: count(near.placesKnown),
        }),
  ];
  return {
    id: "safe",
    value: count(figure.open),
    text: sentences.filter(Boolean).join(" "),
    shown: t("chapters.safe.shown"),
    countedTo: sites.figure.countedTo,
    scene: { ...wholeCountry, layers: ["kindergartens"] },
  };
}
