import type { Bilingual } from "../text.ts";

/** Why typed coordinates cannot be taken. Codes are stable for ever and never used again for something else. */
export const coordinateReason = {
  empty: "coordinate.empty",
  notOne: "coordinate.not-one",
  unknownPart: "coordinate.unknown-part",
  incomplete: "coordinate.incomplete",
  tooManyNumbers: "coordinate.too-many-numbers",
  fractionBeforeLast: "coordinate.fraction-before-last",
  minutesOutOfRange: "coordinate.minutes-out-of-range",
  secondsOutOfRange: "coordinate.seconds-out-of-range",
  signWithLetter: "coordinate.sign-with-letter",
  sameAxisTwice: "coordinate.same-axis-twice",
  latitudeOutOfRange: "coordinate.latitude-out-of-range",
  longitudeOutOfRange: "coordinate.longitude-out-of-range",
  orderAmbiguous: "coordinate.order-ambiguous",
  commasAmbiguous: "coordinate.commas-ambiguous",
  utmZoneMissing: "coordinate.utm-zone-missing",
  utmZoneUnknown: "coordinate.utm-zone-unknown",
  utmSouth: "coordinate.utm-south",
  utmLettersDisagree: "coordinate.utm-letters-disagree",
  utmEastingOutOfRange: "coordinate.utm-easting-out-of-range",
  utmNorthingOutOfRange: "coordinate.utm-northing-out-of-range",
} as const;

export type CoordinateReasonCode = (typeof coordinateReason)[keyof typeof coordinateReason];

/** What a person should know about coordinates that were understood. */
export const coordinateNote = {
  outsideMongolia: "coordinate.outside-mongolia",
  orderByPlace: "coordinate.order-by-place",
  utmOutsideZone: "coordinate.utm-outside-zone",
  utmBandMismatch: "coordinate.utm-band-mismatch",
} as const;

export type CoordinateNoteCode = (typeof coordinateNote)[keyof typeof coordinateNote];

/** A reason or a note, with what its sentence names. */
export interface CoordinateRemark<Code extends string> {
  readonly code: Code;
  readonly values?: Readonly<Record<string, string | number>>;
}

export type CoordinateReason = CoordinateRemark<CoordinateReasonCode>;
export type CoordinateNote = CoordinateRemark<CoordinateNoteCode>;

/** One sentence for each. `{name}` comes from `values`. */
export const coordinateTexts: Readonly<Record<CoordinateReasonCode | CoordinateNoteCode, Bilingual>> = {
  "coordinate.empty": {
    en: "Type a latitude and a longitude, or a UTM position.",
    mn: "Өргөрөг, уртраг эсвэл UTM солбицол бичнэ үү.",
  },
  "coordinate.not-one": {
    en: "This is no coordinate.",
    mn: "Энэ солбицол биш байна.",
  },
  "coordinate.unknown-part": {
    en: "“{part}” cannot be read as part of a coordinate.",
    mn: "“{part}” гэснийг солбицлын хэсэг гэж уншиж чадсангүй.",
  },
  "coordinate.incomplete": {
    en: "A second number is missing: a place needs a latitude and a longitude.",
    mn: "Хоёр дахь тоо дутуу байна: өргөрөг, уртраг хоёулаа хэрэгтэй.",
  },
  "coordinate.too-many-numbers": {
    en: "There are {count} numbers, which do not make one latitude and one longitude.",
    mn: "{count} тоо байна, үүнээс нэг өргөрөг, нэг уртраг гарахгүй байна.",
  },
  "coordinate.fraction-before-last": {
    en: "{value} has decimals, so no minutes or seconds can follow it.",
    mn: "{value} бутархай тул араас нь минут, секунд бичих боломжгүй.",
  },
  "coordinate.minutes-out-of-range": {
    en: "{value} minutes: there are less than 60 in a degree.",
    mn: "{value} минут: нэг градуст 60-аас бага минут бичнэ.",
  },
  "coordinate.seconds-out-of-range": {
    en: "{value} seconds: there are less than 60 in a minute.",
    mn: "{value} секунд: нэг минутад 60-аас бага секунд бичнэ.",
  },
  "coordinate.sign-with-letter": {
    en: "{value} has a minus sign and a letter for its direction: use one of them.",
    mn: "{value} хасах тэмдэг ба чиглэлийн үсэгтэй байна: аль нэгийг нь хэрэглэнэ үү.",
  },
  "coordinate.same-axis-twice": {
    en: "Both numbers are marked as the same one, latitude or longitude.",
    mn: "Хоёр тоог хоёуланг нь өргөрөг, эсвэл хоёуланг нь уртраг гэж тэмдэглэсэн байна.",
  },
  "coordinate.latitude-out-of-range": {
    en: "Latitude {value} is not between −90 and 90.",
    mn: "Өргөрөг {value} нь −90-ээс 90-ийн хооронд биш байна.",
  },
  "coordinate.longitude-out-of-range": {
    en: "Longitude {value} is not between −180 and 180.",
    mn: "Уртраг {value} нь −180-аас 180-ын хооронд биш байна.",
  },
  "coordinate.order-ambiguous": {
    en: "Which is the latitude? Add N and E, or choose.",
    mn: "Аль нь өргөрөг вэ? N, E үсэг нэмэх эсвэл сонгоно уу.",
  },
  "coordinate.commas-ambiguous": {
    en: "The commas can be read in more than one way. Write a point for decimals, or choose.",
    mn: "Таслалыг хэд хэдэн янзаар уншиж болохоор байна. Бутархайг цэгээр бичих эсвэл сонгоно уу.",
  },
  "coordinate.utm-zone-missing": {
    en: "A UTM position needs its zone: 45N to 50N in Mongolia.",
    mn: "UTM солбицолд бүс хэрэгтэй: Монголд 45N-ээс 50N.",
  },
  "coordinate.utm-zone-unknown": {
    en: "There is no UTM zone {zone}; zones run from 1 to 60.",
    mn: "{zone} гэсэн UTM бүс байхгүй, бүс 1-ээс 60 хүртэл.",
  },
  "coordinate.utm-south": {
    en: "“S” is the southern hemisphere; Mongolia is in the northern one: write {zone}N.",
    mn: "“S” нь өмнөд хагас бөмбөрцөг; Монгол хойд хагаст оршдог: {zone}N гэж бичнэ үү.",
  },
  "coordinate.utm-letters-disagree": {
    en: "The letters E and N do not fit the numbers: an easting has six digits, a northing seven.",
    mn: "E, N үсэг тоотойгоо тохирохгүй байна: зүүн тийш 6, хойд зүг 7 оронтой.",
  },
  "coordinate.utm-easting-out-of-range": {
    en: "Easting {value} is not between 100,000 and 999,999 metres.",
    mn: "Зүүн тийшхи {value} нь 100 000-аас 999 999 метрийн хооронд биш байна.",
  },
  "coordinate.utm-northing-out-of-range": {
    en: "Northing {value} is not between 0 and 9,329,005 metres.",
    mn: "Хойд зүгийн {value} нь 0-оос 9 329 005 метрийн хооронд биш байна.",
  },
  "coordinate.outside-mongolia": {
    en: "This place is outside Mongolia.",
    mn: "Энэ цэг Монголоос гадна байна.",
  },
  "coordinate.order-by-place": {
    en: "Read so that the place lies in Mongolia; the other way round it would not.",
    mn: "Монголд байхаар уншив; эсрэгээр нь уншвал гадна гарна.",
  },
  "coordinate.utm-outside-zone": {
    en: "The place lies outside zone {zone}, in zone {own}.",
    mn: "Цэг {zone}-р бүсээс гадна, {own}-р бүсэд байна.",
  },
  "coordinate.utm-band-mismatch": {
    en: "The place does not lie in latitude band {band}.",
    mn: "Цэг өргөргийн {band} зурваст байхгүй байна.",
  },
};

export function describeCoordinate(
  remark: CoordinateRemark<CoordinateReasonCode | CoordinateNoteCode>,
  language: keyof Bilingual,
): string {
  const { values = {} } = remark;
  return coordinateTexts[remark.code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
