import { foldedName } from "@asm-atlas/data/domain/search/fold-name.ts";
import { NameIndex, type SearchEntry } from "@asm-atlas/data/domain/search/name-index.ts";
import { describe, expect, it } from "vitest";
import { Dice, testSeed } from "../helpers/dice.ts";
import { type SoumNames, soumNames } from "../helpers/soum-names.ts";

const seed = testSeed("search for names");

interface SoumEntry extends SearchEntry {
  readonly soum: SoumNames;
}

const soumEntries: readonly SoumEntry[] = soumNames.map((soum) => ({
  kind: "soum",
  key: soum.code,
  names: [soum.cyrillic, soum.latin, ...soum.aliases],
  within: soum.aimag,
  soum,
}));
const soums = new NameIndex(soumEntries);

/** How many other names come before the soum's own: there are six Jargalants, and each of them is the one that was typed. */
function namesBefore(typed: string, soum: SoumNames): number {
  const found = soums.search(typed, 60).matches.map(({ entry }) => entry.soum);
  const at = found.findIndex(({ code }) => code === soum.code);
  if (at < 0) return Number.POSITIVE_INFINITY;
  return new Set(found.slice(0, at).map(({ cyrillic }) => cyrillic)).size - (isAmong(soum, found.slice(0, at)) ? 1 : 0);
}

const isAmong = (soum: SoumNames, others: readonly SoumNames[]) =>
  others.some(({ cyrillic }) => cyrillic === soum.cyrillic);

const named = (...names: readonly string[]): SearchEntry => ({ kind: "site", key: names.join(" "), names });
const keysOf = (index: NameIndex<SearchEntry>, typed: string) =>
  index.search(typed).matches.map(({ entry }) => entry.key);

describe("every soum", () => {
  it("is found by its Cyrillic name, its Latin name and each alias, with at most two other names before it", () => {
    const missed = soumNames.flatMap((soum) =>
      [soum.cyrillic, soum.latin, ...soum.aliases].filter((name) => namesBefore(name, soum) > 2),
    );
    expect(missed).toEqual([]);
  });

  it("is the very first by its Cyrillic and its Latin name, but for its namesakes", () => {
    const later = soumNames.flatMap((soum) =>
      [soum.cyrillic, soum.latin].filter((name) => namesBefore(name, soum) > 0),
    );
    expect(later).toEqual([]);
  });

  it("is the very first with its aimag behind or before its name, in either script", () => {
    const missed = soumNames.flatMap((soum) =>
      [
        `${soum.cyrillic} ${soum.aimag[0]}`,
        `${soum.aimag[0]}, ${soum.cyrillic}`,
        `${soum.aimag[0]} аймаг, ${soum.cyrillic} сум`,
        `${soum.latin} ${soum.aimag[1].replace(/ \(.*/, "")}`,
      ].filter((typed) => soums.search(typed, 1).matches[0]?.entry.soum.code !== soum.code),
    );
    expect(missed).toEqual([]);
  });

  it("shows before three quarters of its name are typed", () => {
    const missed = soumNames.flatMap((soum) =>
      [soum.cyrillic, soum.latin].filter((name) => {
        const typed = name.slice(0, Math.max(3, Math.ceil(name.length * 0.75)));
        return !soums.search(typed, 20).matches.some(({ entry }) => entry.soum.cyrillic === soum.cyrillic);
      }),
    );
    expect(missed).toEqual([]);
  });
});

const letters = { cyrillic: "абвгдежзийклмноөпрстуүфхцчшыьэюя", latin: "abcdefghijklmnopqrstuvwxyz" };

/** One slip of the fingers in a name, at a letter of it. */
const slips: Readonly<Record<string, (name: string, at: number, other: string) => string>> = {
  wrong: (name, at, other) => name.slice(0, at) + other + name.slice(at + 1),
  missing: (name, at) => name.slice(0, at) + name.slice(at + 1),
  extra: (name, at, other) => name.slice(0, at) + other + name.slice(at),
  swapped: (name, at) => name.slice(0, at) + (name[at + 1] ?? "") + (name[at] ?? "") + name.slice(at + 2),
};

describe("one letter amiss", () => {
  it.each(Object.keys(slips))(
    "%s: at least 95 of 100 soums still come with at most two other names before them",
    (kind) => {
      const dice = new Dice(seed);
      const slip = slips[kind] ?? expect.fail(kind);
      const missed: string[] = [];
      let tries = 0;
      for (let round = 0; round < 3; round++) {
        for (const soum of soumNames) {
          for (const script of ["cyrillic", "latin"] as const) {
            const name = soum[script].toLowerCase();
            const places = [...name].flatMap((letter, at) => (/\p{L}/u.test(letter) ? [at] : []));
            const at = places[dice.whole(0, places.length - 1)] ?? 0;
            const others = [...letters[script]].filter((letter) => letter !== name[at]);
            const typed = slip(name, at, others[dice.whole(0, others.length - 1)] ?? "");
            tries += 1;
            if (namesBefore(typed, soum) > 2) missed.push(`${name} as ${typed}`);
          }
        }
      }
      expect(missed.length / tries, missed.slice(0, 40).join(", ")).toBeLessThan(0.05);
    },
  );

  it("is not looked for in numbers: another number is another place", () => {
    const index = new NameIndex([named("ASM-0123"), named("ASM-0124"), named("ASM-1123")]);
    expect(keysOf(index, "ASM-0123")).toEqual(["ASM-0123"]);
    expect(keysOf(index, "asm 0125")).toEqual([]);
  });

  it("is not looked for in one or two letters", () => {
    expect(keysOf(new NameIndex([named("Ус"), named("Ул")]), "ус")).toEqual(["Ус"]);
  });

  it("may be two in a long name, not in a short one", () => {
    const index = new NameIndex([named("Цагаанхайрхан"), named("Булган")]);
    expect(index.search("цагаанхэйрхон").matches[0]).toMatchObject({ rank: "far", name: "Цагаанхайрхан" });
    expect(keysOf(index, "булхон")).toEqual([]);
  });
});

describe("the order of what is found", () => {
  it("is: the name, its start, the start of a word in it, one letter off, two letters off", () => {
    const expected = ["Баянхайрхан", "Баянхайрханы гол", "Их Баянхайрхан", "Баянхойрхан", "Байнхойрхан"];
    const index = new NameIndex([...expected].reverse().map((name) => named(name)));
    const { matches, total } = index.search("Баянхайрхан");
    expect(matches.map(({ name }) => name)).toEqual(expected);
    expect(matches.map(({ rank }) => rank)).toEqual(["exact", "start", "word", "near", "far"]);
    expect(total).toBe(5);
    const scores = matches.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores[0]).toBe(1);
  });

  it("puts what is spelt as typed before what only sounds so", () => {
    const index = new NameIndex([named("Огий"), named("Өгий"), named("Үгий")]);
    expect(keysOf(index, "өгий")[0]).toBe("Өгий");
    expect(keysOf(index, "үгий")[0]).toBe("Үгий");
    expect(keysOf(index, "огий")[0]).toBe("Огий");
    const khövsgöl = (typed: string) => soums.search(`${typed} Khövsgöl`).matches[0]?.entry.soum.cyrillic;
    expect(["Tsagaannuur", "Tsagaan-Üür", "Цагааннуур", "Цагаан-Үүр"].map(khövsgöl)).toEqual([
      ...["Цагааннуур", "Цагаан-Үүр", "Цагааннуур", "Цагаан-Үүр"],
    ]);
  });

  it("puts shorter names first, then keeps the order in which they were added", () => {
    const index = new NameIndex([named("Баянгол"), named("Баян", "b"), named("Баян", "a"), named("Баяндэлгэр")]);
    expect(keysOf(index, "бая")).toEqual(["Баян b", "Баян a", "Баянгол", "Баяндэлгэр"]);
  });

  it("is the same whether the names were added at once or in parts", () => {
    const inParts = new NameIndex<SoumEntry>();
    for (let at = 0; at < soumEntries.length; at += 50) inParts.add(soumEntries.slice(at, at + 50));
    expect(inParts.size).toBe(soumEntries.length);
    for (const typed of ["bayan", "жарг", "tsagaanhairhan", "yruu"]) {
      expect(inParts.search(typed)).toEqual(soums.search(typed));
    }
  });

  it("is the beginning of the whole order, and says how many there are in all", () => {
    for (const typed of ["b", "bayan", "ondor", "хайрхан", "jargalan"]) {
      const all = soums.search(typed, 1_000);
      expect(all.matches).toHaveLength(all.total);
      for (const limit of [0, 1, 3, 20]) {
        const some = soums.search(typed, limit);
        expect(some.total).toBe(all.total);
        expect(some.matches).toEqual(all.matches.slice(0, limit));
      }
    }
  });
});

describe("a query", () => {
  const index = new NameIndex<SearchEntry>([
    named("KG-03", "Үзүүлэх цэцэрлэг 3", "Demo kindergarten 3"),
    { kind: "organisation", key: "O1", names: ["Алтан тал хоршоо", "Altan Tal cooperative"] },
    { kind: "soum", key: "S1", names: ["Алтай", "Altai"], within: ["Говь-Алтай", "Govi-Altai"] },
    { kind: "soum", key: "S2", names: ["Алтай", "Altai"], within: ["Ховд", "Khovd"] },
    { kind: "aimag", key: "A1", names: ["Говь-Алтай", "Govi-Altai"] },
  ]);

  it("finds a code with or without its hyphen and capitals", () => {
    for (const typed of ["KG-03", "kg03", "kg 03", "KG-0"])
      expect(keysOf(index, typed)).toEqual([expect.stringMatching(/^KG-03/)]);
  });

  it("finds a name by its words in any order, or by some of them", () => {
    for (const typed of ["altan tal", "tal altan", "altan coop", "хоршоо алт"])
      expect(keysOf(index, typed)).toEqual(["O1"]);
  });

  it("tells namesakes apart by what they lie in, even before that is typed out", () => {
    expect(keysOf(index, "altai khovd")).toEqual(["S2"]);
    expect(keysOf(index, "altai kho")).toEqual(["S2"]);
    expect(keysOf(index, "altai k")[0]).toBe("S2");
    expect(keysOf(index, "Ховд Алтай")[0]).toBe("S2");
    expect(keysOf(index, "алтай сум").slice(0, 3)).toEqual(["S1", "S2", "A1"]);
  });

  it("that names the aimag finds the aimag before the soum of that name within it", () => {
    expect(keysOf(index, "gobi-altai")).toEqual(["A1", "S1"]);
  });

  it("may be for some kinds only", () => {
    const kinds = new Set(["aimag"]);
    expect(index.search("altai", 20, kinds)).toMatchObject({ total: 1, matches: [{ entry: { key: "A1" } }] });
  });

  it("is answered with the name that was met, whichever script or spelling it is", () => {
    const yeröö = ["Ерөө", "Yeröö", "Yeruu"];
    for (const typed of yeröö) {
      const [first] = soums.search(typed).matches;
      expect(first).toMatchObject({
        name: typed,
        rank: "exact",
        score: 1,
        entry: { names: expect.arrayContaining(yeröö) },
      });
    }
    expect(foldedName(soums.search("yeröo").matches[0]?.name ?? "")).toBe(foldedName("Ерөө"));
  });

  it.each(["", " ", "-", "…", "ъ", "qqqqqqqq", "漢字", "qwrtp".repeat(100), "a b c d e f g h i j k l m"])(
    "that names nothing finds nothing: “%s”",
    (typed) => {
      expect(index.search(typed)).toEqual({ matches: [], total: 0 });
    },
  );

  it("of names that have no letters finds none of them, and nobody else is lost", () => {
    const odd = new NameIndex([named(), named("", "—"), named("Булган")]);
    expect(keysOf(odd, "булган")).toEqual(["Булган"]);
  });
});
