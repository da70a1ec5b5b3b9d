import {
  groupOfKindergartenStatus,
  type KindergartenStatus,
  type KindergartenStatusGroup,
  kindergartenStatusGroups,
} from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { Feature, FeatureCollection, Point, Position } from "geojson";
import { areaOf, codeOf, FeedError, featuresOf, historyOf, pointOf, propertiesOf } from "../feed.ts";
import { labelPointOf } from "../label-point.ts";
import type { Box } from "../map-state.ts";
import { collectionOf, type DrawContext, type Drawn, feature as drawnFeature, type Entry } from "./drawn.ts";
import { fanStep } from "./fan.ts";

function staffGroupOf(kindergarten: Feature, onDay: string): KindergartenStatusGroup | undefined {
  const status = stateOn(historyOf(kindergarten), onDay);
  if (status === undefined) return undefined;
  const group = groupOfKindergartenStatus[status as KindergartenStatus];
  if (!group) throw new FeedError(`${codeOf(kindergarten)} has an unknown status ${JSON.stringify(status)}.`);
  return group;
}

function publicGroupOf(kindergarten: Feature): KindergartenStatusGroup {
  const named = propertiesOf(kindergarten).status_group;
  const group = kindergartenStatusGroups.find(({ code }) => code === named)?.code;
  if (!group) throw new FeedError(`${codeOf(kindergarten)} has an unknown status ${JSON.stringify(named)}.`);
  return group;
}

interface Placed {
  readonly code: string;
  readonly group: KindergartenStatusGroup;
  readonly place: Position;
  /** Rows below the middle at which the fan begins: the middle of a province is taken by its number. */
  readonly below: number;
}

function place(kindergarten: Feature, { audience, onDay }: DrawContext): Placed | undefined {
  const isStaff = audience === "staff";
  const group = isStaff ? staffGroupOf(kindergarten, onDay) : publicGroupOf(kindergarten);
  const at = isStaff ? pointOf(kindergarten).coordinates : labelPointOf(areaOf(kindergarten));
  const below = !isStaff && propertiesOf(kindergarten).shown_as === "province" ? 1 : 0;
  return group && { code: codeOf(kindergarten), group, place: at, below };
}

function atOnePlace(placed: readonly Placed[]): Placed[][] {
  const groups = new Map<string, Placed[]>();
  for (const one of placed) {
    const [x = 0, y = 0] = one.place;
    const key = `${x.toFixed(4)} ${y.toFixed(4)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** Kindergartens as houses: at their place for staff, fanned out in the middle of their soum or province for the public. */
export function drawKindergartens(data: FeatureCollection, context: DrawContext): Drawn {
  const placed = featuresOf(data).flatMap((kindergarten) => place(kindergarten, context) ?? []);
  const shown = placed.filter(({ group }) => !context.hidden.has(group));
  const signs = atOnePlace(shown).flatMap((neighbours) =>
    neighbours.map(({ code, group, place: coordinates, below }, index) => {
      const { across, down } = fanStep(index, neighbours.length, below);
      const geometry: Point = { type: "Point", coordinates };
      return drawnFeature(geometry, {
        code,
        sign: group,
        across,
        down,
        fan: `${across},${down}`,
        of_area: context.audience === "public",
      });
    }),
  );
  const entries = placed.map(({ code, group, place: [x = 0, y = 0] }): Entry => {
    const box: Box = [x, y, x, y];
    return { code, legendCode: group, box };
  });
  return { entries, sources: { kindergartens: collectionOf(signs) } };
}
