import { RequestFailure } from "@asm-atlas/client/src/api/failure.ts";
import type { TaggedRecord } from "@asm-atlas/client/src/api/writing.ts";
import { behindHeld, sendNext } from "@asm-atlas/client/src/waiting/send-next.ts";
import { type Sender, type SenderState, startSender } from "@asm-atlas/client/src/waiting/sender.ts";
import { isAway, recordOf, type Save, type WaitingSave } from "@asm-atlas/client/src/waiting/waiting-save.ts";
import type { WaitingStore } from "@asm-atlas/client/src/waiting/waiting-store.ts";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Dice, testSeed } from "../helpers/dice.ts";

const planner = "planner";

/** A device that keeps what it is given. */
class Device implements WaitingStore {
  readonly kept = new Map<string, WaitingSave>();
  async all(account: string) {
    const ids = [...this.kept.keys()].sort();
    return ids.flatMap((id) => this.kept.get(id) ?? []).filter((entry) => entry.account === account);
  }
  async put(entry: WaitingSave) {
    this.kept.set(entry.id, structuredClone(entry));
  }
  async remove(id: string) {
    this.kept.delete(id);
  }
}

const visitTo = (site: string, id: string): Save => ({
  kind: "create",
  collection: "site-visits",
  id,
  change: { properties: { site_id: site, visited_on: "2026-03-01" } },
});
const eventOf = (site: string, id: string): Save => ({
  kind: "event",
  collection: "sites",
  recordId: site,
  event: { id, to: "INFORMAL", effectiveOn: "2026-03-01" },
});
const fileOf = (fields: { zone?: string; site?: string; visit?: string; stageEvent?: string }, id: string): Save => ({
  kind: "file",
  fields: { kind: "before", caption: "", takenOn: "", id, ...fields },
  file: new File(["a photo"], "IMG_1.jpg"),
});
const recordAt = (etag: string): TaggedRecord => ({
  etag,
  feature: { type: "Feature", geometry: { type: "Point", coordinates: [105, 47] }, properties: {} },
});
const changeOf = (site: string, name: string, etag = '"v1-a"'): Save => ({
  kind: "change",
  collection: "sites",
  id: site,
  change: { properties: { name_en: name } },
  base: recordAt(etag),
});

let numbered = 0;
const waits = (save: Save, more: Partial<WaitingSave> = {}): WaitingSave => {
  numbered += 1;
  const id = String(numbered).padStart(6, "0");
  return { id, account: planner, code: "", since: "", save, isHeld: false, refusal: null, ...more };
};

const noNetwork = () => new RequestFailure("network");
const refusedWith = (status: number, code: string) =>
  new RequestFailure("problem", { status, code: code as "record.invalid" });

async function deviceWith(...entries: readonly WaitingSave[]): Promise<Device> {
  const device = new Device();
  for (const entry of entries) await device.put(entry);
  return device;
}

/** Sends until there is no more to do. @returns how each step ended, and what was sent */
async function sendAll(store: Device, send: (save: Save) => Promise<unknown>) {
  const ends: string[] = [];
  const sent: Save[] = [];
  for (let isMore = true; isMore; ) {
    const step = await sendNext({ store, account: planner, send });
    ends.push(step.end);
    if (step.end === "sent") sent.push(step.entry.save);
    isMore = step.end === "sent" || step.end === "refused";
  }
  return { ends, sent };
}

describe("what counts as no network", () => {
  it.each([
    ["no answer at all", noNetwork(), true],
    ["a gateway that finds no server", new RequestFailure("problem", { status: 502 }), true],
    ["a gateway that waited too long", new RequestFailure("problem", { status: 504 }), true],
    ["a database that is away", refusedWith(503, "database.unavailable"), true],
    ["a save that takes too long, and would again", refusedWith(503, "database.too-slow"), false],
    ["a refusal", refusedWith(422, "record.invalid"), false],
    ["a mistake of ours", new TypeError("x is undefined"), false],
  ])("%s", (_what, error, isSo) => {
    expect(isAway(error)).toBe(isSo);
  });
});

describe("waiting saves", () => {
  it("go out oldest first and leave the device when the server has acknowledged them", async () => {
    const [first, second, third] = [eventOf("a", "1"), visitTo("a", "2"), changeOf("b", "B")];
    const device = await deviceWith(waits(first), waits(second), waits(third));
    const { ends, sent } = await sendAll(device, async () => recordAt('"v2-b"'));
    expect(sent).toEqual([first, second, third]);
    expect(ends.at(-1)).toBe("nothing");
    expect(device.kept.size).toBe(0);
  });

  it("stay, every one, while the network is away", async () => {
    const device = await deviceWith(waits(eventOf("a", "1")), waits(visitTo("b", "2")));
    const before = new Map(device.kept);
    expect((await sendAll(device, () => Promise.reject(noNetwork()))).ends).toEqual(["later"]);
    expect((await sendAll(device, () => Promise.reject(refusedWith(429, "rate.too-many")))).ends).toEqual(["later"]);
    expect(device.kept).toEqual(before);
  });

  it.each(["session.required", "session.another-account"])("stay as they are at %s", async (code) => {
    const device = await deviceWith(waits(eventOf("a", "1")));
    const { ends } = await sendAll(device, () => Promise.reject(refusedWith(401, code)));
    expect(ends).toEqual(["signed-out"]);
    expect([...device.kept.values()]).toMatchObject([{ isHeld: false, refusal: null }]);
  });

  it.each([
    [412, "record.stale"],
    [409, "transition.not-allowed"],
    [422, "guard.group-missing"],
    [403, "access.denied"],
    [404, "feature.not-found"],
    [500, "server.unexpected"],
  ])(
    "that are refused with %s stay with the reason; what is of the same record waits behind, the rest goes on",
    async (status, code) => {
      const refused = waits(changeOf("a", "A"));
      // A visit of the same site is a record of its own.
      const [behind, visit, ofAnother] = [eventOf("a", "1"), visitTo("a", "v"), eventOf("b", "2")];
      const device = await deviceWith(refused, waits(behind), waits(visit), waits(ofAnother));
      const { sent } = await sendAll(device, (save) =>
        save.kind === "change" ? Promise.reject(refusedWith(status, code)) : Promise.resolve({}),
      );
      expect(sent).toEqual([visit, ofAnother]);
      expect([...device.kept.values()]).toMatchObject([
        { id: refused.id, isHeld: true, refusal: { status, code } },
        { save: behind, isHeld: false },
      ]);
      const left = await device.all(planner);
      expect([...behindHeld(left)]).toEqual([left[1]?.id]);
    },
  );

  it("that name a record which has not come to be wait behind it", async () => {
    const group: Save = { kind: "create", collection: "organisations", id: "group", change: { properties: {} } };
    const site: Save = {
      kind: "create",
      collection: "sites",
      id: "s",
      change: { properties: { organisation_id: "group" } },
    };
    const device = await deviceWith(waits(group, { isHeld: true }), waits(site), waits(visitTo("s", "v")));
    expect((await sendAll(device, () => Promise.resolve({}))).sent).toEqual([]);
    expect(device.kept.size).toBe(3);
  });

  it("that are photos and papers go last, and after the visit or event they belong to", async () => {
    const idsOf = (saves: readonly Save[]) => saves.map(recordOf);
    const [photo, paper] = [fileOf({ site: "s", visit: "v" }, "1"), fileOf({ zone: "z", stageEvent: "e" }, "2")];
    const event = eventOf("z", "e");
    const device = await deviceWith(waits(photo), waits(paper), waits(visitTo("s", "v")), waits(event));
    expect(idsOf((await sendAll(device, async () => ({}))).sent)).toEqual(["v", "z", "1", "2"]);

    const held = await deviceWith(
      waits(event, { isHeld: true }),
      waits(visitTo("s", "v"), { isHeld: true }),
      waits(photo),
      waits(paper),
      waits(fileOf({ site: "s" }, "3")),
    );
    expect(idsOf((await sendAll(held, async () => ({}))).sent)).toEqual(["3"]);
    expect(held.kept.size).toBe(4);
  });

  it("of somebody else are neither sent nor touched", async () => {
    const others = waits(eventOf("a", "1"), { account: "officer" });
    const device = await deviceWith(others, waits(eventOf("a", "2")));
    expect((await sendAll(device, () => Promise.resolve({}))).sent).toEqual([eventOf("a", "2")]);
    expect([...device.kept.values()]).toEqual([others]);
  });

  it("over the same version as one's own change are made over what that became", async () => {
    const device = await deviceWith(waits(changeOf("a", "A")), waits(changeOf("a", "AA")), waits(changeOf("b", "B")));
    const tags: string[] = [];
    await sendAll(device, async (save) => {
      if (save.kind === "change") tags.push(`${save.id} ${save.base.etag}`);
      return recordAt(`"v${tags.length + 1}-x"`);
    });
    expect(tags).toEqual(['a "v1-a"', 'a "v2-x"', 'b "v1-a"']);
  });

  it("are each done once and in order, whatever is lost on the way", async () => {
    const dice = new Dice(testSeed("saves that wait"));
    for (let round = 0; round < 200; round += 1) {
      const done: string[] = [];
      const device = new Device();
      const all = Array.from({ length: dice.whole(1, 12) }, (_, index) =>
        eventOf(dice.pick(["a", "b", "c"]), `${index}`),
      );
      for (const save of all) await device.put(waits(save));
      // The server knows what it has done by the id made here, as it does for records and events.
      const send = async (save: Save) => {
        const chance = dice.next();
        if (chance < 0.3) throw noNetwork();
        const id = save.kind === "event" ? save.event.id : recordOf(save);
        if (!done.includes(id)) done.push(id);
        if (chance < 0.6) throw noNetwork(); // the answer is lost
        return {};
      };
      for (let tries = 0; device.kept.size > 0 && tries < 500; tries += 1) await sendAll(device, send);
      expect(done).toEqual(all.map((_, index) => `${index}`));
    }
  });
});

describe("the sender", () => {
  const ended: Sender[] = [];
  afterEach(() => {
    for (const sender of ended.splice(0)) sender.end();
    vi.useRealTimers();
  });

  /** Pages of one browser: one device, one lock. */
  function browser(send: (save: Save) => Promise<unknown>) {
    const device = new Device();
    let last: Promise<unknown> = Promise.resolve();
    const exclusively = <Done>(work: () => Promise<Done>): Promise<Done> => {
      const done = last.then(work);
      last = done.catch(() => undefined);
      return done;
    };
    const page = (account = planner) => {
      const seen: { entries: readonly WaitingSave[]; state: SenderState; sent: number } = {
        entries: [],
        state: "free",
        sent: 0,
      };
      const sender = startSender({
        store: device,
        account,
        send,
        exclusively,
        onChange: (entries, state) => Object.assign(seen, { entries, state }),
        onSent: (entries) => {
          seen.sent += entries.length;
        },
      });
      ended.push(sender);
      return { sender, seen };
    };
    return { device, page };
  }

  it("tries again by itself, ever more rarely, until the network is back", async () => {
    vi.useFakeTimers();
    let isThere = false;
    const tries: number[] = [];
    const began = Date.now();
    const { page } = browser(async () => {
      tries.push((Date.now() - began) / 1000);
      if (!isThere) throw noNetwork();
      return {};
    });
    const { sender, seen } = page();
    await sender.keep(eventOf("a", "1"), "ASM-0001");
    expect([seen.entries.length, seen.state]).toEqual([1, "away"]);
    await vi.advanceTimersByTimeAsync(80_000);
    expect(tries).toEqual([5, 15, 35, 75]);
    isThere = true;
    await vi.advanceTimersByTimeAsync(80_000);
    expect([seen.entries.length, seen.state, seen.sent]).toEqual([0, "free", 1]);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(tries).toHaveLength(5);
  });

  it("sends once what two pages would send", async () => {
    const sent: Save[] = [];
    const { page } = browser(async (save) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      sent.push(save);
      return {};
    });
    const [one, other] = [page(), page()];
    for (const id of ["1", "2", "3"]) await one.sender.keep(eventOf(id, id), "");
    await Promise.all([one.sender.sendNow(), other.sender.sendNow()]);
    expect(sent.map((save) => save.kind === "event" && save.event.id)).toEqual(["1", "2", "3"]);
    expect(one.seen.sent + other.seen.sent).toBe(3);
  });

  it("sends in the order of saving, also when the clock is set back in between", async () => {
    vi.useFakeTimers({ now: Date.parse("2026-03-02T00:00:00Z") });
    const sent: Save[] = [];
    const { page } = browser(async (save) => {
      sent.push(save);
      return {};
    });
    const { sender } = page();
    const [first, second] = [eventOf("a", "1"), eventOf("b", "2")];
    await sender.keep(first, "");
    vi.setSystemTime(Date.parse("2026-03-01T00:00:00Z"));
    await sender.keep(second, "");
    await sender.sendNow();
    expect(sent).toEqual([first, second]);
  });

  it("takes back what waits, and says when it has gone out already", async () => {
    let answer: (() => void) | undefined;
    const { page, device } = browser(
      () =>
        new Promise((resolve) => {
          answer = () => resolve({});
        }),
    );
    const { sender, seen } = page();
    const [going, waiting] = [await sender.keep(eventOf("a", "1"), ""), await sender.keep(eventOf("b", "2"), "")];
    expect(await sender.takeBack(waiting.id)).toEqual(waiting);
    expect(seen.entries.map(({ id }) => id)).toEqual([going.id]);
    const sending = sender.sendNow();
    const takingBack = sender.takeBack(going.id);
    await expect.poll(() => answer).toBeDefined();
    answer?.();
    await sending;
    expect(await takingBack).toBeUndefined();
    expect(device.kept.size).toBe(0);
  });

  it("holds what is open in its form, and lets another take its place", async () => {
    const sent: Save[] = [];
    const { page } = browser(async (save) => {
      sent.push(save);
      return {};
    });
    const { sender } = page();
    const entry = await sender.keep(eventOf("a", "1"), "");
    expect(await sender.hold(entry.id)).toMatchObject({ id: entry.id });
    await sender.sendNow();
    expect(sent).toEqual([]);
    await sender.replace(entry, eventOf("a", "other"));
    await sender.sendNow();
    expect(sent).toEqual([eventOf("a", "other")]);
    expect(await sender.hold(entry.id)).toBeUndefined();
  });

  it("shows nobody what waits of another, and sends it when they are back", async () => {
    const sent: string[] = [];
    const { page } = browser(async (save) => {
      sent.push(save.kind);
      return {};
    });
    const first = page("planner");
    await first.sender.keep(eventOf("a", "1"), "");
    first.sender.end();
    const next = page("officer");
    await next.sender.sendNow();
    expect([next.seen.entries, sent]).toEqual([[], []]);
    next.sender.end();
    const again = page("planner");
    await again.sender.sendNow();
    expect([again.seen.sent, sent]).toEqual([1, ["event"]]);
  });
});
