import { DatabaseUnavailableError } from "@asm-atlas/server/src/db/errors.ts";
import { Slots } from "@asm-atlas/server/src/db/slots.ts";
import { describe, expect, it } from "vitest";

describe("turns at the database", () => {
  it("are given in the order asked for, never more than there are", async () => {
    const slots = new Slots(2);
    const atWork = new Set<number>();
    const order: number[] = [];
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const giveBack = await slots.take(1_000);
        atWork.add(n);
        order.push(n);
        most = Math.max(most, atWork.size);
        await new Promise((resolve) => setTimeout(resolve, 1));
        atWork.delete(n);
        giveBack();
      }),
    );
    expect(most).toBe(2);
    expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  it("given back twice count once", async () => {
    const slots = new Slots(1);
    const giveBack = await slots.take(50);
    giveBack();
    giveBack();
    await slots.take(50);
    await expect(slots.take(20)).rejects.toBeInstanceOf(DatabaseUnavailableError);
  });

  it("are not lost to a caller who left or whose time was up while waiting", async () => {
    const slots = new Slots(1);
    const giveBack = await slots.take(50);
    const leaving = new AbortController();
    const left = expect(slots.take(1_000, leaving.signal)).rejects.toMatchObject({ name: "AbortError" });
    const late = expect(slots.take(10)).rejects.toThrow("busy for longer than 10 ms");
    leaving.abort();
    await Promise.all([left, late]);
    giveBack();
    expect(await slots.untilIdle(10)).toBe(true);
    (await slots.take(10))();
  });

  it("are refused to those who wait when told so, and to everybody once closed", async () => {
    const slots = new Slots(1);
    const giveBack = await slots.take(50);
    const gone = new DatabaseUnavailableError("gone");
    const waiting = expect(slots.take(1_000)).rejects.toBe(gone);
    slots.refuseWaiting(gone);
    await waiting;
    slots.close(gone);
    await expect(slots.take(1_000)).rejects.toBe(gone);
    expect(await slots.untilIdle(10)).toBe(false);
    const idle = slots.untilIdle(1_000);
    giveBack();
    expect(await idle).toBe(true);
  });
});
