import type { CodeEntry } from "../text.ts";
import type { Workflow } from "./workflow.ts";

/** The life of a rehabilitation zone, from the first corner to sign-off, and what undoes it. */
export type ZoneStage =
  | "IDENTIFIED"
  | "ASSESSED"
  | "PLANNED"
  | "TECHNICAL"
  | "TECHNICAL_DONE"
  | "BIOLOGICAL"
  | "MONITORING"
  | "HANDOVER_SUBMITTED"
  | "ACCEPTED"
  | "REJECTED"
  | "REDISTURBED";

export const zoneStageWorkflow: Workflow<ZoneStage> = {
  id: "zone-stage",
  initial: "IDENTIFIED",
  states: [
    {
      code: "IDENTIFIED",
      label: { en: "Identified", mn: "Тодорхойлсон" },
      definition: { en: "Damaged land is marked on the map.", mn: "Эвдэрсэн газрыг зурагт тэмдэглэсэн." },
    },
    {
      code: "ASSESSED",
      label: { en: "Baseline assessed", mn: "Суурь үнэлгээ хийсэн" },
      definition: { en: "Damage, hazards, soil and water are recorded.", mn: "Эвдрэл, аюул, хөрс, усыг бүртгэсэн." },
    },
    {
      code: "PLANNED",
      label: { en: "Plan approved", mn: "Төлөвлөгөө батлагдсан" },
      definition: {
        en: "Plan, agreement with the soum, group and budget are in place.",
        mn: "Төлөвлөгөө, сумтай хийсэн санамж бичиг, нөхөрлөл, төсөв бэлэн.",
      },
    },
    {
      code: "TECHNICAL",
      label: { en: "Technical work under way", mn: "Техникийн нөхөн сэргээлт" },
      definition: { en: "Pits are being filled and the land levelled.", mn: "Нүх булж, газрыг тэгшилж байна." },
    },
    {
      code: "TECHNICAL_DONE",
      label: { en: "Technical work finished", mn: "Техникийн ажил дууссан" },
      definition: {
        en: "The technical checklist is complete and inspected.",
        mn: "Техникийн ажлыг дуусгаж, шалгуулсан.",
      },
    },
    {
      code: "BIOLOGICAL",
      label: { en: "Biological work under way", mn: "Биологийн нөхөн сэргээлт" },
      definition: { en: "Native plants are being sown or planted.", mn: "Нутгийн ургамал тарьж байна." },
    },
    {
      code: "MONITORING",
      label: { en: "Monitoring", mn: "Хяналт шалгалт" },
      definition: {
        en: "Cover and survival are read over the seasons.",
        mn: "Ургамлын бүрхэвч, амьдралтыг улирлаар хянаж байна.",
      },
    },
    {
      code: "HANDOVER_SUBMITTED",
      label: { en: "Submitted for acceptance", mn: "Хүлээлгэн өгөхөөр хүргүүлсэн" },
      definition: { en: "The hand-over act is with local government.", mn: "Хүлээлгэн өгөх акт орон нутагт очсон." },
    },
    {
      code: "ACCEPTED",
      label: { en: "Accepted, signed off", mn: "Хүлээн авсан" },
      definition: { en: "A commission accepted the land.", mn: "Комисс газрыг хүлээн авсан." },
    },
    {
      code: "REJECTED",
      label: { en: "Returned for correction", mn: "Буцаасан" },
      definition: { en: "The commission asked for more work.", mn: "Комисс нэмэлт ажил шаардсан." },
    },
    {
      code: "REDISTURBED",
      label: { en: "Disturbed again", mn: "Дахин эвдэгдсэн" },
      definition: { en: "Accepted land was damaged again.", mn: "Хүлээн авсан газар дахин эвдэрсэн." },
    },
  ],
  transitions: {
    IDENTIFIED: ["ASSESSED"],
    ASSESSED: ["PLANNED", "IDENTIFIED"],
    PLANNED: ["TECHNICAL", "ASSESSED"],
    TECHNICAL: ["TECHNICAL_DONE"],
    TECHNICAL_DONE: ["BIOLOGICAL", "HANDOVER_SUBMITTED", "TECHNICAL"],
    BIOLOGICAL: ["MONITORING"],
    MONITORING: ["HANDOVER_SUBMITTED", "BIOLOGICAL"],
    HANDOVER_SUBMITTED: ["ACCEPTED", "REJECTED"],
    REJECTED: ["TECHNICAL", "BIOLOGICAL", "HANDOVER_SUBMITTED"],
    ACCEPTED: ["REDISTURBED"],
    REDISTURBED: ["ASSESSED"],
  },
};

/** An open zone is being repaired, or to be: its land is in no other open one, so that every hectare is counted once. */
export const isOpenZone = (stage: ZoneStage): boolean => stage !== "ACCEPTED";

/** What shows that a zone has entered a stage. */
export type ZoneEvidence = "hectares" | "dueOn" | "document" | "note";

/**
 * What a stage is shown by (domain notes 2.4) beside a document and a note, which any stage may have: the hectares it speaks of
 * (disturbed, technical, biological, accepted), the day a correction is due; and which of all these it is not entered without.
 */
export const zoneStageEvidence: Readonly<
  Record<ZoneStage, { readonly asked: readonly ZoneEvidence[]; readonly needed: readonly ZoneEvidence[] }>
> = {
  IDENTIFIED: { asked: [], needed: [] },
  ASSESSED: { asked: ["hectares"], needed: [] },
  PLANNED: { asked: [], needed: [] },
  TECHNICAL: { asked: [], needed: [] },
  TECHNICAL_DONE: { asked: ["hectares"], needed: [] },
  BIOLOGICAL: { asked: ["hectares"], needed: [] },
  MONITORING: { asked: ["hectares"], needed: [] },
  HANDOVER_SUBMITTED: { asked: [], needed: ["document"] },
  ACCEPTED: { asked: ["hectares"], needed: ["hectares", "document"] },
  REJECTED: { asked: ["dueOn"], needed: ["dueOn", "note"] },
  REDISTURBED: { asked: ["hectares"], needed: [] },
};

/** The three stages the public sees before acceptance (publication rule 8), plus the two that follow it. */
export type ZoneStageGroup =
  | "being_planned"
  | "work_under_way"
  | "awaiting_acceptance"
  | "accepted"
  | "disturbed_again";

export const zoneStageGroups: readonly (CodeEntry<ZoneStageGroup> & { readonly stages: readonly ZoneStage[] })[] = [
  {
    code: "being_planned",
    label: { en: "Being planned", mn: "Төлөвлөж байгаа" },
    stages: ["IDENTIFIED", "ASSESSED", "PLANNED"],
  },
  {
    code: "work_under_way",
    label: { en: "Work under way", mn: "Ажил явагдаж байгаа" },
    stages: ["TECHNICAL", "TECHNICAL_DONE", "BIOLOGICAL", "MONITORING", "REJECTED"],
  },
  {
    code: "awaiting_acceptance",
    label: { en: "Awaiting acceptance", mn: "Хүлээн авахыг хүлээж байгаа" },
    stages: ["HANDOVER_SUBMITTED"],
  },
  { code: "accepted", label: { en: "Accepted", mn: "Хүлээн авсан" }, stages: ["ACCEPTED"] },
  { code: "disturbed_again", label: { en: "Disturbed again", mn: "Дахин эвдэгдсэн" }, stages: ["REDISTURBED"] },
];

export const groupOfZoneStage: Readonly<Record<ZoneStage, ZoneStageGroup>> = Object.fromEntries(
  zoneStageGroups.flatMap((group) => group.stages.map((stage) => [stage, group.code])),
) as Record<ZoneStage, ZoneStageGroup>;
