import { Readable } from "node:stream";
import { linesOf } from "@asm-atlas/server/src/backup/lines.ts";
import { type Reference, restoreOrder } from "@asm-atlas/server/src/backup/restore-order.ts";
import { columnType } from "@asm-atlas/server/src/db/sql.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("lines of a stream", () => {
  const read = async (bytes: Buffer, cuts: readonly number[]) => {
    const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
    const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
    const lines: string[] = [];
    for await (const some of linesOf(Readable.from(chunks.filter((chunk) => chunk.length > 0)))) lines.push(...some);
    return lines;
  };

  it("are the same wherever the stream is cut, in the middle of a letter too, and end at LF alone", async () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "Ө", "🏔", "\u2028", "\u0085", "\r", '"') });
    await fc.assert(
      fc.asyncProperty(fc.array(letters), fc.array(fc.nat()), async (lines, cuts) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
        expect(await read(bytes, cuts)).toEqual(lines);
      }),
    );
  });

  it("have a last one although it is not ended", async () => {
    expect(await read(Buffer.from("one\ntwo"), [2, 5])).toEqual(["one", "two"]);
  });
});

describe("the order of a restore", () => {
  const reference = (from: string, to: string): Reference => ({
    constraint: `${from}_${to}`,
    from,
    to,
    isDeferrable: false,
  });

  it("puts every table after those it refers to, by name among equals", () => {
    const { tables, checkedLast } = restoreOrder(
      ["visit", "site", "account", "unit"],
      [reference("visit", "site"), reference("site", "unit"), reference("visit", "account")],
    );
    expect(tables).toEqual(["account", "unit", "site", "visit"]);
    expect(checkedLast).toEqual([]);
  });

  it("names the keys no order can satisfy: of a table to itself, and one of each ring", () => {
    const references = [reference("unit", "unit"), reference("a", "b"), reference("b", "a"), reference("c", "a")];
    const { tables, checkedLast } = restoreOrder(["c", "b", "a", "unit"], references);
    expect(tables).toEqual(["unit", "a", "b", "c"]);
    expect(checkedLast.map(({ constraint }) => constraint)).toEqual(["unit_unit", "a_b"]);
  });

  it("satisfies or names every key, whatever refers to whatever", () => {
    const table = fc.constantFrom("a", "b", "c", "d", "e", "f");
    fc.assert(
      fc.property(fc.array(fc.tuple(table, table)), (pairs) => {
        const references = pairs.map(([from, to]) => reference(from, to));
        const { tables, checkedLast } = restoreOrder(["a", "b", "c", "d", "e", "f"], references);
        expect([...tables].sort()).toEqual(["a", "b", "c", "d", "e", "f"]);
        for (const one of references) {
          const isSatisfied = tables.indexOf(one.to) < tables.indexOf(one.from);
          expect(isSatisfied).toBe(!checkedLast.includes(one));
        }
      }),
    );
  });
});

describe("a column's type", () => {
  it.each([
    "uuid",
    "text[]",
    "geometry(Point,4326)",
    "public.geometry(MultiPolygon,4326)",
    "timestamp with time zone",
    "character varying(20)",
    "numeric(10,2)",
  ])("may be %s", (name) => {
    expect(columnType(name).text).toBe(name);
  });

  it.each(["", "text; DROP TABLE atlas.site", "text)::x", '"Odd"', "text --"])("is never %j", (name) => {
    expect(() => columnType(name)).toThrow(TypeError);
  });
});
