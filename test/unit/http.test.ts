import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { parseBbox, splitAtAntimeridian } from "@asm-atlas/server/src/features/bbox.ts";
import { isDate, isTimestamp, parseDatetime } from "@asm-atlas/server/src/features/datetime.ts";
import { pageLinks } from "@asm-atlas/server/src/features/links.ts";
import { preferredEncoding } from "@asm-atlas/server/src/http/encoding.ts";
import { formatEntityTag, isNamedBy } from "@asm-atlas/server/src/http/entity-tag.ts";
import { html } from "@asm-atlas/server/src/http/html.ts";
import { readQuery } from "@asm-atlas/server/src/http/query-parameters.ts";
import { createTurns } from "@asm-atlas/server/src/map-feed/turns.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const requestFor = (url: string) => Object.assign(new IncomingMessage(new Socket()), { url });

describe("a page of the service", () => {
  it("escapes whatever is put into it, also in lists, and not its own markup", () => {
    const name = `<b onclick="x">&'`;
    expect(html`<p title="${name}">${[html`<i>${name}</i>`, name]}</p>`.text).toBe(
      '<p title="&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;"><i>&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;</i>&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;</p>',
    );
  });
});

describe("the encoding a client takes", () => {
  it.each([
    [undefined, "identity"],
    ["", "identity"],
    ["br", "br"],
    ["gzip", "gzip"],
    ["gzip, br", "br"],
    ["gzip;q=1.0, br;q=0.5", "gzip"],
    ["br;q=0", "identity"],
    ["*", "br"],
    ["*;q=0", "identity"],
    ["br;q=0, *", "gzip"],
    ["deflate", "identity"],
    ["GZIP", "gzip"],
  ])("of %s is %s", (header, encoding) => {
    expect(preferredEncoding(header)).toBe(encoding);
  });
});

describe("an entity tag", () => {
  it("is found among those a client names, in any encoding, weak or strong, and nowhere else", () => {
    const tag = { value: "staff7-abc" };
    for (const encoding of ["identity", "gzip", "br"] as const)
      expect(isNamedBy(`"x", ${formatEntityTag(tag, encoding)}`, tag)).toBe(true);
    expect(isNamedBy('W/"staff7-abc"', tag)).toBe(true);
    expect(isNamedBy("*", tag)).toBe(true);
    expect(
      [undefined, "", '"staff7"', "staff7-abc", '"staff7-abcd"', '"staff7-abc-zip"'].map((header) =>
        isNamedBy(header, tag),
      ),
    ).toEqual(Array(6).fill(false));
  });
});

describe("a query", () => {
  it("comes out as it was put in, whatever is in it", () => {
    const name = fc
      .string({ minLength: 1, unit: "grapheme" })
      .filter((text) => Buffer.from(text).toString() === text && !text.includes("\0"));
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, name), { selector: ([key]) => key, maxLength: 5 }), (pairs) => {
        const text = new URLSearchParams(pairs).toString();
        expect([...readQuery(requestFor(`/x?${text}`))]).toEqual(pairs);
      }),
      { seed: testSeed("queries") },
    );
  });

  it.each(["/x?a=%", "/x?a=%e0%a4", "/x?%ff", "/x?a=%00", "/x?a=1&a=2"])(
    "that cannot be read is refused: %s",
    (url) => {
      expect(() => readQuery(requestFor(url))).toThrow(/request\.(malformed|invalid-parameter)/);
    },
  );
});

describe("bbox", () => {
  it("splits in two at the antimeridian only", () => {
    expect(splitAtAntimeridian(parseBbox("87,41,120,53"))).toHaveLength(1);
    expect(splitAtAntimeridian(parseBbox("170,-10,-170,10"))).toEqual([
      { west: 170, south: -10, east: 180, north: 10 },
      { west: -180, south: -10, east: -170, north: 10 },
    ]);
  });

  it("takes numbers in every way they are written", () => {
    expect(parseBbox(" 8.7e1,+41., 120 ,.53e2")).toEqual({ west: 87, south: 41, east: 120, north: 53 });
    expect(parseBbox("1,2,-50,3,4,60")).toEqual({ west: 1, south: 2, east: 3, north: 4 });
  });
});

describe("datetime", () => {
  it("knows the calendar", () => {
    expect(["2020-02-29", "2000-02-29", "0001-01-01", "9999-12-31"].filter(isDate)).toHaveLength(4);
    expect(
      ["2019-02-29", "1900-02-29", "2019-00-10", "2019-04-31", "0000-01-01", "2019-1-1", "20190101"].filter(isDate),
    ).toEqual([]);
    expect(
      ["2019-01-01T00:00:00Z", "2016-12-31T23:59:60Z", "2019-01-01t00:00:00.123456+08:00"].filter(isTimestamp),
    ).toHaveLength(3);
    expect(
      [
        "2019-01-01",
        "2019-01-01T00:00:00",
        "2019-01-01T24:00:00Z",
        "2019-01-01T00:60:00Z",
        "2019-02-30T00:00:00Z",
        "2019-01-01T00:00:00+25:00",
      ].filter(isTimestamp),
    ).toEqual([]);
  });

  it("takes the day of a time in UTC, and of an interval the last day", () => {
    expect(parseDatetime("2019-12-31T23:30:00-02:00")).toBe("2020-01-01");
    expect(parseDatetime("2019-01-01T01:00:00+08:00")).toBe("2018-12-31");
    expect(parseDatetime("2010-01-01/2019-12-31")).toBe("2019-12-31");
    expect(parseDatetime("2010-01-01/..")).toBeUndefined();
  });
});

describe("the pages around a page", () => {
  it("lead to every feature once, from any place to start", () => {
    const at = (href: string | undefined, name: string) =>
      Number(new URL(href ?? "", "http://x").searchParams.get(name) ?? 0);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 70 }),
        (matched, limit, offset) => {
          const links = pageLinks("/items", new Map(), { matched, limit, offset }, "application/geo+json");
          const next = links.find(({ rel }) => rel === "next");
          const previous = links.find(({ rel }) => rel === "prev");
          expect(next !== undefined).toBe(offset + limit < matched);
          if (next) expect(at(next.href, "offset")).toBe(offset + limit);
          expect(previous !== undefined).toBe(offset > 0);
          if (previous) expect(at(previous.href, "offset") + at(previous.href, "limit")).toBe(offset);
        },
      ),
      { seed: testSeed("pages") },
    );
  });
});

describe("taking turns", () => {
  it("runs one at a time, and whoever comes meanwhile shares the next run, begun after they came", async () => {
    const turns = createTurns<number>();
    let begun = 0;
    const gates: (() => void)[] = [];
    const work = () => {
      begun += 1;
      const mine = begun;
      return new Promise<number>((resolve) => gates.push(() => resolve(mine)));
    };
    const first = turns.next("key", work);
    const later = [turns.next("key", work), turns.next("key", work)];
    const other = turns.next("other", work);
    expect(begun).toBe(2);
    gates[0]?.();
    gates[1]?.();
    expect([await first, await other]).toEqual([1, 2]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toBe(3);
    gates[2]?.();
    expect(await Promise.all(later)).toEqual([3, 3]);
  });

  it("goes on after a run that failed", async () => {
    const turns = createTurns<string>();
    const failing = turns.next("key", () => Promise.reject(new Error("broken")));
    const following = turns.next("key", async () => "fine");
    await expect(failing).rejects.toThrow("broken");
    expect(await following).toBe("fine");
  });
});
