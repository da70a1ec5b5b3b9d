import { foldedName, foldedWords, plainWords } from "@asm-atlas/data/domain/search/fold-name.ts";
import { describe, expect, it } from "vitest";
import { type SoumNames, soumNames } from "../helpers/soum-names.ts";

type Table = Readonly<Record<string, string>>;

const common: Table = {
  ...{ а: "a", б: "b", в: "v", г: "g", д: "d", ё: "yo", ж: "j", и: "i", к: "k", л: "l", м: "m", н: "n", о: "o" },
  ...{ п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", ц: "ts", ч: "ch", ш: "sh", щ: "sh", э: "e", ю: "yu", я: "ya" },
};

/** A letter of no language of ours: Е before a syllable with Ө is yö there (Yösönbulag). */
const eBeforeO = "ѣ";

/** How names are written in Latin, by standard and by habit. */
const romanisations: Readonly<Record<string, (cyrillic: string) => string>> = {
  "MNS 5217": by({ ...common, з: "z", х: "kh", ө: "ö", ү: "ü", е: "ye", й: "i", ы: "y", ь: "i", ъ: "" }),
  "MNS 5217 without marks": by({ ...common, з: "z", х: "kh", ө: "o", ү: "u", е: "ye", й: "i", ы: "y", ь: "i", ъ: "" }),
  "BGN/PCGN, as GeoNames has it": (cyrillic) =>
    by({ ...common, з: "dz", х: "h", ө: "ö", ү: "ü", е: "ye", [eBeforeO]: "yö", й: "y", ы: "ï", ь: "ĭ", ъ: "" })(
      cyrillic.replace(/е(?=[^аэиоуүяёюы]*ө)/gi, eBeforeO),
    ),
  "by ear, Ө as u": by({ ...common, з: "z", х: "kh", ө: "u", ү: "u", е: "e", й: "i", ы: "ii", ь: "i", ъ: "" }),
  "by ear, h and c and zh": by({
    ...common,
    ж: "zh",
    з: "z",
    х: "h",
    ц: "c",
    ө: "o",
    ү: "u",
    е: "e",
    й: "y",
    ы: "i",
    ь: "i",
    ъ: "",
  }),
  "in messages, x and w": by({
    ...common,
    в: "w",
    з: "z",
    х: "x",
    ө: "o",
    ү: "u",
    е: "ye",
    й: "i",
    ы: "ii",
    ь: "i",
    ъ: "",
  }),
};

function by(table: Table): (cyrillic: string) => string {
  return (cyrillic) => Array.from(cyrillic.toLowerCase(), (letter) => table[letter] ?? letter).join("");
}

describe("the spellings of one name meet", () => {
  it.each(Object.entries(romanisations))("for every soum in Cyrillic and in Latin by %s", (_, romanise) => {
    const apart = soumNames
      .map(({ cyrillic }) => [cyrillic, romanise(cyrillic)] as const)
      .filter(([cyrillic, latin]) => foldedName(latin) !== foldedName(cyrillic));
    expect(apart).toEqual([]);
  });

  it("for every soum in Cyrillic and in the Latin of the atlas", () => {
    const apart = soumNames.filter(({ cyrillic, latin }) => foldedName(latin) !== foldedName(cyrillic));
    expect(apart.map(({ cyrillic, latin }) => `${cyrillic} ${latin}`)).toEqual([]);
  });

  it("for the aliases the atlas knows, all but misspelt and short ones", () => {
    const apart = soumNames.flatMap(({ cyrillic, aliases }) =>
      aliases.filter((alias) => foldedName(alias) !== foldedName(cyrillic)),
    );
    expect(apart.sort()).toEqual([
      ...["Altansogts", "BGD", "BKhD", "BND", "BZD", "Bayan-Adraga", "Bayan-Under", "Bayansagaan", "Byanhairhan"],
      ...["ChD", "Dariv", "Dariv", "Galshar", "Ha-Uul", "Hutag", "Huzhaat", "KhUD", "Möngönmort", "ND", "SBD", "SKhD"],
      ...["Songino", "Tarialin", "Ugtaal", "Ömöndelger"],
    ]);
  });

  it.each([
    ["Yeruu Eroo Yeroo Yeröö Yöröö", "Ерөө"],
    ["Yusunbulag Yesönbulag Yösönbulag Esonbulag YESUNBULAG", "Есөнбулаг"],
    ["Gobi-Altai Govi-Altai Govi-Altay GoviAltai Govĭ-Altay", "Говь-Алтай"],
    ["Umnugobi Ömnögovi Omnogovi Ömnögovĭ", "Өмнөговь"],
    ["Khuvsgul Khövsgöl Hovsgol Hövsgöl Xövsgöl", "Хөвсгөл"],
    ["Ulgii Ölgiy Olgii Olgi", "Өлгий"],
    ["Dzuunmod Zuunmod Zuun-Mod Dzüünmod", "Зуунмод"],
    ["Dzamyn-Üüd Zamiin-Uud Dzamïn-Üüd ZamynUud", "Замын-Үүд"],
    ["Üyench Üyönch Uyench", "Үенч"],
    ["Batshireet", "Батширээт"],
    ["Batsumber Batsümber", "Батсүмбэр"],
    ["Bulgan булган Булған", "БУЛГАН"],
    ["Омнодэлгэр Умнудэлгэр Ємнєдэлгэр", "Өмнөдэлгэр"],
    ["Монххайрхан Munkhkhairkhan Monhhayrhan", "Мөнххайрхан"],
  ])("%s and %s", (spellings, cyrillic) => {
    for (const spelling of spellings.split(" ")) expect(foldedName(spelling), spelling).toBe(foldedName(cyrillic));
  });

  it("however its parts are joined, and whatever letters it is composed of", () => {
    for (const spelling of ["Bayan-Öndör", "bayan undur", "BAYANÖNDÖR", "Баян Өндөр", "Bayan-O\u0308ndo\u0308r"])
      expect(foldedName(spelling)).toBe("baianondor");
    expect(foldedName("Нарийнтээл".normalize("NFD"))).toBe(foldedName("Нарийнтээл"));
    expect(foldedName("Цагаан нуур")).toBe(foldedName("Цагааннуур"));
  });
});

describe("what is different stays different", () => {
  it("different soums of one aimag, but for one pair that only the spelling tells apart", () => {
    const keyOf = ({ cyrillic, aimag }: SoumNames) => `${aimag[0]} ${foldedName(cyrillic)}`;
    const met = soumNames.filter((soum) => soumNames.some((other) => other !== soum && keyOf(other) === keyOf(soum)));
    expect(met.map(({ cyrillic }) => cyrillic)).toEqual(["Цагааннуур", "Цагаан-Үүр"]);
  });

  it("numbers and codes", () => {
    expect(foldedName("KG-03")).not.toBe(foldedName("KG-3"));
    expect(foldedName("ASM-0011")).not.toBe(foldedName("ASM-011"));
  });

  it("Ч and Ц, Ш and С, Х and К, Ж and З", () => {
    const pairs = ["чагаан цагаан", "шант сант", "ханх канк", "жаг заг"];
    for (const pair of pairs) {
      const [one = "", other = ""] = pair.split(" ");
      expect(foldedName(one)).not.toBe(foldedName(other));
    }
  });
});

describe("the words of a name", () => {
  it("are kept apart, folded and plain", () => {
    expect(foldedWords("Khishig-Öndör (сум)")).toEqual(["hišig", "ondor", "som"]);
    expect(plainWords("Khishig-Öndör (сум)")).toEqual(["khishig", "ondor", "сум"]);
  });

  it("are plain as they were typed, without the marks of Latin but with those of Cyrillic", () => {
    expect(plainWords("Dzamïn-Üüd Ёлын Нарийн")).toEqual(["dzamin", "uud", "ёлын", "нарийн"]);
  });

  it("are none where there is no letter and no digit", () => {
    for (const nothing of ["", " ", "-–—", "…!?"])
      expect([foldedWords(nothing), foldedName(nothing)]).toEqual([[], ""]);
  });
});
