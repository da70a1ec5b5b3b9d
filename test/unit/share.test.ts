import { mapColours } from "@asm-atlas/client/src/map/tokens.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { Canvas } from "@asm-atlas/server/src/share/canvas.ts";
import { colours } from "@asm-atlas/server/src/share/colours.ts";
import { canWrite, widthOf, wrap, write } from "@asm-atlas/server/src/share/letters.ts";
import { withHead } from "@asm-atlas/server/src/share/page-head.ts";
import { createPictureShelf } from "@asm-atlas/server/src/share/picture-shelf.ts";
import { areasIn, middleOf } from "@asm-atlas/server/src/share/plane.ts";
import { everySaying } from "@asm-atlas/server/src/share/sentences.ts";
import {
  pictureName,
  type ReleaseGround,
  readPictureName,
  reduceView,
} from "@asm-atlas/server/src/share/shared-view.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSource } from "../helpers/source-files.ts";

const ground: ReleaseGround = {
  steps: ["2018-12-31", "2019-12-31", "2020-06-30"],
  provinceCodes: ["MN-069", "MN-073"],
  provinceAt: (longitude) => (longitude > 100 ? "MN-073" : undefined),
};
const reduced = (query: string) => reduceView(new URLSearchParams(query), ground);

describe("a shared view", () => {
  it("is of the whole country, at the newest step, in English, with all layers, unless its address says otherwise", () => {
    expect(reduced("")).toEqual({
      language: "en",
      step: "2020-06-30",
      province: null,
      layers: ["site-summary", "sites", "rehabilitation-zones", "kindergartens"],
    });
  });

  it.each([
    ["lang=mn", { language: "mn" }],
    ["day=2019-12-31", { step: "2019-12-31" }],
    ["day=2020-02-01", { step: "2019-12-31" }],
    ["day=2030-01-01", { step: "2020-06-30" }],
    ["day=2001-01-01", { step: "2020-06-30" }],
    ["switched=sites,kindergartens", { layers: ["site-summary", "rehabilitation-zones"] }],
    ["at=103.5,47.2,7", { province: "MN-073" }],
    ["at=103.5,47.2,4", { province: null }],
    ["at=99,47.2,7", { province: null }],
    ["pick=site-summary:province-MN-069", { province: "MN-069" }],
    ["pick=site-summary:province-MN-999", { province: null }],
  ])("reads %s", (query, said) => {
    expect(reduced(query)).toMatchObject(said);
  });

  it("is one of the few there are, whatever an address says", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("lang", "day", "at", "pick", "switched", "hide"), fc.string()),
        (said) => {
          const view = reduceView(new URLSearchParams(said), ground);
          const name = pictureName(4, view);
          expect(readPictureName(name, ground)).toEqual({ release: 4, view });
        },
      ),
    );
  });

  it.each([
    "",
    "4-en-2020-06-30-nation-",
    "0-en-2020-06-30-nation-srzk",
    "4-fr-2020-06-30-nation-srzk",
    "4-en-2020-06-30-mn-999-srzk",
    "4-en-2020-06-30-nation-ks",
    "4-en-2020-06-30-nation-ss",
    "4-en-2001-06-30-nation-srzk",
    "4-en-2020-06-30-nation-srzk-x",
    "4-en-2020-06-30-nation-../..",
  ])("has no picture named %j", (name) => {
    expect(readPictureName(name, ground)).toBeUndefined();
  });
});

describe("a picture", () => {
  it("is painted in the colours of the map's light sheet", () => {
    for (const [name, colour] of Object.entries(colours))
      if (name in mapColours.light) expect([name, colour]).toEqual([name, mapColours.light[name as "land"]]);
    expect(Object.keys(colours).filter((name) => !(name in mapColours.light))).toEqual([
      "sun",
      "warning",
      "warningSoft",
    ]);
  });

  it("can write every sentence and the name of every province in both languages", () => {
    const units = JSON.parse(readSource("data/basemap/built/admin-units.geojson")) as {
      features: { properties: { level: string; name_en: string; name_mn: string } }[];
    };
    const names = units.features.flatMap(({ properties: { level, name_en, name_mn } }) =>
      level === "aimag" ? [name_en, name_mn] : [],
    );
    expect(names.length).toBe(44);
    expect([...everySaying(), ...names].filter((text) => !canWrite(text))).toEqual([]);
    expect(canWrite("鉱")).toBe(false);
  });

  it("breaks a text where it would not fit", () => {
    const lines = wrap("Artisanal mining in Mongolia", 700, 37, 348);
    expect(lines).toEqual(["Artisanal mining in", "Mongolia"]);
    expect(Math.max(...lines.map((line) => widthOf(line, 700, 37)))).toBeLessThanOrEqual(348);
  });

  const square = (x: number, y: number, side: number) =>
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
    ] as const;
  const inkOf = async (canvas: Canvas) =>
    (await canvas.toPixels()).filter((_, at) => at % 3 === 0).reduce((sum, red) => sum + red, 0) / 255;

  it("paints as much as a shape covers, leaves out its holes, and paints what overlaps once", async () => {
    const paint = (rings: Parameters<Canvas["fill"]>[0]) => {
      const canvas = new Canvas(20, 20, "#000000");
      canvas.fill(rings, "#ffffff");
      return inkOf(canvas);
    };
    expect(await paint([square(2.5, 3.25, 10)])).toBeCloseTo(100, 0);
    expect(await paint([square(2, 2, 10), [...square(4, 4, 3)].reverse()])).toBeCloseTo(91, 0);
    expect(await paint([square(2, 2, 10), square(7, 2, 10)])).toBeCloseTo(150, 0);
    // What reaches beyond the sheet is cut at its edge.
    expect(await paint([square(-5, -5, 10)])).toBeCloseTo(25, 0);
    expect(await paint([square(15, 15, 10)])).toBeCloseTo(25, 0);
    expect(await paint([square(-50, -50, 200)])).toBeCloseTo(400, 0);
  });

  it("writes a letter with its holes", async () => {
    const canvas = new Canvas(60, 60, "#000000");
    write(canvas, "O", 6, 50, { size: 60, weight: 700, colour: "#ffffff" });
    const pixels = await canvas.toPixels();
    const redAt = (x: number, y: number) => pixels[(y * 60 + x) * 3];
    expect([redAt(29, 28), redAt(12, 28)]).toEqual([0, 255]);
  });

  it("fills areas whichever way their rings are wound, and finds their middle", async () => {
    const outer = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ];
    const hole = [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
      [1, 1],
    ];
    const place = ([x = 0, y = 0]: readonly number[]) => [x * 4, y * 4] as const;
    for (const rings of [
      [outer, hole],
      [[...outer].reverse(), hole],
      [outer, [...hole].reverse()],
    ]) {
      const canvas = new Canvas(20, 20, "#000000");
      canvas.fill(areasIn({ type: "Polygon", coordinates: rings }, place), "#ffffff");
      expect(await inkOf(canvas)).toBeCloseTo(240, 0);
    }
    expect(middleOf({ type: "MultiPolygon", coordinates: [[hole], [outer]] })).toEqual([2, 2]);
    expect(middleOf({ type: "Point", coordinates: [7, 8] })).toEqual([7, 8]);
    expect(middleOf(null)).toBeUndefined();
  });
});

describe("the head of a page", () => {
  it("holds texts as texts, whatever is in them", () => {
    const hostile = `"><script>alert('1')</script>$&$1`;
    const words = { title: hostile, description: hostile, alt: hostile } as Parameters<typeof withHead>[1]["words"];
    const page = `<html lang="en"><head><meta name="description" content="old" /><title>old</title></head></html>`;
    const made = withHead(page, {
      language: "mn",
      reader: "mn",
      words,
      picture: "https://atlas.example.org/share/x.png",
    });
    expect(made).not.toContain("<script>");
    expect(made).not.toContain("old");
    expect(made).toContain(`<html lang="mn">`);
    expect(made.match(/&lt;script&gt;/g)).toHaveLength(5);
    expect(made).toContain("$&amp;$1");
  });

  it("finds its places in the client's own page", () => {
    const page = readSource("client/index.html");
    const words = { title: "T", description: "D", alt: "A" } as Parameters<typeof withHead>[1]["words"];
    const made = withHead(page, { language: "mn", reader: "mn", words, picture: "P" });
    expect(made).toContain("<title>T</title>");
    expect(made).toContain(`<meta name="description" content="D" />`);
    expect(made.match(/name="description"/g)).toHaveLength(1);
    expect(made).toContain(`<html lang="mn" `);
  });
});

describe("the texts a page fetches", () => {
  it("are in its reader's language alone, whichever language its title is in", () => {
    const page = `<head>
      <title>ASM Atlas</title>
      <script type="module" src="/assets/first.js"></script>
      <link rel="modulepreload" href="/assets/en.js" data-texts="en">
      <link rel="modulepreload" href="/assets/mn.js" data-texts="mn">
    </head>`;
    const words = { title: "T", description: "D", alt: "A" } as Parameters<typeof withHead>[1]["words"];
    for (const reader of ["en", "mn"] as const) {
      const made = withHead(page, { language: "en", reader, words, picture: "P" });
      expect(made.match(/href="[^"]*"/g)).toEqual([`href="/assets/${reader}.js"`]);
      expect(made).toContain('<script type="module" src="/assets/first.js"></script>');
    }
  });
});

describe("the shelf of pictures", () => {
  /** A drawing that ends when it is told to. */
  const drawing = () => {
    let end: (text: string) => void = () => undefined;
    const picture = new Promise<Buffer>((resolve) => {
      end = (text) => resolve(Buffer.from(text));
    });
    return { draw: () => picture, end };
  };

  it("draws one at a time, each once, and lets no more than its limit wait", async () => {
    const shelf = createPictureShelf();
    const first = drawing();
    let drawn = 0;
    const waiting = [shelf.get("0", first.draw)];
    for (let index = 1; index < limits.picturesWaiting; index += 1)
      waiting.push(
        shelf.get(String(index), async () => {
          drawn += 1;
          return Buffer.from(String(index));
        }),
      );
    const again = shelf.get("1", () => Promise.reject(new Error("drawn twice")));
    await expect(shelf.get("one too many", first.draw)).rejects.toMatchObject({ code: "rate.too-many" });
    expect(drawn).toBe(0);
    first.end("0");
    expect((await Promise.all(waiting)).map(String)).toEqual(waiting.map((_, index) => String(index)));
    expect(String(await again)).toBe("1");
    expect(String(await shelf.get("one too many", async () => Buffer.from("now")))).toBe("now");
  });

  it("keeps as many as its limit, those asked for last", async () => {
    const shelf = createPictureShelf();
    let drawn = 0;
    const get = (key: number) =>
      shelf.get(String(key), async () => {
        drawn += 1;
        return Buffer.alloc(1);
      });
    for (let key = 0; key < limits.picturesKept; key += 1) await get(key);
    await get(0);
    expect(drawn).toBe(limits.picturesKept);
    await get(limits.picturesKept);
    await get(0);
    expect(drawn).toBe(limits.picturesKept + 1);
    await get(1);
    expect(drawn).toBe(limits.picturesKept + 2);
  });

  it("draws anew what could not be drawn", async () => {
    const shelf = createPictureShelf();
    await expect(shelf.get("x", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(String(await shelf.get("x", async () => Buffer.from("yes")))).toBe("yes");
  });
});
