import { common } from "./common-fields.ts";
import type { Field, Layer } from "./layer.ts";
import { activityTopics, depositTypes, locationPrecisions, organisationKinds, prohibitedZones } from "./vocabulary.ts";

/** What the workbench fetches after the map's first picture, for lists, filters, search and charts: staff only, without geometry. */

const staffFeed = (idField: string) => ({ internal: { geometryTypes: [], idField, feed: true } }) as const;

const text = (name: string, en: string, mn: string): Field => ({
  name,
  type: "text",
  label: { en, mn },
  in: ["internal"],
  feed: true,
});

const people = (name: string, en: string, mn: string): Field => ({
  name,
  type: "integer",
  label: { en, mn },
  unit: "people",
  in: ["internal"],
  feed: true,
});

const recordOfHistory = (en: string, mn: string): Field => ({
  name: "record",
  type: "json",
  label: { en: "Record of the history", mn: "Түүхийн бүртгэл" },
  description: { en, mn },
  in: ["internal"],
  feed: true,
});

export const siteDetailsLayer: Layer = {
  id: "site-details",
  view: "site_details",
  title: { en: "Sites in detail", mn: "Талбайн дэлгэрэнгүй" },
  description: {
    en: "Names, group, land and visits of every site, one record a site. Beside the feed of sites, which carries what the map draws.",
    mn: "Талбай бүрийн нэр, бүлэг, газар, очсон тэмдэглэл. Газрын зураг талбайн үндсэн урсгалыг зурна.",
  },
  temporal: false,
  tables: ["site", "site_visit", "organisation", "site_status_event"],
  projections: staffFeed("code"),
  fields: [
    common.code,
    common.nameEn,
    common.nameMn,
    { name: "aliases", type: "text-list", label: { en: "Other names", mn: "Бусад нэр" }, in: ["internal"], feed: true },
    {
      name: "deposit_type",
      type: "code",
      label: { en: "Deposit", mn: "Ордын төрөл" },
      codes: depositTypes,
      in: ["internal"],
      feed: true,
    },
    text("organisation_code", "Group (code)", "Бүлэг (код)"),
    { name: "area_ha", type: "number", label: { en: "Area", mn: "Талбай" }, unit: "ha", in: ["internal"], feed: true },
    {
      name: "location_precision",
      type: "code",
      label: { en: "Precision of the place", mn: "Байршлын нарийвчлал" },
      codes: locationPrecisions,
      in: ["internal"],
      feed: true,
      required: true,
    },
    {
      name: "prohibited_zone",
      type: "code",
      label: { en: "Prohibited zone", mn: "Хориотой бүс" },
      codes: prohibitedZones,
      in: ["internal"],
      feed: true,
      required: true,
    },
    {
      name: "instruments",
      type: "json",
      label: { en: "Instruments of the history", mn: "Түүхийн актууд" },
      description: {
        en: "Code of the instrument of each status event, in the order of the site's history; null where none is named.",
        mn: "Түүхийн үйл явдал бүрийн актын код, дарааллаараа.",
      },
      in: ["internal"],
      feed: true,
    },
    {
      name: "visits",
      type: "json",
      label: { en: "Visits", mn: "Очсон тэмдэглэл" },
      description: {
        en: "[[day, workers, women, men, children of 2–5, open shafts, mercury, water, children under 15 at work], …] of visits on the spot, oldest first; null is not assessed.",
        mn: "Газар дээр нь очсон тэмдэглэл, хуучнаас шинэ рүү; null нь үнэлээгүй.",
      },
      in: ["internal"],
      feed: true,
    },
    common.isDemo,
    recordOfHistory(
      "[[effective on, status, recorded on, struck on or null], …]: every event ever entered, oldest first; of a struck one also its instrument. What was known on a day is what was recorded by then and not yet struck.",
      "[[хүчинтэй огноо, байдал, бүртгэсэн огноо, хүчингүй болгосон огноо], …], хуучнаас шинэ рүү; хүчингүйнх нь актын кодтой.",
    ),
  ],
};

export const eventRecordsLayer: Layer = {
  id: "event-records",
  view: "event_records",
  title: { en: "Records of zones and kindergartens", mn: "Бүс, цэцэрлэгийн бүртгэл" },
  description: {
    en: "Every event ever entered for a zone or a kindergarten, one record each. Beside their feeds, for whoever looks at the record of an earlier day.",
    mn: "Бүс, цэцэрлэг бүрт оруулсан бүх үйл явдал. Өмнөх өдрийн бүртгэлийг үзэх хүнд зориулсан.",
  },
  temporal: false,
  tables: ["rehabilitation_zone", "zone_stage_event", "kindergarten", "kindergarten_status_event"],
  projections: staffFeed("code"),
  fields: [
    common.code,
    recordOfHistory(
      "[[effective on, state, recorded on, struck on or null], …], oldest first. What was known on a day is what was recorded by then and not yet struck.",
      "[[хүчинтэй огноо, байдал, бүртгэсэн огноо, хүчингүй болгосон огноо], …], хуучнаас шинэ рүү.",
    ),
    common.isDemo,
  ],
};

export const organisationLayer: Layer = {
  id: "organisations",
  view: "organisations",
  title: { en: "Groups of miners", mn: "Нөхөрлөл, хоршоо, ТББ" },
  description: {
    en: "Partnerships, cooperatives and NGOs of miners. Counts of members, never persons.",
    mn: "Уурхайчдын нөхөрлөл, хоршоо, ТББ. Гишүүдийн тоо, хувь хүн биш.",
  },
  temporal: false,
  tables: ["organisation", "site"],
  projections: staffFeed("id"),
  fields: [
    { ...common.id, feed: true },
    common.code,
    common.nameEn,
    common.nameMn,
    {
      name: "kind",
      type: "code",
      label: { en: "Kind", mn: "Төрөл" },
      codes: organisationKinds,
      in: ["internal"],
      feed: true,
      required: true,
    },
    common.aimagCode,
    people("members_women", "Women among the members", "Эмэгтэй гишүүд"),
    people("members_men", "Men among the members", "Эрэгтэй гишүүд"),
    {
      name: "is_federation_member",
      type: "boolean",
      label: { en: "Member of the federation", mn: "Холбооны гишүүн" },
      in: ["internal"],
      feed: true,
    },
    {
      name: "has_rehabilitation_default",
      type: "boolean",
      label: { en: "Failed to repair land before", mn: "Нөхөн сэргээлт хийгээгүй" },
      in: ["internal"],
      feed: true,
    },
    {
      name: "founded_on",
      type: "date",
      label: { en: "Formed on", mn: "Байгуулагдсан" },
      in: ["internal"],
      feed: true,
    },
    {
      name: "sites",
      type: "integer",
      label: { en: "Sites", mn: "Талбай" },
      unit: "places",
      in: ["internal"],
      feed: true,
      required: true,
    },
    common.isDemo,
    common.version,
    common.updatedAt,
  ],
};

export const activityLayer: Layer = {
  id: "activities",
  view: "activities",
  title: { en: "Trainings and other activities", mn: "Сургалт, үйл ажиллагаа" },
  description: {
    en: "Trainings and the like, each by itself: people reached by sex, day and soum.",
    mn: "Сургалт, үйл ажиллагаа бүр: хамрагдсан хүн, хүйс, өдөр, сумаар.",
  },
  temporal: false,
  tables: ["activity"],
  projections: staffFeed("id"),
  fields: [
    common.id,
    common.code,
    {
      name: "topic",
      type: "code",
      label: { en: "Topic", mn: "Сэдэв" },
      codes: activityTopics,
      in: ["internal"],
      feed: true,
      required: true,
    },
    text("title_en", "Title", "Гарчиг (англи)"),
    text("title_mn", "Title (Mongolian)", "Гарчиг"),
    {
      name: "held_on",
      type: "date",
      label: { en: "Held on", mn: "Болсон өдөр" },
      in: ["internal"],
      feed: true,
      required: true,
    },
    common.aimagCode,
    common.soumCode,
    people("women", "Women", "Эмэгтэй"),
    people("men", "Men", "Эрэгтэй"),
    { ...people("people", "People reached", "Хамрагдсан хүн"), required: true },
    text("programme", "Programme", "Хөтөлбөр"),
    common.isDemo,
    common.version,
    common.updatedAt,
  ],
};
