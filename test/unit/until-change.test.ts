import { untilChange } from "@asm-atlas/server/src/http/until-change.ts";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

let change: () => void;
let reads: number;
let isOpen: boolean;
const database = {
  onChange: (listener: () => void) => {
    change = listener;
    isOpen = true;
    return () => {
      isOpen = false;
    };
  },
};
const read = async () => {
  reads += 1;
  return reads;
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  reads = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

it("is read once, however many ask, and then known without asking", async () => {
  const value = untilChange(database, read);
  expect(value.known()).toBeUndefined();
  expect(await Promise.all([value.current(), value.current(), value.current()])).toEqual([1, 1, 1]);
  expect(value.known()).toBe(1);
  expect(await value.current()).toBe(1);
});

it("is not believed after a change, not even what was on its way", async () => {
  const value = untilChange(database, read);
  const before = value.current();
  change();
  expect(await value.current()).toBe(2);
  expect(await before).toBe(1);
  expect(value.known()).toBe(2);
  change();
  expect(value.known()).toBeUndefined();
  expect(await value.current()).toBe(3);
});

it("is believed for so long and no longer, counted from when it was asked for", async () => {
  const slowly = async () => {
    vi.advanceTimersByTime(600);
    return read();
  };
  const value = untilChange(database, slowly, 1_000);
  await value.current();
  vi.advanceTimersByTime(399);
  expect(value.known()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(value.known()).toBeUndefined();
});

it("is read again after a failure", async () => {
  const answers = [() => Promise.reject(new Error("away")), read];
  const value = untilChange(database, async () => answers.shift()?.());
  await expect(value.current()).rejects.toThrow("away");
  expect(await value.current()).toBe(1);
});

it("stops listening", () => {
  const value = untilChange(database, read);
  expect(isOpen).toBe(true);
  value.close();
  expect(isOpen).toBe(false);
});
