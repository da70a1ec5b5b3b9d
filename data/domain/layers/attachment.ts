import { attachmentKinds } from "../attachments/kinds.ts";
import { common, eventFields } from "./common-fields.ts";
import type { Field, Layer } from "./layer.ts";

const internal = (field: Omit<Field, "in">): Field => ({ ...field, in: ["internal"] });

/**
 * Photos and papers of zones and sites: what is known of each file. The file itself is at `/api/attachments/{id}`. Staff only: none is part of a
 * release. The geometry is where the camera stood, as far as it said so.
 */
export const attachmentLayer: Layer = {
  id: "attachments",
  view: "attachments",
  title: { en: "Photos and papers", mn: "Зураг, баримт" },
  description: {
    en: "Photos and papers of zones and sites. The files are at /api/attachments/{id}.",
    mn: "Бүс, талбайн зураг, баримт. Файл нь /api/attachments/{id} хаягт бий.",
  },
  temporal: false,
  tables: ["attachment", "rehabilitation_zone", "site"],
  projections: { internal: { geometryTypes: ["Point"], idField: "id", feed: false } },
  fields: [
    common.id,
    internal({ name: "zone_id", type: "uuid", label: { en: "Zone", mn: "Бүс" } }),
    internal({ name: "zone_code", type: "text", label: { en: "Zone (code)", mn: "Бүс (код)" } }),
    internal({ name: "site_id", type: "uuid", label: { en: "Site", mn: "Талбай" } }),
    internal({ name: "site_code", type: "text", label: { en: "Site (code)", mn: "Талбай (код)" } }),
    internal({ name: "visit_id", type: "uuid", label: { en: "Visit", mn: "Очсон тэмдэглэл" } }),
    internal({ name: "stage_event_id", type: "uuid", label: { en: "Stage event", mn: "Үе шатны үйл явдал" } }),
    internal({ name: "status_event_id", type: "uuid", label: { en: "Status event", mn: "Байдлын үйл явдал" } }),
    internal({
      name: "kind",
      type: "code",
      label: { en: "What it shows", mn: "Юу харуулж байгаа" },
      codes: attachmentKinds,
      required: true,
    }),
    internal({ name: "caption", type: "text", label: { en: "Caption", mn: "Тайлбар" }, filterable: false }),
    internal({ name: "taken_on", type: "date", label: { en: "Taken or signed on", mn: "Авсан, үйлдсэн огноо" } }),
    internal({
      name: "is_public",
      type: "boolean",
      label: { en: "May be shown to the public", mn: "Олон нийтэд үзүүлж болно" },
      description: {
        en: "Leave, until people in it have agreed. Before and after of an accepted zone are shown once a second person has confirmed both.",
        mn: "Зурагт буй хүмүүс зөвшөөрөөгүй бол бүү сонго. Хүлээн авсан бүсийн өмнөх, дараах зургийг хоёр дахь хүн баталсны дараа л харуулна.",
      },
      required: true,
    }),
    internal({
      name: "public_confirmed_on",
      type: "date",
      label: { en: "Confirmed by a second person", mn: "Хоёр дахь хүн баталсан" },
    }),
    internal({ name: "media_type", type: "text", label: { en: "Kind of file", mn: "Файлын төрөл" }, required: true }),
    internal({ name: "bytes", type: "integer", label: { en: "Bytes", mn: "Байт" }, required: true }),
    internal({ name: "width", type: "integer", label: { en: "Width in pixels", mn: "Өргөн, пиксел" } }),
    internal({ name: "height", type: "integer", label: { en: "Height in pixels", mn: "Өндөр, пиксел" } }),
    internal({ name: "camera_at", type: "timestamp", label: { en: "By the camera's clock", mn: "Камерын цагаар" } }),
    internal({
      name: "bearing_deg",
      type: "number",
      label: { en: "Camera looked towards (degrees from north)", mn: "Камер харсан зүг (хойноос, градус)" },
    }),
    eventFields.recordedAt,
    common.isDemo,
    common.version,
    common.updatedAt,
  ],
};
