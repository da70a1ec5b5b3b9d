import { zoneStageGroups } from "../workflow/zone-stage.ts";
import { common } from "./common-fields.ts";
import type { Field, Layer } from "./layer.ts";
import { activityTopics, nationSubjectCodes, nationSubjects, unitLevels } from "./vocabulary.ts";

const both = ["internal", "published"] as const;

/** A unit of publication: a soum (small towns joined with a neighbour), a province (small aimags joined), or the nation. */
const unitFields = [
  { name: "id", type: "text", label: { en: "Identifier", mn: "Дугаарлалт" }, in: both, required: true },
  {
    name: "level",
    type: "code",
    label: { en: "Level", mn: "Түвшин" },
    codes: unitLevels,
    in: both,
    feed: true,
    required: true,
  },
  { name: "unit_code", type: "text", label: { en: "Unit", mn: "Нэгж" }, in: both, feed: true, required: true },
  {
    name: "unit_name_en",
    type: "text",
    label: { en: "Name", mn: "Нэр (англи)" },
    in: both,
    feed: true,
    required: true,
  },
  {
    name: "unit_name_mn",
    type: "text",
    label: { en: "Name (Mongolian)", mn: "Нэр" },
    in: both,
    feed: true,
    required: true,
  },
] as const satisfies readonly Field[];

const places = (name: string, en: string, mn: string): Field => ({
  name,
  type: "integer",
  label: { en, mn },
  unit: "places",
  in: both,
  feed: true,
});

export const siteSummaryLayer: Layer = {
  id: "site-summary",
  view: "site_summary",
  title: { en: "Sites counted by area", mn: "Талбайн тоо, нутгаар" },
  description: {
    en: "One feature a unit and step. Soums: places ever known, in bands of five. Provinces: places ever known and ever under contract, and groups, exact. Nation: five status groups, exact. One step a year (31 December) and the newest cut-off.",
    mn: "Нэгж, үе бүрд нэг бичлэг. Сум: мэдэгдсэн газрын тоо таваар бүлэглэсэн. Аймаг: мэдэгдсэн ба гэрээ хийж байсан газар, бүлгийн яг тоо. Улс: таван бүлгийн яг тоо. Жилд нэг үе (12-р сарын 31) ба сүүлийн хязгаар өдөр.",
  },
  temporal: true,
  tables: ["site", "site_status_event"],
  projections: {
    internal: { geometryTypes: ["Polygon", "MultiPolygon"], idField: "id", feed: false },
    published: { geometryTypes: ["Polygon", "MultiPolygon"], idField: "id", feed: true, feedView: "site_summary_feed" },
  },
  fields: [
    ...unitFields,
    {
      name: "step",
      type: "date",
      label: { en: "Counted to", mn: "Тоолсон өдөр" },
      in: both,
      feed: true,
      required: true,
    },
    places("low", "Places ever known, at least", "Мэдэгдсэн газар, доод тал нь"),
    places("high", "Places ever known, at most", "Мэдэгдсэн газар, дээд тал нь"),
    places("known", "Places ever known", "Мэдэгдсэн газар"),
    places("ever_contracted", "Places ever under contract", "Гэрээ хийж байсан газар"),
    {
      name: "organisations",
      type: "integer",
      label: { en: "Partnerships, cooperatives and NGOs", mn: "Нөхөрлөл, хоршоо, ТББ" },
      in: both,
      feed: true,
    },
    places("under_contract", "Under contract, incl. paused by law", "Гэрээтэй (хуулиар зогсоосныг оруулаад)"),
    places("on_the_way", "On the way", "Явцад"),
    places("not_formalised", "Not formalised or not assessed", "Албан бус, үнэлээгүй"),
    places("suspended_or_ended", "Suspended or ended", "Зогссон, дууссан"),
    places("closed", "Closed, handed back", "Хаагдсан, хүлээлгэн өгсөн"),
    common.isDemo,
    common.release,
  ],
};

export const rehabilitationSummaryLayer: Layer = {
  id: "rehabilitation-summary",
  view: "rehabilitation_summary",
  title: { en: "Rehabilitation counted by area", mn: "Нөхөн сэргээлтийн тоо, нутгаар" },
  description: {
    en: "Number and hectares of zones by stage. Provinces: hectares to the nearest 5. Nation: whole hectares, technical and biological apart.",
    mn: "Бүсийн тоо, талбай үе шатаар. Аймаг: 5 га-аар бүхэлтгэсэн. Улс: бүхэл га, техник ба биологийг тусад нь.",
  },
  temporal: false,
  tables: ["rehabilitation_zone", "zone_stage_event"],
  projections: {
    internal: { geometryTypes: ["Polygon", "MultiPolygon"], idField: "id", feed: false },
    published: {
      geometryTypes: ["Polygon", "MultiPolygon"],
      idField: "id",
      feed: true,
      feedView: "rehabilitation_summary_feed",
    },
  },
  fields: [
    ...unitFields,
    {
      name: "stage_group",
      type: "code",
      label: { en: "Stage", mn: "Үе шат" },
      codes: zoneStageGroups,
      in: both,
      feed: true,
      required: true,
    },
    {
      name: "zones",
      type: "integer",
      label: { en: "Zones", mn: "Бүс" },
      unit: "places",
      in: both,
      feed: true,
      required: true,
    },
    {
      name: "hectares",
      type: "integer",
      label: { en: "Hectares", mn: "Га" },
      unit: "ha",
      in: both,
      feed: true,
      required: true,
    },
    {
      name: "technical_hectares",
      type: "integer",
      label: { en: "Technical hectares", mn: "Техникийн га" },
      unit: "ha",
      in: both,
      feed: true,
    },
    {
      name: "biological_hectares",
      type: "integer",
      label: { en: "Biological hectares", mn: "Биологийн га" },
      unit: "ha",
      in: both,
      feed: true,
    },
    {
      name: "counted_to",
      type: "date",
      label: { en: "Counted to", mn: "Тоолсон өдөр" },
      in: both,
      feed: true,
      required: true,
    },
    common.isDemo,
    common.release,
  ],
};

export const activitySummaryLayer: Layer = {
  id: "activity-summary",
  view: "activity_summary",
  title: { en: "People reached", mn: "Хамрагдсан хүмүүс" },
  description: {
    en: "People reached by trainings and the like, to the nearest 10: by province and year, and for the nation by topic and sex.",
    mn: "Сургалт зэрэгт хамрагдсан хүний тоо 10-аар бүхэлтгэсэн: аймаг, оноор, улсын хэмжээнд сэдэв, хүйсээр.",
  },
  temporal: false,
  tables: ["activity"],
  projections: {
    internal: { geometryTypes: ["Polygon", "MultiPolygon"], idField: "id", feed: false },
    published: {
      geometryTypes: ["Polygon", "MultiPolygon"],
      idField: "id",
      feed: true,
      feedView: "activity_summary_feed",
    },
  },
  fields: [
    ...unitFields,
    {
      name: "year",
      type: "integer",
      label: { en: "Year", mn: "Он" },
      unit: "year",
      in: both,
      feed: true,
      required: true,
    },
    { name: "topic", type: "code", label: { en: "Topic", mn: "Сэдэв" }, codes: activityTopics, in: both, feed: true },
    {
      name: "activities",
      type: "integer",
      label: { en: "Events", mn: "Арга хэмжээ" },
      in: both,
      feed: true,
      required: true,
    },
    {
      name: "people",
      type: "integer",
      label: { en: "People", mn: "Хүн" },
      unit: "people",
      in: both,
      feed: true,
      required: true,
    },
    { name: "women", type: "integer", label: { en: "Women", mn: "Эмэгтэй" }, unit: "people", in: both, feed: true },
    { name: "men", type: "integer", label: { en: "Men", mn: "Эрэгтэй" }, unit: "people", in: both, feed: true },
    common.isDemo,
    common.release,
  ],
};

const persons = (name: string, en: string, mn: string): Field => ({
  name,
  type: "integer",
  label: { en, mn },
  unit: "people",
  in: both,
  feed: true,
});

/** One row a subject and code, at the release's cut-off only. No subject is ever crossed with another, with status or with a place. */
export const nationSummaryLayer: Layer = {
  id: "nation-summary",
  view: "nation_summary",
  title: { en: "The nation in numbers", mn: "Улсын хэмжээний тоо" },
  description: {
    en: "Places known by first mineral and by kind of site, exact; people working and children of 2–5 by the newest visit to each place, to the nearest 10, and only where ten places stand behind the number. Beside each number: how many of the places known it rests on. Women and men were not counted everywhere and need not add up to people.",
    mn: "Мэдэгдсэн газрын тоо үндсэн ашигт малтмал, төрлөөр, яг тоо; ажиллагсад ба 2–5 насны хүүхэд газар бүрийн сүүлийн айлчлалаар, 10-аар бүхэлтгэсэн, ард нь арваас доошгүй газар байвал л хэлнэ. Тоо бүрийн хажууд мэдэгдсэн газрын хэдэд үндэслэсэн нь бий. Эмэгтэй, эрэгтэйг хаа сайгүй тоолоогүй тул нийлбэр нь нийт хүний тоотой тэнцэхгүй байж болно.",
  },
  temporal: false,
  tables: ["site", "site_status_event", "site_visit"],
  projections: {
    internal: { geometryTypes: [], idField: "id", feed: false },
    published: { geometryTypes: [], idField: "id", feed: true },
  },
  fields: [
    { name: "id", type: "text", label: { en: "Identifier", mn: "Дугаарлалт" }, in: both, required: true },
    {
      name: "subject",
      type: "code",
      label: { en: "What is counted", mn: "Юуг тоолсон" },
      codes: nationSubjects,
      in: both,
      feed: true,
      required: true,
    },
    {
      name: "code",
      type: "code",
      label: { en: "Of which", mn: "Аль нь" },
      codes: nationSubjectCodes,
      in: both,
      feed: true,
      required: true,
    },
    places("places", "Places ever known", "Мэдэгдсэн газар"),
    persons("people", "People working", "Ажиллагсад"),
    persons("women", "Women", "Эмэгтэй"),
    persons("men", "Men", "Эрэгтэй"),
    {
      name: "children",
      type: "integer",
      label: { en: "Children of 2–5", mn: "2–5 насны хүүхэд" },
      unit: "children",
      in: both,
      feed: true,
    },
    { ...places("sites_assessed", "Places it rests on", "Үндэслэсэн газрын тоо"), required: true },
    { ...places("places_known", "Of places ever known", "Мэдэгдсэн бүх газар"), required: true },
    {
      name: "counted_to",
      type: "date",
      label: { en: "Counted to", mn: "Тоолсон өдөр" },
      in: both,
      feed: true,
      required: true,
    },
    common.isDemo,
    common.release,
  ],
};

/** One row a region, at the release's cut-off only: people, never by sex, mineral, kind or status (rule 10). */
export const regionPeopleLayer: Layer = {
  id: "region-people",
  view: "region_people",
  title: { en: "People working by region", mn: "Ажиллагсад, бүсээр" },
  description: {
    en: "People working in each region by the newest visit to each place, to the nearest 50, once the regions are open and ten places stand behind every region's number; until then not told in any. Beside each number: how many of the places known it rests on.",
    mn: "Бүс бүрийн ажиллагсад, газар бүрийн сүүлийн айлчлалаар, 50-аар бүхэлтгэсэн. Бүсүүд нээгдэж, бүс бүрийн тооны ард арваас доошгүй газар байх хүртэл аль ч бүсэд хэлэхгүй. Тоо бүрийн хажууд мэдэгдсэн газрын хэдэд үндэслэсэн нь бий.",
  },
  temporal: false,
  tables: ["site", "site_status_event", "site_visit"],
  projections: {
    internal: { geometryTypes: ["Polygon", "MultiPolygon"], idField: "id", feed: false },
    published: { geometryTypes: ["Polygon", "MultiPolygon"], idField: "id", feed: false },
  },
  fields: [
    ...unitFields,
    persons("people", "People working", "Ажиллагсад"),
    places("sites_assessed", "Places it rests on", "Үндэслэсэн газрын тоо"),
    { ...places("places_known", "Of places ever known", "Мэдэгдсэн бүх газар"), required: true },
    {
      name: "counted_to",
      type: "date",
      label: { en: "Counted to", mn: "Тоолсон өдөр" },
      in: both,
      feed: true,
      required: true,
    },
    common.isDemo,
    common.release,
  ],
};
