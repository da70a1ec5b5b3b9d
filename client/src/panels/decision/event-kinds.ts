import { can, mayEnterStage, type Role, type Subject } from "@asm-atlas/data/domain/roles.ts";
import type { InstrumentTimes } from "@asm-atlas/data/domain/workflow/instruments.ts";
import {
  groupOfKindergartenStatus,
  type KindergartenStatus,
  kindergartenStatusWorkflow,
} from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { type SiteStatus, siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { Workflow } from "@asm-atlas/data/domain/workflow/workflow.ts";
import {
  groupOfZoneStage,
  type ZoneStage,
  zoneStageEvidence,
  zoneStageWorkflow,
} from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { EventCollection } from "../../api/decisions.ts";
import type { FormValues } from "../../editing/draft.ts";
import { type Asked, askedOf } from "./event-fields.ts";
import { askedOfSite } from "./site-event-fields.ts";

/** A step from one state to another; `from` undefined: the first of a history. */
interface StepTaken {
  readonly from: string | undefined;
  readonly to: string;
}

/** Dated events of one collection: the life they tell, who enters them and what each asks for. */
export interface EventKind {
  readonly collection: EventCollection;
  readonly subject: Subject;
  readonly workflow: Workflow;
  /** Field of an event, as it is read, that holds its state. */
  readonly stateField: "status" | "stage";
  /** The sign of a state on the map. */
  readonly signOf: (state: string) => string;
  readonly mayEnter: (role: Role, to: string) => boolean;
  /** What a step asks for; `to` is not among it where it is chosen before. */
  readonly asked: (step: StepTaken, values: FormValues, instruments: readonly InstrumentTimes[]) => Asked;
  /** A state that ends work in the field: photos show it, and what comes next may be entered with it. */
  readonly finish?: { readonly to: string; readonly next: string };
}

export const siteEvents: EventKind = {
  collection: "sites",
  subject: "site-status-events",
  workflow: siteStatusWorkflow,
  stateField: "status",
  signOf: (status) => status,
  mayEnter: (role) => can(role, "create", "site-status-events"),
  asked: ({ from, to }, values, instruments) => askedOfSite({ to: to as SiteStatus }, from, values, instruments),
};

export const zoneEvents: EventKind = {
  collection: "rehabilitation-zones",
  subject: "zone-stage-events",
  workflow: zoneStageWorkflow,
  stateField: "stage",
  // Zones have one sign for a group of stages, kindergartens one for a group of statuses.
  signOf: (stage) => groupOfZoneStage[stage as ZoneStage] ?? stage,
  mayEnter: (role, to) => mayEnterStage(role, to as ZoneStage),
  asked: ({ to }) => {
    const { asked, needed } = zoneStageEvidence[to as ZoneStage];
    return askedOf(["effectiveOn", ...needed], [...asked, "document", "note"]);
  },
  finish: { to: "TECHNICAL_DONE", next: "HANDOVER_SUBMITTED" },
};

export const kindergartenEvents: EventKind = {
  collection: "kindergartens",
  subject: "kindergarten-status-events",
  workflow: kindergartenStatusWorkflow,
  stateField: "status",
  signOf: (status) => groupOfKindergartenStatus[status as KindergartenStatus] ?? status,
  mayEnter: (role) => can(role, "create", "kindergarten-status-events"),
  asked: () => askedOf(["effectiveOn"], ["document", "note"]),
};

export const eventKindOf: Readonly<Record<EventCollection, EventKind>> = {
  sites: siteEvents,
  "rehabilitation-zones": zoneEvents,
  kindergartens: kindergartenEvents,
};
