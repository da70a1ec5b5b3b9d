import type { Field } from "./layer.ts";

const everywhere = ["internal", "published"] as const;

/** Fields that mean the same on every layer: one wording, one place. */
export const common = {
  id: { name: "id", type: "uuid", label: { en: "Identifier", mn: "Дугаарлалт" }, in: ["internal"], required: true },
  code: { name: "code", type: "text", label: { en: "Code", mn: "Код" }, in: everywhere, feed: true, required: true },
  nameEn: { name: "name_en", type: "text", label: { en: "Name", mn: "Нэр (англи)" }, in: ["internal"], feed: true },
  nameMn: { name: "name_mn", type: "text", label: { en: "Name (Mongolian)", mn: "Нэр" }, in: ["internal"], feed: true },
  aimagCode: { name: "aimag_code", type: "text", label: { en: "Aimag", mn: "Аймаг" }, in: ["internal"], feed: true },
  soumCode: { name: "soum_code", type: "text", label: { en: "Soum", mn: "Сум" }, in: ["internal"], feed: true },
  isDemo: {
    name: "is_demo",
    type: "boolean",
    label: { en: "Demo data", mn: "Үзүүлэх өгөгдөл" },
    in: everywhere,
    feed: true,
    required: true,
  },
  version: {
    name: "version",
    type: "integer",
    label: { en: "Version", mn: "Хувилбар" },
    in: ["internal"],
    required: true,
  },
  updatedAt: {
    name: "updated_at",
    type: "timestamp",
    label: { en: "Last changed", mn: "Сүүлд өөрчилсөн" },
    in: ["internal"],
    required: true,
  },
  release: {
    name: "release",
    type: "integer",
    label: { en: "Release", mn: "Нийтлэл" },
    description: { en: "Number of the publication this belongs to.", mn: "Хамаарах нийтлэлийн дугаар." },
    in: ["published"],
    required: true,
  },
} as const satisfies Record<string, Field>;

/** A record's own events: which record, when it was so, when it was written down. */
export const eventFields = {
  effectiveOn: {
    name: "effective_on",
    type: "date",
    label: { en: "Effective on", mn: "Хүчинтэй огноо" },
    in: ["internal"],
    required: true,
  },
  recordedAt: {
    name: "recorded_at",
    type: "timestamp",
    label: { en: "Recorded", mn: "Бүртгэсэн" },
    in: ["internal"],
    required: true,
  },
  documentReference: {
    name: "document_reference",
    type: "text",
    label: { en: "Document", mn: "Баримт" },
    in: ["internal"],
  },
  batchId: { name: "batch_id", type: "uuid", label: { en: "Entered together", mn: "Хамт оруулсан" }, in: ["internal"] },
  struckAt: {
    name: "struck_at",
    type: "timestamp",
    label: { en: "Struck", mn: "Хүчингүй болгосон" },
    in: ["internal"],
  },
  strikeReason: {
    name: "strike_reason",
    type: "text",
    label: { en: "Why struck", mn: "Хүчингүй болгосон шалтгаан" },
    in: ["internal"],
    filterable: false,
  },
  replacedBy: { name: "replaced_by", type: "uuid", label: { en: "Replaced by", mn: "Орлосон" }, in: ["internal"] },
  recordedBy: {
    name: "recorded_by",
    type: "text",
    label: { en: "Recorded by", mn: "Бүртгэсэн хүн" },
    in: ["internal"],
  },
  note: { name: "note", type: "text", label: { en: "Note", mn: "Тэмдэглэл" }, in: ["internal"], filterable: false },
} as const satisfies Record<string, Field>;

/** Where a public entry lies, as finely as the publication rules let it be named. */
export const publicPlaceFields = [
  { name: "soum_name_en", type: "text", label: { en: "Soum", mn: "Сум (англи)" }, in: ["published"], feed: true },
  { name: "soum_name_mn", type: "text", label: { en: "Soum (Mongolian)", mn: "Сум" }, in: ["published"], feed: true },
  {
    name: "province_name_en",
    type: "text",
    label: { en: "Province", mn: "Аймаг (англи)" },
    in: ["published"],
    feed: true,
  },
  {
    name: "province_name_mn",
    type: "text",
    label: { en: "Province (Mongolian)", mn: "Аймаг" },
    in: ["published"],
    feed: true,
  },
] as const satisfies readonly Field[];
