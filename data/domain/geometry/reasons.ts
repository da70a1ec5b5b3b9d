import type { Bilingual } from "../text.ts";
import type { Position } from "./model.ts";

/** Why a geometry is refused. Codes are stable for ever and never used again for something else. */
export const geometryReason = {
  unreadable: "geometry.unreadable",
  notAnObject: "geometry.not-an-object",
  typeMissing: "geometry.type-missing",
  typeUnknown: "geometry.type-unknown",
  typeNotAllowed: "geometry.type-not-allowed",
  memberNotAllowed: "geometry.member-not-allowed",
  crsNotSupported: "geometry.crs-not-supported",
  coordinatesMissing: "geometry.coordinates-missing",
  notAnArray: "geometry.not-an-array",
  wrongNesting: "geometry.wrong-nesting",
  empty: "geometry.empty",
  tooManyVertices: "geometry.too-many-vertices",
  tooManyParts: "geometry.too-many-parts",
  tooManyRings: "geometry.too-many-rings",
  positionTooShort: "geometry.position-too-short",
  positionTooLong: "geometry.position-too-long",
  positionNotNumber: "geometry.position-not-number",
  positionNotFinite: "geometry.position-not-finite",
  longitudeOutOfRange: "geometry.longitude-out-of-range",
  latitudeOutOfRange: "geometry.latitude-out-of-range",
  axesSwapped: "geometry.axes-swapped",
  outsideExtent: "geometry.outside-extent",
  lineTooShort: "geometry.line-too-short",
  lineCollapses: "geometry.line-collapses",
  ringTooShort: "geometry.ring-too-short",
  ringNotClosed: "geometry.ring-not-closed",
  ringCollapses: "geometry.ring-collapses",
  ringWithoutArea: "geometry.ring-without-area",
  ringDuplicate: "geometry.ring-duplicate",
  spike: "geometry.spike",
  selfIntersection: "geometry.self-intersection",
  ringSelfTouch: "geometry.ring-self-touch",
  edgesOverlap: "geometry.edges-overlap",
  holeOutsideShell: "geometry.hole-outside-shell",
  holeCrossesShell: "geometry.hole-crosses-shell",
  holeSharesEdge: "geometry.hole-shares-edge",
  holesCross: "geometry.holes-cross",
  holeNested: "geometry.hole-nested",
  ringsTouchTwice: "geometry.rings-touch-twice",
  interiorDisconnected: "geometry.interior-disconnected",
  partsOverlap: "geometry.parts-overlap",
  partsShareEdge: "geometry.parts-share-edge",
  partsNested: "geometry.parts-nested",
  areaTooSmall: "geometry.area-too-small",
  areaTooLarge: "geometry.area-too-large",
} as const;

export type GeometryReasonCode = (typeof geometryReason)[keyof typeof geometryReason];

/** One thing wrong with a geometry, and where. */
export interface GeometryReason {
  readonly code: GeometryReasonCode;
  /** JSON pointer into the geometry as it was given: "" is the whole, "/coordinates/0/3" the fourth corner of the first ring. */
  readonly path: string;
  /** The place on the map, where there is one: the crossing point of two edges, the corner of a spike. */
  readonly at?: Position;
  /** The other edge, ring or part that takes part in it, as a JSON pointer. */
  readonly otherPath?: string;
  /** What the sentence names besides the place: a limit, a type. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One sentence for each reason. `{at}` is the place as "lon, lat", `{path}` the pointer, others come from `values`. */
export const geometryReasonTexts: Readonly<Record<GeometryReasonCode, Bilingual>> = {
  "geometry.unreadable": {
    en: "The geometry cannot be read.",
    mn: "Дүрсийг унших боломжгүй байна.",
  },
  "geometry.not-an-object": {
    en: "The geometry must be a GeoJSON object.",
    mn: "Дүрс нь GeoJSON объект байх ёстой.",
  },
  "geometry.type-missing": {
    en: "The geometry has no “type”.",
    mn: "Дүрсийн “type” заагаагүй байна.",
  },
  "geometry.type-unknown": {
    en: "“{type}” is not a type of GeoJSON geometry.",
    mn: "“{type}” гэсэн GeoJSON дүрсийн төрөл байхгүй.",
  },
  "geometry.type-not-allowed": {
    en: "A {type} cannot be kept here; allowed: {allowed}.",
    mn: "Энд {type} төрлийн дүрс хадгалахгүй; зөвшөөрөх нь: {allowed}.",
  },
  "geometry.member-not-allowed": {
    en: "A geometry has no “{member}”: give the geometry alone.",
    mn: "Дүрст “{member}” гэсэн талбар байдаггүй: зөвхөн дүрсийг өгнө үү.",
  },
  "geometry.crs-not-supported": {
    en: "Coordinates must be longitude and latitude on WGS 84 (no other “crs”).",
    mn: "Солбицол нь WGS 84 дээрх уртраг, өргөрөг байх ёстой (өөр “crs” байж болохгүй).",
  },
  "geometry.coordinates-missing": {
    en: "The geometry has no “coordinates”.",
    mn: "Дүрст “coordinates” алга.",
  },
  "geometry.not-an-array": {
    en: "A list is expected at {path}.",
    mn: "{path} дээр жагсаалт байх ёстой.",
  },
  "geometry.wrong-nesting": {
    en: "The lists at {path} are nested too deep or not deep enough for a {type}.",
    mn: "{path} дээрх жагсаалтын түвшин {type} төрөлд тохирохгүй байна.",
  },
  "geometry.empty": {
    en: "There is nothing in the geometry at {path}.",
    mn: "{path} дээр дүрс хоосон байна.",
  },
  "geometry.too-many-vertices": {
    en: "The geometry has more than {max} corners. Simplify it.",
    mn: "Дүрс {max}-аас олон цэгтэй байна. Хялбарчилна уу.",
  },
  "geometry.too-many-parts": {
    en: "The geometry has more than {max} parts.",
    mn: "Дүрс {max}-аас олон хэсэгтэй байна.",
  },
  "geometry.too-many-rings": {
    en: "The geometry has more than {max} outlines and holes.",
    mn: "Дүрс {max}-аас олон хүрээ, нүхтэй байна.",
  },
  "geometry.position-too-short": {
    en: "The position at {path} needs a longitude and a latitude.",
    mn: "{path} дээрх байрлалд уртраг, өргөрөг хоёулаа хэрэгтэй.",
  },
  "geometry.position-too-long": {
    en: "The position at {path} has more than longitude, latitude and height.",
    mn: "{path} дээрх байрлалд уртраг, өргөрөг, өндрөөс илүү тоо байна.",
  },
  "geometry.position-not-number": {
    en: "The position at {path} holds something that is not a number.",
    mn: "{path} дээрх байрлалд тоо биш утга байна.",
  },
  "geometry.position-not-finite": {
    en: "The position at {path} holds a number that is not finite.",
    mn: "{path} дээрх байрлалд төгсгөлгүй тоо байна.",
  },
  "geometry.longitude-out-of-range": {
    en: "Longitude {lon} is not between −180 and 180.",
    mn: "Уртраг {lon} нь −180-аас 180-ын хооронд биш байна.",
  },
  "geometry.latitude-out-of-range": {
    en: "Latitude {lat} is not between −90 and 90.",
    mn: "Өргөрөг {lat} нь −90-ээс 90-ийн хооронд биш байна.",
  },
  "geometry.axes-swapped": {
    en: "Latitude and longitude look swapped: the position is {lon}, {lat}; longitude comes first.",
    mn: "Өргөрөг, уртраг солигдсон бололтой: байрлал нь {lon}, {lat}; уртраг эхэнд байна.",
  },
  "geometry.outside-extent": {
    en: "The position {lon}, {lat} is outside the area of this map.",
    mn: "{lon}, {lat} байрлал энэ газрын зургийн хүрээнээс гадна байна.",
  },
  "geometry.line-too-short": {
    en: "The line at {path} needs at least two positions.",
    mn: "{path} дээрх шугамд дор хаяж хоёр цэг хэрэгтэй.",
  },
  "geometry.line-collapses": {
    en: "All positions of the line are the same point, {at}.",
    mn: "Шугамын бүх цэг нэг байрлал дээр байна: {at}.",
  },
  "geometry.ring-too-short": {
    en: "The outline at {path} needs at least four positions, the last repeating the first.",
    mn: "{path} дээрх хүрээнд дор хаяж дөрвөн цэг хэрэгтэй, сүүлчийнх нь эхнийхтэй ижил байна.",
  },
  "geometry.ring-not-closed": {
    en: "The outline is not closed: its last position, {at}, must repeat its first.",
    mn: "Хүрээ битүү биш байна: сүүлчийн цэг {at} эхний цэгтэй ижил байх ёстой.",
  },
  "geometry.ring-collapses": {
    en: "The outline near {at} has fewer than three different corners.",
    mn: "{at} орчмын хүрээнд гурваас цөөн ялгаатай цэг байна.",
  },
  "geometry.ring-without-area": {
    en: "All corners of the outline near {at} lie on one line: it has no area.",
    mn: "{at} орчмын хүрээний бүх цэг нэг шулуун дээр байна: талбайгүй.",
  },
  "geometry.ring-duplicate": {
    en: "The outline near {at} is there twice.",
    mn: "{at} орчмын хүрээ хоёр удаа орсон байна.",
  },
  "geometry.spike": {
    en: "The outline goes out to {at} and back on itself.",
    mn: "Хүрээ {at} хүртэл гараад өөр дээгүүрээ буцаж байна.",
  },
  "geometry.self-intersection": {
    en: "The outline crosses itself at {at}.",
    mn: "Хүрээ {at} дээр өөртэйгөө огтлолцож байна.",
  },
  "geometry.ring-self-touch": {
    en: "The outline touches itself at {at}.",
    mn: "Хүрээ {at} дээр өөртэйгөө шүргэлцэж байна.",
  },
  "geometry.edges-overlap": {
    en: "Two edges of the outline lie on each other near {at}.",
    mn: "{at} орчимд хүрээний хоёр ирмэг давхцаж байна.",
  },
  "geometry.hole-outside-shell": {
    en: "The hole near {at} is not inside its outline.",
    mn: "{at} орчмын нүх хүрээнийхээ дотор байхгүй байна.",
  },
  "geometry.hole-crosses-shell": {
    en: "A hole crosses the outline at {at}.",
    mn: "Нүх {at} дээр хүрээтэй огтлолцож байна.",
  },
  "geometry.hole-shares-edge": {
    en: "A hole runs along another hole or the outline near {at}.",
    mn: "{at} орчимд нүх өөр нүх эсвэл хүрээний ирмэгийг дагаж байна.",
  },
  "geometry.holes-cross": {
    en: "Two holes cross at {at}.",
    mn: "Хоёр нүх {at} дээр огтлолцож байна.",
  },
  "geometry.hole-nested": {
    en: "The hole near {at} lies in another hole.",
    mn: "{at} орчмын нүх өөр нүхний дотор байна.",
  },
  "geometry.rings-touch-twice": {
    en: "Two outlines of one part touch more than once, again at {at}: this cuts the area apart.",
    mn: "Нэг хэсгийн хоёр хүрээ нэгээс олон удаа шүргэлцэж байна, дахин {at} дээр: талбай тасарна.",
  },
  "geometry.interior-disconnected": {
    en: "Holes that touch one another cut the area apart at {at}.",
    mn: "Шүргэлцсэн нүхнүүд {at} дээр талбайг тасалж байна.",
  },
  "geometry.parts-overlap": {
    en: "Two parts overlap at {at}.",
    mn: "Хоёр хэсэг {at} дээр давхцаж байна.",
  },
  "geometry.parts-share-edge": {
    en: "Two parts share an edge near {at}: join them into one.",
    mn: "Хоёр хэсэг {at} орчимд нэг ирмэгтэй байна: нэгтгэнэ үү.",
  },
  "geometry.parts-nested": {
    en: "The part near {at} lies inside another part.",
    mn: "{at} орчмын хэсэг өөр хэсгийн дотор байна.",
  },
  "geometry.area-too-small": {
    en: "The outline holds less than {least} ha.",
    mn: "Хүрээний талбай {least} га-аас бага байна.",
  },
  "geometry.area-too-large": {
    en: "The outline holds more than {most} ha.",
    mn: "Хүрээний талбай {most} га-аас их байна.",
  },
};

/** What the sentence of a reason names: its place with five decimals (about 1 m), its path, limits. */
export function geometryReasonValues(reason: GeometryReason): Readonly<Record<string, string | number>> {
  const at = reason.at?.map((degrees) => degrees.toFixed(5)).join(", ");
  return { path: reason.path || "/", ...reason.values, ...(at === undefined ? {} : { at }) };
}

/** The sentence of a reason in one language. */
export function describeGeometryReason(reason: GeometryReason, language: keyof Bilingual): string {
  const values = geometryReasonValues(reason);
  return geometryReasonTexts[reason.code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name] ?? ""),
  );
}

const MOST_REASONS = 20;
const MOST_OF_ONE_CODE = 5;

/** Gathers reasons up to a number a person can still read. */
export class ReasonList {
  readonly reasons: GeometryReason[] = [];
  readonly #perCode = new Map<GeometryReasonCode, number>();

  add(reason: GeometryReason): void {
    const sameCode = this.#perCode.get(reason.code) ?? 0;
    if (sameCode >= MOST_OF_ONE_CODE || this.reasons.length >= MOST_REASONS) return;
    this.#perCode.set(reason.code, sameCode + 1);
    this.reasons.push(reason);
  }

  get isEmpty(): boolean {
    return this.reasons.length === 0;
  }
}
