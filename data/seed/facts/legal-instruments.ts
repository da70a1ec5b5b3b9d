/** A rule artisanal mining was or is done under. Dates are ISO; where only the year is known, 1 July stands for it. */
interface LegalInstrument {
  readonly code: string;
  readonly titleEn: string;
  readonly titleMn: string;
  readonly shortEn: string;
  readonly shortMn: string;
  readonly inForceFrom: string;
  readonly inForcePrecision: "day" | "month" | "year";
  readonly suspendedFrom: string | null;
  readonly suspendedTo: string | null;
  readonly endedOn: string | null;
  readonly replacedBy: string | null;
  readonly noteEn: string;
  readonly noteMn: string;
  readonly sourceUrl: string;
  /** Is it a regulation that contracts of artisanal mining rest on? */
  readonly bearsContracts: boolean;
}

/** First day of the suspension as dated here: the earlier of the two months that sources give, so that a contract signed in doubt counts as signed while suspended. */
const suspensionFrom = "2019-09-01";
/** Only the year 2022 is published; on 6 May 2022 the suspension still held. */
const restartFrom = "2022-07-01";
const revisionFrom = "2017-07-01";

export const legalInstruments: readonly LegalInstrument[] = [
  {
    code: "LAW-2006-MINERALS",
    titleEn: "Minerals Law, revised 2006",
    titleMn: "Ашигт малтмалын тухай хууль (2006 оны шинэчилсэн найруулга)",
    shortEn: "Minerals Law 2006",
    shortMn: "АМТХ 2006",
    inForceFrom: "2006-07-01",
    inForcePrecision: "year",
    suspendedFrom: null,
    suspendedTo: null,
    endedOn: null,
    replacedBy: null,
    noteEn: "Article 3.2 leaves artisanal and micro mining to a separate rule. Only the year is used here.",
    noteMn: "3.2 дахь хэсэгт бичил уурхайн харилцааг тусдаа журмаар зохицуулахаар заасан. Энд зөвхөн оныг ашигласан.",
    sourceUrl: "http://asianlii.org/mn/legis/laws/ml200698",
    bearsContracts: false,
  },
  {
    code: "LAW-2009-LONG-NAME",
    titleEn: "Law banning exploration and mining at river sources, in water-protection zones and in the forest fund",
    titleMn:
      "Гол, мөрний урсац бүрэлдэх эх, усны сан бүхий газрын хамгаалалтын бүс, ойн сан бүхий газарт ашигт малтмал хайх, ашиглахыг хориглох тухай хууль",
    shortEn: "Law with the Long Name",
    shortMn: "Урт нэртэй хууль",
    inForceFrom: "2009-07-01",
    inForcePrecision: "year",
    suspendedFrom: null,
    suspendedTo: null,
    endedOn: null,
    replacedBy: null,
    noteEn: "Licences inside the banned land were revoked from 2010. Only the year is used here.",
    noteMn: "Хориотой газар дахь тусгай зөвшөөрлийг 2010 оноос цуцалж эхэлсэн. Энд зөвхөн оныг ашигласан.",
    sourceUrl: "https://scirp.org/journal/paperinformation.aspx?paperid=110173",
    bearsContracts: false,
  },
  {
    code: "LAW-2010-MINERALS-ASM",
    titleEn: "Minerals Law amendment of July 2010 on artisanal and small-scale mining",
    titleMn: "Ашигт малтмалын тухай хуульд бичил уурхайн талаар оруулсан нэмэлт, өөрчлөлт (2010 оны 7 дугаар сар)",
    shortEn: "Amendment 2010",
    shortMn: "2010 оны нэмэлт",
    inForceFrom: "2010-07-01",
    inForcePrecision: "month",
    suspendedFrom: null,
    suspendedTo: null,
    endedOn: null,
    replacedBy: null,
    noteEn: "The first law to recognise artisanal mining; the order of December 2010 followed from it.",
    noteMn: "Бичил уурхайг анх хүлээн зөвшөөрсөн хууль; 2010 оны 12 дугаар сарын журам үүнээс үүдэлтэй.",
    sourceUrl: "http://asmhub.mn/en/blogs/show/41",
    bearsContracts: false,
  },
  {
    code: "RES-2010-308",
    titleEn: "Government Resolution 308 of 1 December 2010: regulation on extraction of minerals by micro-mining",
    titleMn:
      "Засгийн газрын 2010 оны 12 дугаар сарын 1-ний өдрийн 308 дугаар тогтоол: Бичил уурхайгаар ашигт малтмал олборлох журам",
    shortEn: "Resolution 308",
    shortMn: "308-р тогтоол",
    inForceFrom: "2010-12-01",
    inForcePrecision: "day",
    suspendedFrom: null,
    suspendedTo: null,
    endedOn: revisionFrom,
    replacedBy: "RES-2017-151",
    noteEn:
      "At most 5 ha a group, at least five members, nobody in two groups. It ended the temporary rule of 2008 (Resolution 72). Repealed by Resolution 151 in 2017; the day is not known here.",
    noteMn:
      "Нэг бүлэгт 5 га хүртэл, таваас доошгүй гишүүн, нэг хүн хоёр бүлэгт байж болохгүй. 2008 оны түр журмыг (72 дугаар тогтоол) хүчингүй болгосон. 2017 онд 151 дүгээр тогтоолоор хүчингүй болсон, өдөр нь энд тодорхойгүй.",
    sourceUrl: "https://legalinfo.mn/mn/detail/2706/2/202813",
    bearsContracts: true,
  },
  {
    code: "RES-2017-151",
    titleEn: "Government Resolution 151 of 2017: revised regulation on micro-mining",
    titleMn: "Засгийн газрын 2017 оны 151 дүгээр тогтоол: бичил уурхайн шинэчилсэн журам",
    shortEn: "Resolution 151",
    shortMn: "151-р тогтоол",
    inForceFrom: revisionFrom,
    inForcePrecision: "year",
    suspendedFrom: suspensionFrom,
    suspendedTo: restartFrom,
    endedOn: restartFrom,
    replacedBy: "RES-2022-296",
    noteEn:
      "Key clauses were suspended by Resolution 355 in autumn 2019. Sources disagree on the month: planetGOLD says September, the federation's text for an OECD forum of 6 May 2022 says November. The earlier is used; it was replaced in 2022, month not published.",
    noteMn:
      "2019 оны намар 355 дугаар тогтоолоор гол заалтуудыг нь түдгэлзүүлсэн. Сар нь эх сурвалжаар зөрүүтэй: planetGOLD 9 дүгээр сар, холбооны 2022 оны 5 дугаар сарын 6-ны ЭЗХАХБ-ын чуулганы бичвэр 11 дүгээр сар гэжээ. Энд эрт сарыг авсан; 2022 онд солигдсон, сар нь нийтлэгдээгүй.",
    sourceUrl: "http://asmhub.mn/en/news/asm-regional-trainings",
    bearsContracts: true,
  },
  {
    code: "RES-2019-355",
    titleEn: "Government Resolution 355 of 2019: key clauses of the regulation suspended",
    titleMn: "Засгийн газрын 2019 оны 355 дугаар тогтоол: журмын гол заалтуудыг түдгэлзүүлсэн",
    shortEn: "Resolution 355",
    shortMn: "355-р тогтоол",
    inForceFrom: suspensionFrom,
    inForcePrecision: "month",
    suspendedFrom: null,
    suspendedTo: null,
    endedOn: restartFrom,
    replacedBy: "RES-2022-296",
    noteEn:
      "No new land and no new contracts; agreements made in spite of it counted as breaches. Sources disagree on the month: September or November 2019.",
    noteMn:
      "Шинээр газар олгохгүй, гэрээ байгуулахгүй; үүнийг зөрчсөн гэрээ хэлцлийг зөрчилд тооцсон. Сар нь эх сурвалжаар зөрүүтэй: 2019 оны 9 эсвэл 11 дүгээр сар.",
    sourceUrl: "https://www.planetgold.org/day-celebrate-mongolia-new-asm-regulation-approved",
    bearsContracts: false,
  },
  {
    code: "RES-2022-296",
    titleEn: "Government Decree 296 of 2022: Regulation on Mineral Extraction by Micro-Mining",
    titleMn: "Засгийн газрын 2022 оны 296 дугаар тогтоол: Бичил уурхайгаар ашигт малтмал олборлох журам",
    shortEn: "Resolution 296",
    shortMn: "296-р тогтоол",
    inForceFrom: restartFrom,
    inForcePrecision: "year",
    suspendedFrom: null,
    suspendedTo: null,
    endedOn: null,
    replacedBy: null,
    noteEn:
      "Two aims: local jobs, and giving miners land already damaged by mining, to be reclaimed. A draft law of September 2023 would have removed micro-mining as a concept; implementers called that unworkable. What became of the draft is not known here.",
    noteMn:
      "Хоёр зорилготой: орон нутагт ажлын байр бий болгох, уул уурхайд эвдэрсэн газрыг нөхөн сэргээх болзолтой олгох. 2023 оны 9 дүгээр сарын хуулийн төсөл бичил уурхайн ойлголтыг хасахаар байсныг хэрэгжүүлэгчид боломжгүй гэжээ. Төслийн цаашдын явц энд тодорхойгүй.",
    sourceUrl: "https://montsame.mn/en/read/326093",
    bearsContracts: true,
  },
];

const regulations = ["RES-2010-308", "RES-2017-151", "RES-2019-355", "RES-2022-296"];

/** The micro-mining regulation in force, and not suspended, on an ISO day; undefined before December 2010. */
export function regulationOn(isoDay: string): LegalInstrument | undefined {
  return legalInstruments.find(
    (instrument) =>
      regulations.includes(instrument.code) &&
      instrument.inForceFrom <= isoDay &&
      (instrument.endedOn === null || isoDay < instrument.endedOn) &&
      !(
        instrument.suspendedFrom !== null &&
        instrument.suspendedFrom <= isoDay &&
        (instrument.suspendedTo === null || isoDay < instrument.suspendedTo)
      ),
  );
}
