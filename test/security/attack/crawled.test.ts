import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onEachEngine } from "../../helpers/engines.ts";
import { idsOf } from "../support/load-world.ts";
import { cutOffs } from "../support/twin-worlds.ts";
import type { Entry } from "../support/twins.ts";
import { type AttackedWorld, attackedWorld } from "./support/attacked-world.ts";
import { ask, type Crawl, crawl, differences } from "./support/crawl.ts";
import { type Leak, leaksOf } from "./support/leaks.ts";
import { otherWorld, plays, type TwinName } from "./support/other-worlds.ts";
import { afterEachRelease, boxesAround, dayProbes, filterPairs } from "./support/probes.ts";
import { doorsOf } from "./support/public-doors.ts";
import { openStage, type Stage } from "./support/stage.ts";

const seed = Number(process.env.ATLAS_TEST_SEED ?? 2033);
const minutes = 60_000;

/** What a stranger gets of a world: after each of its six releases, then from every address there is, and from the probes of single attacks. */
interface Told {
  readonly releases: Crawl;
  readonly everything: Crawl;
  readonly probes: Crawl;
  readonly leaked: ReadonlyMap<Leak, Crawl>;
}

/** An attack that is decided by a crawl of other worlds. */
interface Attack {
  readonly number: number;
  readonly title: string;
  readonly unlearnt: string;
  readonly twins: readonly TwinName[];
  /** Of all that is told, what it looks at; absent: everything. */
  readonly at?: RegExp;
}

const attacks: readonly Attack[] = [
  {
    number: 1,
    title: "Bbox bisection",
    unlearnt: "whether a hidden site lies inside a box",
    twins: ["MOVE"],
    at: /bbox=/,
  },
  { number: 3, title: "Empty soum", unlearnt: "that a soum in band 0 to 4 has a place", twins: ["EMPTY"] },
  { number: 5, title: "Every day", unlearnt: "the day of an event", twins: ["DAY"] },
  {
    number: 6,
    title: "Release differences",
    unlearnt: "where what is new lies, and when it was written down",
    twins: ["EMPTY", "RECORD"],
  },
  { number: 8, title: "Fall", unlearnt: "which place lost its contract", twins: ["FALL"] },
  { number: 9, title: "Moratorium", unlearnt: "which places it hit, and that it hit any", twins: ["MORATORIUM"] },
  { number: 10, title: "Suspended instrument", unlearnt: "that a contract was signed under it", twins: ["PAPER"] },
  { number: 12, title: "Filter pairs", unlearnt: "a count finer than the rules", twins: ["EMPTY"], at: /=.*&.*=/ },
  { number: 13, title: "Extents", unlearnt: "an outermost site", twins: ["MOVE"], at: /^\/(?:ogc|api|$)/ },
  {
    number: 14,
    title: "Tiles and clusters",
    unlearnt: "a centre or a corner of exact points",
    twins: ["MOVE"],
    at: /^\/api\/map\//,
  },
  {
    number: 15,
    title: "Cell and soum",
    unlearnt: "where in its cell and soum a place lies",
    twins: ["MOVE"],
    at: /\/sites/,
  },
  { number: 16, title: "Ids", unlearnt: "time, order or number of records", twins: ["ORDER"] },
  { number: 17, title: "Order and paging", unlearnt: "the order in which records came", twins: ["ORDER"], at: /items/ },
  { number: 18, title: "Versions", unlearnt: "when something was written down", twins: ["RECORD"] },
  {
    number: 20,
    title: "Errors, search, share",
    unlearnt: "a place, from a picture or a page for sharing",
    twins: ["MOVE"],
  },
  {
    number: 22,
    title: "Zones",
    unlearnt: "where a zone that is not shown lies",
    twins: ["MOVE"],
    at: /rehabilitation/,
  },
  {
    number: 23,
    title: "Kindergartens",
    unlearnt: "where children and the sites they come from are",
    twins: ["MOVE", "FACTS"],
    at: /kindergarten/,
  },
  {
    number: 24,
    title: "People and freshness",
    unlearnt: "workers, visits, hectares, dangers of one place",
    twins: ["FACTS"],
  },
];

onEachEngine("a stranger who asks every address of two worlds", (kind) => {
  let stage: Stage;
  let attacked: AttackedWorld;
  let register: readonly Entry[];
  let boxes: readonly string[];
  let pairs: readonly string[];
  let leaks: readonly Leak[];
  let told: Told;
  const others = new Map<readonly TwinName[], Promise<Told>>();

  /** Which addresses an attack asks beside all others, only of the worlds it compares. */
  const probesOf = (names: readonly TwinName[]): readonly string[] => [
    ...(names.includes("MOVE") ? boxes : []),
    ...(names.includes("DAY") ? dayProbes : []),
    ...(names.includes("EMPTY") ? pairs : []),
  ];

  async function publishAll(): Promise<Crawl> {
    const releases = new Map();
    for (const cutOff of cutOffs) {
      await stage.publish(cutOff);
      for (const [address, seen] of await ask(stage.stranger, afterEachRelease(cutOff)))
        releases.set(`${cutOff} ${address}`, seen);
    }
    return releases;
  }

  const leaking = (leak: Leak): Promise<Crawl> => {
    const asking = () => ask(stage.stranger, leak.doors);
    return leak.view
      ? stage.withView(leak.view, asking)
      : stage.behind(leak.front?.(stage) ?? ((_1, _2, next) => next()), asking);
  };

  async function listen(names: readonly TwinName[], releases: Crawl): Promise<Told> {
    // The last play changes nothing but events: what each release tells of events is all there is to see.
    const isShort = names.includes("PAPER") && names.length === 2;
    const everything = isShort ? new Map() : await crawl(stage.stranger, doorsOf(stage.routes));
    const probes = await ask(stage.stranger, probesOf(names));
    const leaked = new Map<Leak, Crawl>();
    for (const leak of leaks) if (names.includes(leak.caughtBy)) leaked.set(leak, await leaking(leak));
    return { releases, everything, probes, leaked };
  }

  /** Plays the other world in which this is another, once. */
  function other(name: TwinName): Promise<Told> {
    const play = plays.find((names) => names.includes(name)) ?? [name];
    const playing =
      others.get(play) ??
      (async () => {
        const { world, order } = otherWorld(play, attacked.world, register, seed);
        await stage.play(world, order);
        return listen(play, await publishAll());
      })();
    others.set(play, playing);
    return playing;
  }

  /** Where the worlds can be told apart. What only one of both was asked is no difference; that nothing was compared is an error. */
  async function apart(name: TwinName, at = /./): Promise<string[]> {
    const there = await other(name);
    let compared = 0;
    const found = (["releases", "everything", "probes"] as const).flatMap((part) => {
      const isAsked = (address: string) =>
        at.test(address) && (part === "everything" ? there.everything.size > 0 : there[part].has(address));
      const only = (of: Crawl) => new Map([...of].filter(([address]) => isAsked(address)));
      compared += only(told[part]).size;
      return differences(only(told[part]), only(there[part]));
    });
    if (compared === 0) throw new Error(`Nothing was compared with ${name} at ${at}`);
    return found;
  }

  beforeAll(async () => {
    console.log(`attacks by crawl (${kind}): ATLAS_TEST_SEED=${seed}`);
    stage = await openStage(kind);
    attacked = attackedWorld(seed);
    await stage.play(attacked.world);
    const releases = await publishAll();
    const keys = new Map([...idsOf(attacked.world)].map(([key, id]) => [id, key]));
    const entries = await stage.rows<{ record_id: string; shown_as: "cell" | "soum"; entered_at: string }>(
      sql`SELECT DISTINCT c.record_id, e.shown_as, r.cut_off_on AS entered_at
            FROM publication.register e JOIN publication.public_code c ON c.record_kind = 'site' AND c.code = e.code JOIN publication.release r ON r.number = e.first_release ORDER BY 1`,
    );
    register = entries.map((row) => ({
      key: keys.get(row.record_id) ?? "",
      shownAs: row.shown_as,
      enteredAt: row.entered_at,
    }));
    const shown = register.slice(0, 2).map(({ key }) => key);
    boxes = boxesAround(attacked.world, [...shown, "hidden-0-0", "site-0"]);
    pairs = await filterPairs(stage.stranger);
    leaks = leaksOf(boxes);
    told = await listen(plays.flat(), releases);
  }, 5 * minutes);
  afterAll(() => stage?.stop());

  it("finds every collection, every page of the service and every feed", () => {
    expect(told.everything.size).toBeGreaterThan(150);
    expect([...told.everything.values()].filter(({ status }) => status === 200).length).toBeGreaterThan(130);
    expect([...told.everything.values()].filter(({ status }) => status >= 500)).toEqual([]);
    expect(told.probes.size).toBeGreaterThan(400);
    expect([...told.probes.values()].filter(({ status }) => status !== 200)).toEqual([]);
  });

  it("asks a world in which there is something to hide and something shown", () => {
    expect(register.length).toBeGreaterThanOrEqual(40);
    for (const key of attacked.signedInSuspension) expect(register.map((entry) => entry.key)).not.toContain(key);
    for (const key of attacked.atBorders) expect(register.map((entry) => entry.key)).toContain(key);
  });

  describe.each(attacks)("$number. $title", ({ number, unlearnt, twins, at }) => {
    it.each(twins)(
      `does not learn ${unlearnt}: %s is the same to the byte`,
      async (name) => {
        expect(await apart(name, at)).toEqual([]);
      },
      5 * minutes,
    );

    it("would learn it from an atlas that leaks", async () => {
      const controls = leaks.filter(({ attack }) => attack === number);
      expect(controls.length).toBeGreaterThan(0);
      for (const control of controls) {
        const there = (await other(control.caughtBy)).leaked.get(control);
        expect(differences(told.leaked.get(control) ?? new Map(), there ?? new Map()), control.what).not.toEqual([]);
        for (const { status } of there?.values() ?? []) expect(status, control.what).toBe(200);
      }
    });
  });

  it.each(plays.map((names) => ({ names })))("cannot tell this world from $names by anything", async ({ names }) => {
    for (const name of names.slice(0, 1)) expect(await apart(name)).toEqual([]);
  });
});
