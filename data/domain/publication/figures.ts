import type { Bilingual } from "../text.ts";

/**
 * A headline figure of the public page, and how anyone computes it again: one query on the tables of a release's GeoPackage, in SQLite's SQL,
 * as DB Browser or `ogr2ogr -dialect SQLite -sql` run it. One row with the column `value` (null: no number is told), unless it says otherwise.
 */
export interface PublicFigure {
  readonly id: string;
  readonly title: Bilingual;
  /** What is counted, and what is not. */
  readonly definition: Bilingual;
  /** Collections the query reads: where one of them is withheld, the figure cannot be computed. */
  readonly from: readonly string[];
  readonly query: string;
}

const newestOfNation = "FROM site_summary WHERE level = 'nation' ORDER BY step DESC LIMIT 1";
const landOfNation = "FROM rehabilitation_summary WHERE level = 'nation'";

const siteFigures = [
  {
    id: "sites-under-contract",
    title: { en: "Places under contract", mn: "Гэрээтэй газар" },
    definition: {
      en: "Places under contract at the cut-off, those paused by a moratorium included. A contract signed while its instrument was suspended counts as on the way until signed again.",
      mn: "Хязгаар өдөр гэрээтэй байсан газар, хуулиар түр зогсоосныг оруулаад. Эрх зүйн акт нь түдгэлзсэн үед байгуулсан гэрээг дахин байгуултал явцад байгаад тооцно.",
    },
    from: ["site-summary"],
    query: `SELECT under_contract AS value ${newestOfNation}`,
  },
  {
    id: "sites-ever-contracted",
    title: { en: "Places ever under contract", mn: "Гэрээ хийж байсан газар" },
    definition: {
      en: "Places that had a valid contract at least once since 2010, whatever came later.",
      mn: "2010 оноос хойш нэг удаа ч гэсэн хүчинтэй гэрээтэй байсан газар, дараа нь юу болсноос үл хамаарна.",
    },
    from: ["site-summary"],
    query: `SELECT ever_contracted AS value ${newestOfNation}`,
  },
  {
    id: "sites-known",
    title: { en: "Places ever known", mn: "Мэдэгдсэн газар" },
    definition: {
      en: "Places where artisanal mining is or was known, each once, whatever its status.",
      mn: "Бичил уурхай байгаа эсвэл байсан нь мэдэгдсэн газар, байдлаас үл хамааран тус бүрийг нэг удаа.",
    },
    from: ["site-summary"],
    query: `SELECT under_contract + on_the_way + not_formalised + suspended_or_ended + closed AS value ${newestOfNation}`,
  },
  {
    id: "people-working",
    title: { en: "People working", mn: "Ажиллагсад" },
    definition: {
      en: "People at work by the newest visit to each place, to the nearest 10; no number where fewer than ten places stand behind it.",
      mn: "Газар бүрийн сүүлийн айлчлалаар ажиллаж байсан хүн, 10-аар бүхэлтгэсэн; ард нь арваас цөөн газар байвал тоо хэлэхгүй.",
    },
    from: ["nation-summary"],
    query: "SELECT people AS value FROM nation_summary WHERE subject = 'people_working' AND code = 'all'",
  },
  {
    id: "soums-named",
    title: { en: "Soums with five or more places", mn: "Тав ба түүнээс олон газартай сум" },
    definition: {
      en: "Soums whose band of places ever known begins at 5 or more at the newest step. A small town is counted with a neighbour.",
      mn: "Сүүлийн үеийн байдлаар мэдэгдсэн газрын бүлэг нь 5-аас эхэлсэн сум. Жижиг хотыг хөрш сумтай нь хамт тоолсон.",
    },
    from: ["site-summary"],
    query:
      "SELECT count(*) AS value FROM site_summary WHERE level = 'soum' AND low >= 5 AND step = (SELECT max(step) FROM site_summary)",
  },
] as const satisfies readonly PublicFigure[];

const landFigures = [
  {
    id: "land-accepted",
    title: { en: "Hectares accepted", mn: "Хүлээн авсан га" },
    definition: {
      en: "Hectares that local government accepted after rehabilitation. Land disturbed again later stays in it.",
      mn: "Нөхөн сэргээсний дараа орон нутгаас хүлээн авсан га. Дараа нь дахин эвдэрсэн газар ч үүнд байна.",
    },
    from: ["rehabilitation-summary"],
    query: `SELECT coalesce(sum(hectares), 0) AS value ${landOfNation} AND stage_group = 'accepted'`,
  },
  {
    id: "land-technical",
    title: { en: "Hectares of technical work", mn: "Техникийн нөхөн сэргээлтийн га" },
    definition: {
      en: "Hectares shaped by technical work in zones at every stage. Never added to the biological ones: it is the same land.",
      mn: "Бүх үе шатны бүсэд техникийн нөхөн сэргээлт хийсэн га. Биологийнхтой хэзээ ч нэмэхгүй: нэг л газар.",
    },
    from: ["rehabilitation-summary"],
    query: `SELECT coalesce(sum(technical_hectares), 0) AS value ${landOfNation} AND stage_group <> 'disturbed_again'`,
  },
  {
    id: "land-biological",
    title: { en: "Hectares sown or planted", mn: "Биологийн нөхөн сэргээлтийн га" },
    definition: {
      en: "Hectares sown or planted in zones at every stage. Never added to the technical ones.",
      mn: "Бүх үе шатны бүсэд тариалсан, ургамалжуулсан га. Техникийнхтэй хэзээ ч нэмэхгүй.",
    },
    from: ["rehabilitation-summary"],
    query: `SELECT coalesce(sum(biological_hectares), 0) AS value ${landOfNation} AND stage_group <> 'disturbed_again'`,
  },
] as const satisfies readonly PublicFigure[];

const peopleFigures = [
  {
    id: "people-reached",
    title: { en: "People reached", mn: "Хамрагдсан хүн" },
    definition: {
      en: "People who took part in trainings and the like, all years, each year to the nearest 10. Whoever came twice is counted twice.",
      mn: "Сургалт зэрэгт хамрагдсан хүн, бүх жилээр, жил бүрийг 10-аар бүхэлтгэсэн. Хоёр удаа ирсэн хүнийг хоёр тоолно.",
    },
    from: ["activity-summary"],
    query: "SELECT sum(people) AS value FROM activity_summary WHERE level = 'nation' AND topic IS NULL",
  },
  {
    id: "people-reached-by-topic",
    title: { en: "People reached by topic", mn: "Хамрагдсан хүн, сэдвээр" },
    definition: {
      en: "The same by topic and sex, one row a topic. Each number is rounded by itself, so the rows need not add up to the whole; sex was not always noted.",
      mn: "Мөн адил, сэдэв ба хүйсээр, сэдэв бүр нэг мөр. Тоо бүрийг тусад нь бүхэлтгэсэн тул нийлбэр нь нийт тоотой тэнцэхгүй байж болно; хүйсийг тэр бүр тэмдэглээгүй.",
    },
    from: ["activity-summary"],
    query:
      "SELECT topic, sum(people) AS people, sum(women) AS women, sum(men) AS men FROM activity_summary WHERE level = 'nation' AND topic IS NOT NULL GROUP BY topic ORDER BY topic",
  },
] as const satisfies readonly PublicFigure[];

const kindergartenFigures = [
  {
    id: "kindergartens-open",
    title: { en: "Kindergartens open", mn: "Нээлттэй цэцэрлэг" },
    definition: {
      en: "Kindergartens of every kind that are open at the cut-off; one closed for the season is not.",
      mn: "Хязгаар өдөр нээлттэй байсан бүх төрлийн цэцэрлэг; улирлын хаалттай нь орохгүй.",
    },
    from: ["kindergartens"],
    query: "SELECT count(*) AS value FROM kindergartens WHERE status_group = 'open'",
  },
  {
    id: "kindergartens-planned",
    title: { en: "Kindergartens planned", mn: "Төлөвлөсөн цэцэрлэг" },
    definition: {
      en: "Kindergartens that are decided and not open yet.",
      mn: "Байгуулахаар шийдсэн, хараахан нээгээгүй цэцэрлэг.",
    },
    from: ["kindergartens"],
    query: "SELECT count(*) AS value FROM kindergartens WHERE status_group = 'planned'",
  },
  {
    id: "seats-open",
    title: { en: "Seats in open kindergartens", mn: "Нээлттэй цэцэрлэгийн ор" },
    definition: {
      en: "Seats of the open kindergartens, each to the nearest 5; where seats are not known, none is added.",
      mn: "Нээлттэй цэцэрлэгийн ор, тус бүрийг 5-аар бүхэлтгэсэн; мэдэгдээгүйг нэмээгүй.",
    },
    from: ["kindergartens"],
    query: "SELECT coalesce(sum(seats), 0) AS value FROM kindergartens WHERE status_group = 'open'",
  },
  {
    id: "seats-planned",
    title: { en: "Seats in planned kindergartens", mn: "Төлөвлөсөн цэцэрлэгийн ор" },
    definition: {
      en: "Seats of the planned kindergartens, each to the nearest 5; where seats are not known, none is added.",
      mn: "Төлөвлөсөн цэцэрлэгийн ор, тус бүрийг 5-аар бүхэлтгэсэн; мэдэгдээгүйг нэмээгүй.",
    },
    from: ["kindergartens"],
    query: "SELECT coalesce(sum(seats), 0) AS value FROM kindergartens WHERE status_group = 'planned'",
  },
  {
    id: "children-near",
    title: { en: "Children of 2–5 near the places", mn: "Газрын ойролцоох 2–5 насны хүүхэд" },
    definition: {
      en: "Children living nearby by the newest visit to each place, to the nearest 10; no number where fewer than ten places stand behind it.",
      mn: "Газар бүрийн сүүлийн айлчлалаар ойр амьдардаг хүүхэд, 10-аар бүхэлтгэсэн; ард нь арваас цөөн газар байвал тоо хэлэхгүй.",
    },
    from: ["nation-summary"],
    query: "SELECT children AS value FROM nation_summary WHERE subject = 'children_2_5' AND code = 'all'",
  },
] as const satisfies readonly PublicFigure[];

/** Every figure the public page says in a headline. Their ids are fixed: the page marks its tiles with them. */
export const publicFigures = [...siteFigures, ...landFigures, ...peopleFigures, ...kindergartenFigures] as const;

const shownZones = "sum(hectares) AS hectares, count(*) AS zones FROM rehabilitation_zones";

/**
 * Figures by year that the public page draws as a chart: several rows each. They are sums of what the release shows record by record,
 * so that a year, or a province's year, tells nothing that is not there already (rule 8).
 */
export const publicSeries = [
  {
    id: "land-accepted-by-year",
    title: { en: "Hectares accepted, by year", mn: "Хүлээн авсан га, жилээр" },
    definition: {
      en: "Hectares of the accepted zones that are shown one by one, by the year in which local government first accepted them; each zone in whole hectares. Accepted zones that nobody has decided to show are in the total alone.",
      mn: "Тус тусад нь харуулсан, хүлээн авсан бүсийн га, орон нутаг анх хүлээн авсан оноор; бүс бүрийг бүхэл га-гаар. Харуулахаар шийдээгүй бүс зөвхөн нийт дүнд орно.",
    },
    from: ["rehabilitation-zones"],
    query: `SELECT accepted_year AS year, ${shownZones} GROUP BY accepted_year ORDER BY accepted_year`,
  },
  {
    id: "land-accepted-by-year-and-province",
    title: { en: "Hectares accepted, by year and province", mn: "Хүлээн авсан га, жил ба аймгаар" },
    definition: {
      en: "The same by the province each zone is shown in.",
      mn: "Мөн адил, бүс бүрийг харуулсан аймгаар.",
    },
    from: ["rehabilitation-zones"],
    query: `SELECT accepted_year AS year, province_name_en AS province, ${shownZones} GROUP BY accepted_year, province_name_en ORDER BY accepted_year, province_name_en`,
  },
] as const satisfies readonly PublicFigure[];

/** Everything of the page that anyone can compute again. */
export const computedFigures = [...publicFigures, ...publicSeries] as const;
