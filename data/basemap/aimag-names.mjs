// What no input file says about the aimags.

/**
 * Polygons of the aimag file, by its own codes, and the aimag each one stands for.
 * `MN.GS` is labelled Govisümber there but is Baganuur, the eastern exclave of Ulaanbaatar: it lies on the
 * Töv–Khentii border around Baganuur town, and Govisümber's three centres are all in the arm of Dornogovi
 * further south. So Govisümber has no polygon of its own and is drawn inside Dornogovi's.
 */
export const aimagOfPolygon = {
  "MN.AR": "MN-073",
  "MN.BH": "MN-069",
  "MN.BO": "MN-071",
  "MN.BU": "MN-067",
  "MN.DA": "MN-037",
  "MN.DD": "MN-061",
  "MN.DG": "MN-063",
  "MN.DU": "MN-059",
  "MN.DZ": "MN-057",
  "MN.ER": "MN-035",
  "MN.GA": "MN-065",
  "MN.GS": "MN-1",
  "MN.HD": "MN-043",
  "MN.HG": "MN-041",
  "MN.HN": "MN-039",
  "MN.OG": "MN-053",
  "MN.OH": "MN-055",
  "MN.SB": "MN-051",
  "MN.SL": "MN-049",
  "MN.TO": "MN-047",
  "MN.UB": "MN-1",
  "MN.UV": "MN-046",
};

/** Soums drawn in a polygon that is not the one their aimag code leads to. */
export const polygonOfSoum = {
  1101: "MN.GS", // Baganuur
  4201: "MN.DG", // the three soums of Govisümber
  4204: "MN.DG",
  4207: "MN.DG",
};

/** Polygon that takes the soums of an aimag which has several polygons. */
export const mainPolygonOfAimag = { "MN-1": "MN.UB" };

/**
 * Districts cut out of another aimag as a small shape of their published size around their centre.
 * Bagakhangai, 140 km²: the district's own figure, as given by Wikipedia.
 */
export const exclaves = [{ soum: "1104", polygon: "MN.TO", areaKm2: 140 }];

/** Aimags without a polygon that are drawn inside another's, at their published area. */
export const guests = [{ aimag: "MN-064", polygon: "MN.DG", areaKm2: 5541.8 }];

/** Other Latin spellings in use: the Statistics Office's, Natural Earth's and older ones. */
export const aimagAliases = {
  "MN-035": ["Orhon"],
  "MN-037": ["Darhan-Uul", "Darkhan Uul"],
  "MN-039": ["Hentiy", "Hentii", "Khentiy"],
  "MN-041": ["Khuvsgul", "Hövsgöl", "Huvsgul", "Khubsugul"],
  "MN-043": ["Hovd", "Kobdo"],
  "MN-046": ["Ubs"],
  "MN-047": ["Tuv", "Tov"],
  "MN-049": ["Selenga"],
  "MN-051": ["Sukhbaatar", "Sühbaatar", "Suhbaatar"],
  "MN-053": ["Umnugovi", "Ömnögov", "Umnugobi", "South Gobi"],
  "MN-055": ["Uvurkhangai", "Övörhangay", "Uvurhangai"],
  "MN-057": ["Zavhan", "Dzavhan"],
  "MN-059": ["Dundgov", "Dundgobi", "Middle Gobi"],
  "MN-061": ["Eastern aimag"],
  "MN-063": ["Dornogov", "Dornogobi", "East Gobi"],
  "MN-064": ["Govisumber", "Govi-Sümber", "Gobisumber"],
  "MN-065": ["Gobi-Altai", "Govi-Altay", "Govialtai"],
  "MN-067": [],
  "MN-069": ["Bayanhongor"],
  "MN-071": ["Bayan-Ulgii", "Bayan-Olgiy", "Bayan-Ölgiy"],
  "MN-073": ["Arhangay", "Arhangai"],
  "MN-1": ["Ulan Bator", "Ulaan Baatar", "UB"],
};

/** Cyrillic names of the aimag centres; the facts give them in Latin only. */
export const seatNamesMn = {
  "MN-035": "Эрдэнэт",
  "MN-037": "Дархан",
  "MN-039": "Чингис хот",
  "MN-041": "Мөрөн",
  "MN-043": "Ховд",
  "MN-046": "Улаангом",
  "MN-047": "Зуунмод",
  "MN-049": "Сүхбаатар",
  "MN-051": "Баруун-Урт",
  "MN-053": "Даланзадгад",
  "MN-055": "Арвайхээр",
  "MN-057": "Улиастай",
  "MN-059": "Мандалговь",
  "MN-061": "Чойбалсан",
  "MN-063": "Сайншанд",
  "MN-064": "Чойр",
  "MN-065": "Алтай",
  "MN-067": "Булган",
  "MN-069": "Баянхонгор",
  "MN-071": "Өлгий",
  "MN-073": "Цэцэрлэг",
  "MN-1": "Улаанбаатар",
};
