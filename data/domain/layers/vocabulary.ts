import type { CodeEntry } from "../text.ts";

/** Closed lists of the field's own words (domain notes 1.2, 2.4, 3.4, 4.3). "Not assessed" is always an entry of its own. */

export const minerals = [
  { code: "gold_placer", label: { en: "Gold, placer", mn: "Алт, шороон орд" } },
  { code: "gold_hard_rock", label: { en: "Gold, hard rock", mn: "Алт, үндсэн орд" } },
  { code: "fluorspar", label: { en: "Fluorspar", mn: "Жонш" } },
  { code: "coal", label: { en: "Coal", mn: "Нүүрс" } },
  { code: "tungsten", label: { en: "Tungsten", mn: "Гянтболд" } },
  { code: "limestone", label: { en: "Limestone", mn: "Шохойн чулуу" } },
  { code: "gemstone", label: { en: "Gemstones", mn: "Эрдэнийн чулуу" } },
  { code: "construction", label: { en: "Construction material", mn: "Барилгын материал" } },
  { code: "salt", label: { en: "Salt", mn: "Давс" } },
  { code: "other", label: { en: "Other", mn: "Бусад" } },
] as const satisfies readonly CodeEntry[];

export const siteKinds = [
  { code: "mine", label: { en: "Mine", mn: "Уурхай" } },
  { code: "processing", label: { en: "Processing place", mn: "Боловсруулах цэг" } },
  { code: "both", label: { en: "Mine and processing", mn: "Уурхай ба боловсруулалт" } },
] as const satisfies readonly CodeEntry[];

export const depositTypes = [
  { code: "placer", label: { en: "Placer", mn: "Шороон орд" } },
  { code: "hard_rock", label: { en: "Hard rock", mn: "Үндсэн орд" } },
  { code: "tailings", label: { en: "Tailings", mn: "Хаягдал" } },
  { code: "other", label: { en: "Other", mn: "Бусад" } },
] as const satisfies readonly CodeEntry[];

export const locationPrecisions = [
  { code: "gps", label: { en: "Measured by GPS on the spot", mn: "Газар дээр нь GPS-ээр хэмжсэн" } },
  { code: "map", label: { en: "Read off a map or image", mn: "Газрын зургаас тогтоосон" } },
  {
    code: "described",
    label: { en: "From a description, several kilometres uncertain", mn: "Тайлбараас, хэдэн км алдаатай" },
  },
] as const satisfies readonly CodeEntry[];

export const prohibitedZones = [
  { code: "not_assessed", label: { en: "Not assessed", mn: "Үнэлээгүй" } },
  { code: "none", label: { en: "None", mn: "Байхгүй" } },
  { code: "river_source", label: { en: "River source", mn: "Гол мөрний урсац бүрэлдэх эх" } },
  { code: "water_protection", label: { en: "Water protection zone", mn: "Усны хамгаалалтын бүс" } },
  { code: "forest_fund", label: { en: "Forest fund land", mn: "Ойн сан бүхий газар" } },
  { code: "protected_area", label: { en: "Protected area", mn: "Тусгай хамгаалалттай газар" } },
] as const satisfies readonly CodeEntry[];

export const organisationKinds = [
  { code: "partnership", label: { en: "Partnership (nukhurlul)", mn: "Нөхөрлөл" } },
  { code: "cooperative", label: { en: "Cooperative", mn: "Хоршоо" } },
  { code: "ngo", label: { en: "NGO", mn: "ТББ" } },
] as const satisfies readonly CodeEntry[];

/** Was it seen? Three answers of a visit, none of which may be mistaken for another. */
export const presence = [
  { code: "not_assessed", label: { en: "Not assessed", mn: "Үнэлээгүй" } },
  { code: "none", label: { en: "None seen", mn: "Ажиглагдаагүй" } },
  { code: "seen", label: { en: "Seen", mn: "Ажиглагдсан" } },
] as const satisfies readonly CodeEntry[];

export const suspicion = [
  { code: "not_assessed", label: { en: "Not assessed", mn: "Үнэлээгүй" } },
  { code: "none", label: { en: "None", mn: "Байхгүй" } },
  { code: "suspected", label: { en: "Suspected", mn: "Сэжигтэй" } },
  { code: "confirmed", label: { en: "Confirmed", mn: "Батлагдсан" } },
] as const satisfies readonly CodeEntry[];

export const confidences = [
  { code: "low", label: { en: "Low", mn: "Бага" } },
  { code: "medium", label: { en: "Medium", mn: "Дунд" } },
  { code: "high", label: { en: "High", mn: "Өндөр" } },
] as const satisfies readonly CodeEntry[];

export const zoneOrigins = [
  { code: "abandoned_asm", label: { en: "Abandoned artisanal mining", mn: "Хаягдсан бичил уурхай" } },
  { code: "active_asm", label: { en: "Active artisanal mining", mn: "Ажиллаж байгаа бичил уурхай" } },
  { code: "licensed_company", label: { en: "Licensed company", mn: "Тусгай зөвшөөрөлтэй компани" } },
  { code: "unknown", label: { en: "Unknown", mn: "Тодорхойгүй" } },
] as const satisfies readonly CodeEntry[];

export const kindergartenKinds = [
  { code: "building", label: { en: "Building", mn: "Барилга" } },
  { code: "ger", label: { en: "Ger", mn: "Гэр" } },
  { code: "mobile_ger", label: { en: "Mobile ger", mn: "Нүүдлийн гэр" } },
  { code: "van", label: { en: "Van", mn: "Явуулын автомашин" } },
  { code: "family_group", label: { en: "Family group", mn: "Гэр бүлийн бүлэг" } },
] as const satisfies readonly CodeEntry[];

export const activityTopics = [
  { code: "rights_and_law", label: { en: "Rights and law", mn: "Эрх, хууль" } },
  { code: "safety_and_health", label: { en: "Safety and health", mn: "Аюулгүй ажиллагаа, эрүүл мэнд" } },
  { code: "rehabilitation", label: { en: "Rehabilitation", mn: "Нөхөн сэргээлт" } },
  { code: "child_protection", label: { en: "Child protection", mn: "Хүүхэд хамгаалал" } },
  { code: "mercury_free", label: { en: "Mercury-free processing", mn: "Мөнгөн усгүй боловсруулалт" } },
  { code: "business_skills", label: { en: "Business and vocational skills", mn: "Бизнес, мэргэжлийн ур чадвар" } },
] as const satisfies readonly CodeEntry[];

export const unitLevels = [
  { code: "soum", label: { en: "Soum", mn: "Сум" } },
  { code: "province", label: { en: "Province", mn: "Аймаг (нийтлэлийн)" } },
  { code: "region", label: { en: "Region", mn: "Бүс" } },
  { code: "nation", label: { en: "Nation", mn: "Улс" } },
] as const satisfies readonly CodeEntry[];

/** How a place is drawn for the public (publication rules 6, 8 and 9). */
export const shownAs = [
  { code: "cell", label: { en: "Cell of 0.1°, about 84 km²", mn: "0.1°-ийн нүд, ойролцоогоор 84 км²" } },
  { code: "soum", label: { en: "Soum", mn: "Сум" } },
  { code: "province", label: { en: "Province", mn: "Аймаг" } },
  { code: "outline", label: { en: "Outline", mn: "Хил зааг" } },
] as const satisfies readonly CodeEntry[];

export const geometryBases = [
  { code: "official", label: { en: "Official boundary", mn: "Албан ёсны хил" } },
  { code: "approximate", label: { en: "Approximate area", mn: "Ойролцоо талбай" } },
] as const satisfies readonly CodeEntry[];

/** What is counted for the nation only, each by itself (publication rules 5, 9 and 10). */
export const nationSubjects = [
  { code: "mineral", label: { en: "Minerals", mn: "Ашигт малтмал" } },
  { code: "site_kind", label: { en: "Kinds of site", mn: "Талбайн төрөл" } },
  { code: "people_working", label: { en: "People working", mn: "Ажиллагсад" } },
  { code: "children_2_5", label: { en: "Children of 2–5", mn: "2–5 насны хүүхэд" } },
] as const satisfies readonly CodeEntry[];

/** What each number of the nation is of: a mineral, a kind of site, or all people and all children undivided. */
export const nationSubjectCodes = [
  ...minerals,
  ...siteKinds,
  { code: "all", label: { en: "All", mn: "Бүгд" } },
] as const satisfies readonly CodeEntry[];
