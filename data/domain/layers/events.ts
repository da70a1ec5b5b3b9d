import { kindergartenStatusWorkflow } from "../workflow/kindergarten-status.ts";
import { contractTypes, siteStatusWorkflow, suspensionReasons } from "../workflow/site-status.ts";
import { zoneStageWorkflow } from "../workflow/zone-stage.ts";
import { common, eventFields } from "./common-fields.ts";
import type { Field, Layer } from "./layer.ts";
import { confidences, presence, suspicion } from "./vocabulary.ts";

/** The dated stories behind the features: staff only, without geometry. They are collections so that cards, QGIS and scripts read them alike. */

const internalOnly = { internal: { geometryTypes: [], idField: "id", feed: false } } as const;

/** What is remembered of an event beside what it says: who entered it, and whether it was struck. */
const memoryFields: readonly Field[] = [
  eventFields.batchId,
  eventFields.struckAt,
  eventFields.strikeReason,
  eventFields.replacedBy,
  eventFields.recordedBy,
];

const ofRecord = (name: string, en: string, mn: string): Field[] => [
  { name, type: "uuid", label: { en, mn }, in: ["internal"], required: true },
  {
    name: name.replace("_id", "_code"),
    type: "text",
    label: { en: `${en} (code)`, mn: `${mn} (код)` },
    in: ["internal"],
    required: true,
  },
];

export const siteStatusEventLayer: Layer = {
  id: "site-status-events",
  view: "site_status_events",
  title: { en: "Status events of sites", mn: "Талбайн байдлын түүх" },
  description: {
    en: "Every dated decision on a site's path to legality, under its instrument.",
    mn: "Талбайн хуульчлалын шийдвэр бүр, огноо, актын хамт.",
  },
  temporal: false,
  tables: ["site_status_event", "site"],
  projections: internalOnly,
  fields: [
    common.id,
    ...ofRecord("site_id", "Site", "Талбай"),
    {
      name: "status",
      type: "code",
      label: { en: "Status", mn: "Байдал" },
      codes: siteStatusWorkflow.states,
      in: ["internal"],
      required: true,
    },
    eventFields.effectiveOn,
    eventFields.recordedAt,
    { name: "instrument_code", type: "text", label: { en: "Legal instrument", mn: "Эрх зүйн акт" }, in: ["internal"] },
    {
      name: "suspension_reason",
      type: "code",
      label: { en: "Why suspended", mn: "Зогсоосон шалтгаан" },
      codes: suspensionReasons,
      in: ["internal"],
    },
    {
      name: "contract_type",
      type: "code",
      label: { en: "Contract", mn: "Гэрээ" },
      codes: contractTypes,
      in: ["internal"],
    },
    {
      name: "contract_number",
      type: "text",
      label: { en: "Contract number", mn: "Гэрээний дугаар" },
      in: ["internal"],
    },
    { name: "contract_from", type: "date", label: { en: "Contract from", mn: "Гэрээ эхлэх" }, in: ["internal"] },
    { name: "contract_to", type: "date", label: { en: "Contract to", mn: "Гэрээ дуусах" }, in: ["internal"] },
    eventFields.documentReference,
    eventFields.note,
    common.isDemo,
    {
      name: "instrument_exception",
      type: "text",
      label: { en: "Why the instrument was not in force", mn: "Акт хүчингүй байсан шалтгаан" },
      in: ["internal"],
      filterable: false,
    },
    {
      name: "override_reason",
      type: "text",
      label: { en: "Why a warning was overridden", mn: "Анхааруулгыг давсан шалтгаан" },
      in: ["internal"],
      filterable: false,
    },
    ...memoryFields,
  ],
};

export const siteVisitLayer: Layer = {
  id: "site-visits",
  view: "site_visits",
  title: { en: "Visits to sites", mn: "Талбайд очсон тэмдэглэл" },
  description: {
    en: "What was seen at a site on a date. What was not looked at is not assessed, never no.",
    mn: "Тухайн өдөр талбай дээр юу ажигласан. Үзээгүй зүйл нь үнэлээгүй, үгүй биш.",
  },
  temporal: false,
  tables: ["site_visit", "site"],
  projections: internalOnly,
  fields: [
    common.id,
    ...ofRecord("site_id", "Site", "Талбай"),
    {
      name: "visited_on",
      type: "date",
      label: { en: "Visited on", mn: "Очсон огноо" },
      in: ["internal"],
      required: true,
    },
    {
      name: "was_on_site",
      type: "boolean",
      label: { en: "On the spot", mn: "Газар дээр нь" },
      in: ["internal"],
      required: true,
    },
    {
      name: "workers",
      type: "integer",
      label: { en: "People working", mn: "Ажиллагсад" },
      unit: "people",
      in: ["internal"],
    },
    { name: "women", type: "integer", label: { en: "Women", mn: "Эмэгтэй" }, unit: "people", in: ["internal"] },
    { name: "men", type: "integer", label: { en: "Men", mn: "Эрэгтэй" }, unit: "people", in: ["internal"] },
    { name: "count_method", type: "text", label: { en: "How counted", mn: "Тоолсон арга" }, in: ["internal"] },
    {
      name: "kindergarten_age_children",
      type: "integer",
      label: { en: "Children of 2–5", mn: "2–5 насны хүүхэд" },
      unit: "children",
      in: ["internal"],
    },
    {
      name: "under_15_seen",
      type: "code",
      label: { en: "Children under 15 at work", mn: "15 хүртэлх насны хүүхэд" },
      codes: presence,
      in: ["internal"],
      required: true,
    },
    {
      name: "open_shafts",
      type: "integer",
      label: { en: "Open shafts", mn: "Задгай нүх" },
      unit: "places",
      in: ["internal"],
    },
    { name: "max_depth_m", type: "number", label: { en: "Deepest", mn: "Хамгийн гүн" }, unit: "m", in: ["internal"] },
    {
      name: "mercury",
      type: "code",
      label: { en: "Mercury", mn: "Мөнгөн ус" },
      codes: suspicion,
      in: ["internal"],
      required: true,
    },
    {
      name: "water_contamination",
      type: "code",
      label: { en: "Water contamination", mn: "Усны бохирдол" },
      codes: suspicion,
      in: ["internal"],
      required: true,
    },
    {
      name: "confidence",
      type: "code",
      label: { en: "Confidence", mn: "Найдвартай байдал" },
      codes: confidences,
      in: ["internal"],
      required: true,
    },
    {
      name: "not_visited_reason",
      type: "text",
      label: { en: "Why not reached", mn: "Яагаад хүрээгүй" },
      in: ["internal"],
    },
    eventFields.recordedAt,
    eventFields.note,
    common.isDemo,
    common.version,
    common.updatedAt,
  ],
};

export const zoneStageEventLayer: Layer = {
  id: "zone-stage-events",
  view: "zone_stage_events",
  title: { en: "Stage events of zones", mn: "Бүсийн үе шатны түүх" },
  description: {
    en: "Every dated step of a rehabilitation zone with its evidence.",
    mn: "Нөхөн сэргээлтийн бүсийн алхам бүр, нотолгооны хамт.",
  },
  temporal: false,
  tables: ["zone_stage_event", "rehabilitation_zone"],
  projections: internalOnly,
  fields: [
    common.id,
    ...ofRecord("zone_id", "Zone", "Бүс"),
    {
      name: "stage",
      type: "code",
      label: { en: "Stage", mn: "Үе шат" },
      codes: zoneStageWorkflow.states,
      in: ["internal"],
      required: true,
    },
    eventFields.effectiveOn,
    eventFields.recordedAt,
    { name: "hectares", type: "number", label: { en: "Hectares", mn: "Га" }, unit: "ha", in: ["internal"] },
    { name: "due_on", type: "date", label: { en: "Due on", mn: "Хугацаа" }, in: ["internal"] },
    eventFields.documentReference,
    eventFields.note,
    common.isDemo,
    ...memoryFields,
  ],
};

export const zoneReadingLayer: Layer = {
  id: "zone-readings",
  view: "zone_readings",
  title: { en: "Readings at zones", mn: "Бүсийн хяналтын хэмжилт" },
  description: {
    en: "Plant cover and survival at a rehabilitation zone, by date. What was not looked at is not assessed, never zero.",
    mn: "Нөхөн сэргээлтийн бүсийн ургамлын бүрхэвч, амьдралт, өдрөөр. Үзээгүй зүйл нь үнэлээгүй, тэг биш.",
  },
  temporal: false,
  tables: ["zone_reading", "rehabilitation_zone"],
  projections: internalOnly,
  fields: [
    common.id,
    ...ofRecord("zone_id", "Zone", "Бүс"),
    { name: "read_on", type: "date", label: { en: "Read on", mn: "Хэмжсэн огноо" }, in: ["internal"], required: true },
    {
      name: "cover_percent",
      type: "number",
      label: { en: "Plant cover", mn: "Ургамлын бүрхэвч" },
      description: { en: "Share of the ground that plants cover.", mn: "Ургамлаар бүрхэгдсэн газрын хувь." },
      unit: "percent",
      in: ["internal"],
    },
    {
      name: "survival_percent",
      type: "number",
      label: { en: "Survival", mn: "Амьдралт" },
      description: { en: "Share of what was planted that lives.", mn: "Тарьснаас амьд үлдсэн хувь." },
      unit: "percent",
      in: ["internal"],
    },
    { name: "next_check_on", type: "date", label: { en: "Next check due", mn: "Дараагийн шалгалт" }, in: ["internal"] },
    eventFields.recordedAt,
    eventFields.note,
    common.isDemo,
    common.version,
    common.updatedAt,
  ],
};

export const kindergartenStatusEventLayer: Layer = {
  id: "kindergarten-status-events",
  view: "kindergarten_status_events",
  title: { en: "Status events of kindergartens", mn: "Цэцэрлэгийн байдлын түүх" },
  description: { en: "Every dated step of a kindergarten.", mn: "Цэцэрлэгийн алхам бүр." },
  temporal: false,
  tables: ["kindergarten_status_event", "kindergarten"],
  projections: internalOnly,
  fields: [
    common.id,
    ...ofRecord("kindergarten_id", "Kindergarten", "Цэцэрлэг"),
    {
      name: "status",
      type: "code",
      label: { en: "Status", mn: "Байдал" },
      codes: kindergartenStatusWorkflow.states,
      in: ["internal"],
      required: true,
    },
    eventFields.effectiveOn,
    eventFields.recordedAt,
    eventFields.documentReference,
    eventFields.note,
    common.isDemo,
    ...memoryFields,
  ],
};
