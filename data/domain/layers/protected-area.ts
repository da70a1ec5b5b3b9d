import type { CodeEntry } from "../text.ts";
import { common } from "./common-fields.ts";
import type { Layer } from "./layer.ts";

/** What can protect land, so far as mining law knows it: the laws on special protected areas, water and forest (domain notes 1.3). */
export const protectionKinds = [
  { code: "strictly_protected", label: { en: "Strictly protected area", mn: "Дархан цаазат газар" } },
  { code: "national_park", label: { en: "National park", mn: "Байгалийн цогцолбор газар" } },
  { code: "nature_reserve", label: { en: "Nature reserve", mn: "Байгалийн нөөц газар" } },
  { code: "natural_monument", label: { en: "Natural monument", mn: "Дурсгалт газар" } },
  { code: "local_protection", label: { en: "Locally protected area", mn: "Орон нутгийн хамгаалалттай газар" } },
  { code: "water_protection", label: { en: "Water protection zone", mn: "Усны хамгаалалтын бүс" } },
  { code: "river_source", label: { en: "River source", mn: "Гол мөрний урсац бүрэлдэх эх" } },
  { code: "forest_fund", label: { en: "Forest fund land", mn: "Ойн сан бүхий газар" } },
] as const satisfies readonly CodeEntry[];

export const protectedAreaLayer: Layer = {
  id: "protected-areas",
  view: "protected_areas",
  title: { en: "Protected areas", mn: "Хамгаалалттай газар" },
  description: {
    en: "Parks, reserves and water protection zones as their keepers gave them, each with its source and day. Whoever draws a zone in one is warned.",
    mn: "Хамгаалалттай газар, усны хамгаалалтын бүс, тус бүр эх сурвалж, огноотой. Дотор нь бүс зурахад анхааруулна.",
  },
  temporal: false,
  tables: ["protected_area"],
  projections: { internal: { geometryTypes: ["MultiPolygon"], idField: "code", feed: true } },
  fields: [
    { ...common.code, in: ["internal"] },
    {
      name: "kind",
      type: "code",
      label: { en: "Kind", mn: "Төрөл" },
      codes: protectionKinds,
      in: ["internal"],
      feed: true,
      required: true,
    },
    common.nameEn,
    common.nameMn,
    {
      name: "source",
      type: "text",
      label: { en: "Source", mn: "Эх сурвалж" },
      in: ["internal"],
      feed: true,
      required: true,
    },
    {
      name: "as_of",
      type: "date",
      label: { en: "As of", mn: "Байдлаар" },
      in: ["internal"],
      feed: true,
      required: true,
    },
    { ...common.isDemo, in: ["internal"] },
  ],
};
