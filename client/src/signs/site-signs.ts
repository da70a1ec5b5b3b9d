import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { SiteStatusGroup } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { Ink } from "../map/tokens.ts";
import { circlePath, roundedRectPath, wedgePath } from "./paths.ts";
import type { SignPart, SignShape } from "./shape.ts";

const size = 24;
const middle = size / 2;
const radius = 8;

const halo: SignPart = { d: circlePath(middle, middle, radius + 2), fill: "halo", opacity: 0.92, onMapOnly: true };

const round = (...parts: SignPart[]): SignShape => ({ width: size, height: size, parts: [halo, ...parts] });

const disc = (ink: Ink): SignPart => ({ d: circlePath(middle, middle, radius + 0.6), fill: ink });

const ring = (ink: Ink): SignPart => ({
  d: circlePath(middle, middle, radius - 0.7),
  fill: "paper",
  stroke: ink,
  strokeWidth: 2.6,
});

/** A disc that fills clockwise as the path to a contract is walked. */
const filling = (share: number): SignShape =>
  round(
    { d: circlePath(middle, middle, radius - 0.4), fill: "paper", stroke: "onTheWay", strokeWidth: 2 },
    { d: wedgePath(middle, middle, radius - 0.2, share), fill: "onTheWay" },
  );

const barred = round(disc("suspendedOrEnded"), {
  d: roundedRectPath(middle - 5, middle - 1.5, 10, 3, 1.2),
  fill: "paper",
});

/** The leaf is cut out of the disc, its vein left standing. */
const leafCut = round(
  disc("closed"),
  { d: "M7.6 16.4C6.9 10.6 10.4 7.4 16.6 7.4C17 13.6 13.6 17.2 7.6 16.4Z", fill: "paper" },
  { d: "M7.2 16.8L13.6 10.4", stroke: "closed", strokeWidth: 1.3 },
);

const pale = round({
  d: circlePath(middle, middle, radius - 0.2),
  fill: "closedPale",
  stroke: "closed",
  strokeWidth: 1.5,
});

const notAssessed = round(
  { d: circlePath(middle, middle, radius - 0.4), fill: "paper" },
  {
    d: circlePath(middle, middle, radius - 0.7),
    stroke: "notAssessed",
    strokeWidth: 2.6,
    // Nine dots: the circumference of radius 7.3 is 45.9.
    dash: [2.55, 2.55],
  },
);

export const siteSigns: Readonly<Record<SiteStatus, SignShape>> = {
  UNASSESSED: notAssessed,
  INFORMAL: round(ring("notFormalised")),
  ORGANISED: filling(0.25),
  LAND_REQUESTED: filling(0.5),
  LAND_APPROVED: filling(0.75),
  FORMAL: round(disc("underContract")),
  SUSPENDED: barred,
  EXPIRED: barred,
  TERMINATED: barred,
  CLOSURE: leafCut,
  HANDED_BACK: leafCut,
  ABANDONED: pale,
};

/** What stands for a whole group in the legend. */
export const siteGroupSigns: Readonly<Record<SiteStatusGroup, SignShape>> = {
  under_contract: siteSigns.FORMAL,
  on_the_way: siteSigns.LAND_REQUESTED,
  not_formalised: siteSigns.INFORMAL,
  not_assessed: siteSigns.UNASSESSED,
  suspended_or_ended: barred,
  closed: leafCut,
};
