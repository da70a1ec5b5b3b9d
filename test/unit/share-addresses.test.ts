import { gridLabel, gridStep } from "@asm-atlas/client/src/map/map-grid.ts";
import { atlasLink, embeddedLink, frameCode, linkTo, picturePath } from "@asm-atlas/client/src/share/addresses.ts";
import { filled } from "@asm-atlas/client/src/share/share-words.ts";
import { usualList } from "@asm-atlas/client/src/state/list-look.ts";
import { readView, type ShareableView } from "@asm-atlas/client/src/state/view-url.ts";
import { describe, expect, it, vi } from "vitest";

// Behind the writing of addresses stands the view, which asks the device for its theme and language.
vi.hoisted(() => {
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
  globalThis.navigator ??= { language: "en" } as Navigator;
});

const view: ShareableView = {
  language: "mn",
  isLanguageChosen: false,
  switched: ["kindergartens"],
  hidden: { sites: ["cell"] },
  selected: { layer: "site-summary", code: "province-MN-069" },
  where: { mineral: ["gold_placer"] },
  area: null,
  isAreaFilter: false,
  day: "2019-12-31",
  thenDay: null,
  knownOn: null,
  opened: ["list"],
  list: usualList,
  base: null,
  camera: { longitude: 99.5, latitude: 46, zoom: 6.5 },
};
const place = { origin: "https://atlas.example.org", pathname: "/", search: "?of=people" };

describe("addresses of a view", () => {
  it("say all of it, and the language even when it was not chosen", () => {
    const link = new URL(linkTo(view, place));
    expect([link.origin, link.pathname, link.searchParams.get("of")]).toEqual([place.origin, "/", "people"]);
    expect(readView(link.searchParams)).toEqual({ ...view, isLanguageChosen: true });
  });

  it("say to a frame, and on the way back from it, what an embedded map takes", () => {
    const said = "?at=99.5,46,6.5&lang=mn&switched=kindergartens&hide=sites:cell&day=2019-12-31";
    const parametersOf = (address: string) => [...new URL(address).searchParams].sort();
    expect(embeddedLink(view, place)).toContain("https://atlas.example.org/embed?");
    for (const address of [embeddedLink(view, place), atlasLink(view, place)])
      expect(parametersOf(address)).toEqual([...new URLSearchParams(said)].sort());
  });

  it("ask for the picture of a view with what the server knows", () => {
    const [path, query] = picturePath(view).split("?");
    expect([path, [...new URLSearchParams(query).keys()].sort()]).toEqual([
      "/share/view.png",
      ["at", "day", "lang", "pick", "switched"],
    ]);
  });

  it("stand in the code of a frame as text, whatever is in them", () => {
    const code = frameCode({ address: `https://x/?a=1&b="><script>`, title: `"<b>`, width: 800, height: 520 });
    expect(code).toBe(
      `<iframe src="https://x/?a=1&amp;b=&quot;&gt;&lt;script&gt;" title="&quot;&lt;b&gt;" width="800" height="520" style="border:0;max-width:100%" loading="lazy" allowfullscreen></iframe>`,
    );
  });

  it("leave no room in a text unfilled but what nobody has named", () => {
    expect(filled("{{name}} of {{day}}", { name: "A $& B" })).toBe("A $& B of {{day}}");
  });
});

describe("the grid on paper", () => {
  it.each([
    [87, 120, 5],
    [99, 101, 0.5],
    [105.1, 105.12, 0.005],
    [105, 105.0001, 0.001],
  ])("from %d to %d degrees has a line every %d", (from, to, step) => {
    expect(gridStep(from, to)).toBe(step);
  });

  it("names its degrees with as many decimals as they need, in the reader's language", () => {
    expect(gridLabel(105, 5, "east", "en")).toBe("105° E");
    expect(gridLabel(46.25, 0.05, "north", "en")).toBe("46.25° N");
    expect(gridLabel(46.5, 0.5, "north", "mn")).toBe("46.5° Х");
    expect(gridLabel(99.005, 0.005, "east", "mn")).toBe("99.005° З");
  });
});
