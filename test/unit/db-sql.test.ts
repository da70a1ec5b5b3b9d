import type { Transaction } from "@asm-atlas/server/src/db/database.ts";
import { empty, identifier, join, type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { describe, expect, expectTypeOf, it } from "vitest";

describe("a query", () => {
  it("keeps values apart from text, also when it is put together from parts", () => {
    const condition = sql`name = ${"O'Neil"}`;
    const query = sql`SELECT ${identifier("site.name")} FROM site WHERE ${condition} AND kind IN (${join(["a", "b"])}) ${empty}`;
    expect(query.text).toBe('SELECT "site"."name" FROM site WHERE name = $1 AND kind IN ($2,$3) ');
    expect(query.values).toEqual(["O'Neil", "a", "b"]);
  });

  it("cannot be a plain string: that is a type error", () => {
    expectTypeOf<Parameters<Transaction["exec"]>[0]>().toEqualTypeOf<Sql>();
    const wouldRun = (transaction: Transaction) => [
      // @ts-expect-error a plain string is not a query
      () => transaction.one("SELECT 1"),
      // @ts-expect-error nor is one put together from strings
      () => transaction.exec(`DELETE FROM ${"site"}`),
      // @ts-expect-error several rows need a most
      () => transaction.many(sql`SELECT 1`),
    ];
    expect(wouldRun).toBeTypeOf("function");
  });

  it.each(["site", "site_status_event", "internal.site", "_private", "a1"])("names %s", (name) => {
    expect(identifier(name).text).toBe(
      name
        .split(".")
        .map((part) => `"${part}"`)
        .join("."),
    );
  });

  it.each(["", "Site", "1a", "a.b.c", "a.", ".a", "a b", 'a"b', "a;b", "a-b", "сум", "a\n"])(
    "refuses %j as a name",
    (name) => {
      expect(() => identifier(name)).toThrow(TypeError);
    },
  );
});
