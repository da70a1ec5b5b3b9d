import { common } from "./common-fields.ts";
import type { Layer } from "./layer.ts";

/** Areas of sites as records of their own, so that the feed of sites stays slim and a map can draw them when it has time. */
export const siteAreaLayer: Layer = {
  id: "site-areas",
  view: "site_areas",
  title: { en: "Areas of sites", mn: "Талбайн зурсан хил" },
  description: {
    en: "Land a group asked for or works by contract, of sites of which it is drawn. As secret as the point of the site.",
    mn: "Бүлгийн хүссэн, эсвэл гэрээгээр ажиллах газар, хилийг нь зурсан талбайгаар. Талбайн цэгийн адил нууц.",
  },
  temporal: false,
  tables: ["site"],
  projections: { internal: { geometryTypes: ["MultiPolygon"], idField: "code", feed: true } },
  fields: [
    { ...common.code, in: ["internal"] },
    {
      name: "area_ha",
      type: "number",
      label: { en: "Area", mn: "Талбай" },
      unit: "ha",
      in: ["internal"],
      feed: true,
      required: true,
    },
    { ...common.aimagCode, feed: false },
    { ...common.soumCode, feed: false },
    { ...common.isDemo, in: ["internal"] },
  ],
};
