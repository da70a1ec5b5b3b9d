import { firstCalendar } from "@asm-atlas/data/domain/publication/steps.ts";
import { createPublicMemory } from "@asm-atlas/server/src/http/public-memory.ts";
import type { Release } from "@asm-atlas/server/src/http/release-clock.ts";
import type { Reply } from "@asm-atlas/server/src/http/reply.ts";
import { beforeEach, describe, expect, it } from "vitest";

const saying = (content: string, status = 200): Reply => ({ status, body: { type: "text/plain", content } });

describe("what strangers were answered", () => {
  let release: Release | null;
  let made: string[];
  const clock = {
    current: async () => release,
    ask: async () => release,
    close: () => {},
  };
  const maker = (content: string, status?: number) => async () => {
    made.push(content);
    return saying(content, status);
  };
  beforeEach(() => {
    release = {
      number: 1,
      cutOffOn: "2026-06-30",
      releasedOn: "2026-10-01",
      isDemo: false,
      bandWidth: 5,
      hazards: null,
      calendar: firstCalendar,
      version: 1,
    };
    made = [];
  });

  it("is made once, however many ask and whenever", async () => {
    const memory = createPublicMemory(clock);
    const crowd = await Promise.all(Array.from({ length: 50 }, () => memory.recall("a", maker("first"))));
    expect(new Set(crowd).size).toBe(1);
    expect(await memory.recall("a", maker("second"))).toBe(crowd[0]);
    expect(await memory.recall("b", maker("other"))).toEqual(saying("other"));
    expect(made).toEqual(["first", "other"]);
  });

  it("is forgotten with the release it was told of", async () => {
    const memory = createPublicMemory(clock);
    await memory.recall("a", maker("of the first"));
    release = {
      number: 2,
      cutOffOn: "2026-12-31",
      releasedOn: "2027-04-01",
      isDemo: false,
      bandWidth: 5,
      hazards: null,
      calendar: firstCalendar,
      version: 2,
    };
    expect(await memory.recall("a", maker("of the second"))).toEqual(saying("of the second"));
  });

  it("is forgotten while something is withheld", async () => {
    const memory = createPublicMemory(clock);
    await memory.recall("a", maker("with it"));
    release = { ...(release as Release), version: 1_000_001 };
    expect(await memory.recall("a", maker("without it"))).toEqual(saying("without it"));
  });

  it("is not kept when a release came out while it was made", async () => {
    const memory = createPublicMemory(clock);
    await memory.recall("a", async () => {
      release = {
        number: 2,
        cutOffOn: "2026-12-31",
        releasedOn: "2027-04-01",
        isDemo: false,
        bandWidth: 5,
        hazards: null,
        calendar: firstCalendar,
        version: 2,
      };
      return saying("half of each");
    });
    expect(await memory.recall("a", maker("whole"))).toEqual(saying("whole"));
  });

  it("is not kept when it is no answer, and a failure is nobody else's", async () => {
    const memory = createPublicMemory(clock);
    await expect(memory.recall("a", async () => Promise.reject(new Error("away")))).rejects.toThrow("away");
    expect(await memory.recall("a", maker("not found", 404))).toEqual(saying("not found", 404));
    expect(await memory.recall("a", maker("there"))).toEqual(saying("there"));
  });

  it("takes no more memory than it may: what nobody asked for longest goes first", async () => {
    const memory = createPublicMemory(clock);
    const long = "x".repeat(1_900_000);
    for (const key of ["a", "b", "c", "d", "e", "f", "g", "h"]) await memory.recall(key, maker(long));
    await memory.recall("a", maker("a again"));
    await memory.recall("i", maker(long));
    made = [];
    await memory.recall("a", maker("a again"));
    expect(made).toEqual([]);
    await memory.recall("b", maker("b again"));
    expect(made).toEqual(["b again"]);
  });
});
