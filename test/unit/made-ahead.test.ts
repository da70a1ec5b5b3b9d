import { keepAhead, type Piece } from "@asm-atlas/server/src/http/made-ahead.ts";
import type { Release } from "@asm-atlas/server/src/http/release-clock.ts";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepingLog } from "../helpers/engines.ts";

const restMs = 5_000;
const soon = { quietMs: 1_000, latestMs: 30_000 };

let version: number | undefined;
let made: string[];
let lastAskedAt: number;
let change: () => void;
let log: ReturnType<typeof keepingLog>;
let stop: () => void;

const piece = (what: string, times: Partial<Piece> = {}): Piece => ({
  what,
  ...soon,
  make: async () => made.push(`${what} of ${version}`),
  ...times,
});

function keep(pieces: readonly Piece[]): void {
  const releases = {
    current: async () => (version === undefined ? null : ({ version } as Release)),
  };
  const database = {
    onChange: (listener: () => void) => {
      change = listener;
      return () => {
        change = () => undefined;
      };
    },
  };
  stop = keepAhead({ database, releases, log, pieces, lastAskedAt: () => lastAskedAt }, restMs);
}

/** Lets so much time pass, and all that is due in it happen. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
  version = 1;
  made = [];
  lastAskedAt = Number.NEGATIVE_INFINITY;
  log = keepingLog();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it("makes each piece once for a release, some time after the start", async () => {
  keep([piece("a"), piece("b")]);
  await pass(restMs - 1);
  expect(made).toEqual([]);
  await pass(restMs);
  expect(made).toEqual(["a of 1", "b of 1"]);
  change();
  await pass(10 * restMs);
  expect(made).toEqual(["a of 1", "b of 1"]);
});

it("makes them again for another release, also where it comes out while they are made", async () => {
  keep([
    piece("a", {
      make: async () => {
        made.push(`a of ${version}`);
        if (version === 1) version = 2;
        if (made.length === 1) change();
      },
    }),
  ]);
  await pass(4 * restMs);
  expect(made).toEqual(["a of 1", "a of 2"]);
  version = 3;
  change();
  await pass(4 * restMs);
  expect(made).toEqual(["a of 1", "a of 2", "a of 3"]);
});

it("makes nothing where nothing is published", async () => {
  version = undefined;
  keep([piece("a")]);
  await pass(4 * restMs);
  expect(made).toEqual([]);
});

it("waits while somebody asks, but not for ever", async () => {
  keep([piece("a"), piece("b", { quietMs: 10_000, latestMs: 60_000 })]);
  const crowd = setInterval(() => {
    lastAskedAt = performance.now();
  }, 500);
  await pass(restMs + soon.latestMs - 1_000);
  expect(made).toEqual([]);
  await pass(2_000);
  expect(made).toEqual(["a of 1"]);
  clearInterval(crowd);
  await pass(5_000);
  expect(made).toEqual(["a of 1"]);
  await pass(6_000);
  expect(made).toEqual(["a of 1", "b of 1"]);
});

it("rests after a piece as long as that took", async () => {
  const slow = () => new Promise((resolve) => setTimeout(resolve, 3_000));
  keep([piece("slow", { make: slow }), piece("b")]);
  await pass(restMs + 5_900);
  expect(made).toEqual([]);
  await pass(200);
  expect(made).toEqual(["b of 1"]);
});

it("goes on after a piece that fails, and says which", async () => {
  keep([piece("a", { make: () => Promise.reject(new Error("no room")) }), piece("b")]);
  await pass(2 * restMs);
  expect(made).toEqual(["b of 1"]);
  expect(log.lines).toMatchObject([{ level: "warn", message: "not made ahead: a" }]);
});

it("ends when the server does, quietly", async () => {
  keep([piece("a")]);
  stop();
  change();
  await pass(4 * restMs);
  expect(made).toEqual([]);
  expect(log.lines).toEqual([]);
});
