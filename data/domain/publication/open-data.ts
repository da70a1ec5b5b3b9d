import type { FieldType, Unit } from "../layers/layer.ts";
import type { Bilingual, CodeEntry } from "../text.ts";
import type { PublicFigure } from "./figures.ts";

/** Under which terms every file may be used. */
export const openDataLicence = {
  id: "CC-BY-4.0",
  name: "Creative Commons Attribution 4.0 International",
  url: "https://creativecommons.org/licenses/by/4.0/",
} as const;

/** Whom to name. */
export const openDataAttribution: Bilingual = {
  en: "ASM National Federation of Mongolia, ASM Atlas",
  mn: "Бичил уурхайн үндэсний холбоо, ASM Atlas",
};

/** What was made coarser before it was published, and what nobody will find in the files: the rules of publication in short. */
export const openDataGeneralisation: readonly Bilingual[] = [
  {
    en: "A release holds what had happened and been recorded by its cut-off, and restates all years. It never changes.",
    mn: "Нийтлэл бүр хязгаар өдөр хүртэл болсон, бүртгэсэн бүхнийг агуулж, бүх жилийг дахин хэлнэ. Хэзээ ч өөрчлөгдөхгүй.",
  },
  {
    en: "Soums: places ever known, in bands of five; 0–4 includes none. A soum under 1,500 km² is counted with a neighbour.",
    mn: "Сум: мэдэгдсэн газрыг таваар бүлэглэсэн; 0–4 нь нэг ч үгүйг багтаана. 1,500 км²-аас жижиг сумыг хөрштэй нь хамт тоолсон.",
  },
  {
    en: "Provinces: an aimag, or a small one counted with a neighbour. The five status groups are told for the nation; for regions once every region has ten places on the register.",
    mn: "Аймаг: нэг аймаг, эсвэл хөрштэйгөө хамт тоолсон жижиг аймаг. Байдлын таван бүлгийг улсаар хэлнэ; бүс бүр бүртгэлд арван газартай болсны дараа бүсээр ч хэлнэ.",
  },
  {
    en: "A place on the register is a cell of 0.1° (about 84 km²) or a whole soum: never a point. What is said of it does not change with its status.",
    mn: "Бүртгэлийн газар нь 0.1°-ийн нүд (ойролцоогоор 84 км²) эсвэл бүтэн сум: хэзээ ч цэг биш. Байдал нь өөрчлөгдсөн ч бичлэг нь өөрчлөгдөхгүй.",
  },
  {
    en: "Hectares: provinces to the nearest 5, nation in whole hectares. Seats to the nearest 5. People and children to the nearest 10, in regions to the nearest 50; none where fewer than ten places stand behind the number.",
    mn: "Га: аймагт 5-аар, улсад бүхэл га. Ор 5-аар. Хүн, хүүхэд 10-аар, бүсэд 50-аар бүхэлтгэсэн; ард нь арваас цөөн газар байвал хэлэхгүй.",
  },
  {
    en: "No day or month of any event. Codes are random and tell nothing.",
    mn: "Ямар ч үйл явдлын өдөр, сар байхгүй. Код нь санамсаргүй, юу ч илтгэхгүй.",
  },
];

export const openDataIndexName = "index.json";
export const openDataSumsName = "SHA256SUMS";

export function geopackageName(release: number): string {
  return `asm-atlas-${release}.gpkg`;
}

/** Where a file of a release lies for ever. */
export function openDataPath(release: number, file: string): string {
  return `/open-data/releases/${release}/${file}`;
}

/** A release as everyone may know it. Dates as YYYY-MM-DD. */
export interface OpenDataRelease {
  readonly number: number;
  readonly cutOffOn: string;
  readonly releasedOn: string;
  /** Everything behind it, or some of it, is invented. */
  readonly isDemo: boolean;
}

/** The body of `/open-data/index.json`: the newest release first. */
export interface OpenDataReleases {
  readonly releases: readonly OpenDataRelease[];
}

export interface OpenDataFile {
  readonly name: string;
  /** Path from the root of the server. */
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string;
}

export interface OpenDataColumn {
  readonly name: string;
  readonly type: FieldType;
  readonly title: Bilingual;
  readonly description?: Bilingual;
  readonly unit?: Unit;
  readonly codes?: readonly CodeEntry[];
}

/** How a collection's features lie on the map: as areas, as points, or not at all. */
export type OpenDataGeometry = "areas" | "points" | "none";

export interface OpenDataCollection {
  readonly id: string;
  /** Its table in the GeoPackage. */
  readonly table: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  /** What a reader must know about precision. */
  readonly note?: Bilingual;
  readonly geometry: OpenDataGeometry;
  readonly rows: number;
  readonly columns: readonly OpenDataColumn[];
  readonly geojson: OpenDataFile;
  readonly csv: OpenDataFile;
}

/** The body of a release's `index.json`; also a schema.org `Dataset` for whoever collects data sets. */
export interface OpenDataIndex {
  readonly release: OpenDataRelease;
  readonly licence: typeof openDataLicence;
  readonly attribution: Bilingual;
  readonly generalisation: readonly Bilingual[];
  readonly collections: readonly OpenDataCollection[];
  /** All collections in one file; null while one of them is withheld. */
  readonly geopackage: OpenDataFile | null;
  readonly figures: readonly PublicFigure[];
}
