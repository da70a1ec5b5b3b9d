import { Dice } from "../../helpers/dice.ts";
import {
  placeIn,
  type World,
  type WorldEvent,
  type WorldKindergarten,
  type WorldSite,
  type WorldZone,
} from "../../helpers/worlds.ts";

/** Small worlds made by hand, for a test that speaks of one rule. */
export const emptyWorld: World = { sites: [], zones: [], kindergartens: [], organisations: [], activities: [] };

let made = 0;

/** A place somewhere in a soum, the same in every run. */
function somewhereIn(soum: string) {
  made += 1;
  const place = placeIn(new Dice(made), soum);
  if (!place) throw new RangeError(`No place in soum ${soum}`);
  return place;
}

/** Events recorded on their own day, unless said otherwise. */
export const event = (status: WorldEvent["status"], on: string, more: Partial<WorldEvent> = {}): WorldEvent => ({
  status,
  on,
  recordedOn: on,
  ...more,
});

/** The road to a contract of that day. */
export const contractSigned = (on: string, instrument = "RES-2022-296"): WorldEvent[] => [
  event("UNASSESSED", "2012-02-01"),
  event("ORGANISED", "2012-05-01"),
  event("LAND_REQUESTED", "2013-02-01"),
  event("LAND_APPROVED", "2013-08-01"),
  event("FORMAL", on, { contract: { instrument, from: on } }),
];

export function site(key: string, soum: string, more: Partial<WorldSite> = {}): WorldSite {
  return {
    key,
    place: somewhereIn(soum),
    mineral: "gold_placer",
    isProhibited: false,
    events: [event("UNASSESSED", "2015-03-01")],
    consent: null,
    facts: { areaHa: 2, workers: 10, visitedOn: "2020-05-05", note: "note" },
    ...more,
  };
}

/** A place under contract since 2023 whose group agreed to be shown: fit for the register. */
export const shownSite = (key: string, soum: string, more: Partial<WorldSite> = {}): WorldSite =>
  site(key, soum, {
    events: contractSigned("2023-03-01"),
    consent: { agreedOn: "2023-06-01", shownAs: "soum" },
    ...more,
  });

/** As many fit places, in as many soums as are named, one after another. */
export const shownSites = (count: number, soums: readonly string[], prefix = "fit"): WorldSite[] =>
  Array.from({ length: count }, (_, index) => shownSite(`${prefix}-${index}`, soums[index % soums.length] ?? ""));

export function zone(key: string, soum: string, more: Partial<WorldZone> = {}): WorldZone {
  return { key, place: somewhereIn(soum), sideDeg: 0.003, siteKeys: [], stages: [], decision: null, ...more };
}

export const zoneRoad = [
  "IDENTIFIED",
  "ASSESSED",
  "PLANNED",
  "TECHNICAL",
  "TECHNICAL_DONE",
  "HANDOVER_SUBMITTED",
  "ACCEPTED",
  "REDISTURBED",
] as const;

/** The first stages of the road, a month each from January of that year on; the acceptance with its hectares. */
export const stagesTo = (last: (typeof zoneRoad)[number], year: number, hectares = 7.4): WorldZone["stages"] =>
  zoneRoad.slice(0, zoneRoad.indexOf(last) + 1).map((stage, index) => {
    const on = `${year}-0${index + 1}-10`;
    return { stage, on, recordedOn: on, ...(stage === "ACCEPTED" || stage === "REDISTURBED" ? { hectares } : {}) };
  });

export function kindergarten(key: string, soum: string, more: Partial<WorldKindergarten> = {}): WorldKindergarten {
  const statuses = (["PROPOSED", "FUNDED", "UNDER_CONSTRUCTION", "OPEN"] as const).map((status, index) => ({
    status,
    on: `202${index}-03-01`,
    recordedOn: `202${index}-03-01`,
  }));
  return { key, place: somewhereIn(soum), kind: "building", seats: 33, statuses, announcedOn: null, ...more };
}
