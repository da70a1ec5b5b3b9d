import { unitOfSoum } from "@asm-atlas/data/domain/publication/joined-soums.ts";
import { provinceOfAimag } from "@asm-atlas/data/domain/publication/provinces.ts";
import { readAdminUnits } from "@asm-atlas/data/seed/files.ts";
import { describe, expect, it } from "vitest";
import { couldHold, isPossible, type ProvinceNumbers } from "./support/possible-worlds.ts";
import { cutOffBefore, type PublicNumbers, type Row, readNumbers, type Scene } from "./support/scene.ts";

const parents = new Map(readAdminUnits().features.map(({ properties }) => [properties.code, properties.parent ?? ""]));
const provinceOfUnit = (unit: string): string => provinceOfAimag(parents.get(unit) ?? "")?.code ?? "";

const byStep = (one: Row, other: Row) => (String(one.step) < String(other.step) ? -1 : 1);

/** The system of numbers of every province, as a stranger writes it down: bands, the exact number, and what the register names in a soum. */
function systemsOf({ summary, register }: PublicNumbers): Map<string, ProvinceNumbers> {
  interface System {
    readonly totals: number[];
    readonly units: Map<string, [number, number][]>;
  }
  const systems = new Map<string, System>();
  const provinceNames = new Map(
    summary.filter(({ level }) => level === "province").map((row) => [row.unit_code, row.unit_name_en]),
  );
  const named = ({ unit_code, unit_name_en, step }: Row) =>
    register.filter(
      (row) =>
        row.shown_as === "soum" &&
        row.soum_name_en === unit_name_en &&
        row.province_name_en === provinceNames.get(provinceOfUnit(String(unit_code))) &&
        Number(row.contract_since_year) < Number(String(step).slice(0, 4)),
    ).length;
  for (const row of summary.filter(({ level }) => level === "province").sort(byStep)) {
    const system: System = systems.get(String(row.unit_code)) ?? { totals: [], units: new Map() };
    system.totals.push(Number(row.known));
    systems.set(String(row.unit_code), system);
  }
  for (const row of summary.filter(({ level }) => level === "soum").sort(byStep)) {
    const unit = String(row.unit_code);
    const units = systems.get(provinceOfUnit(unit))?.units;
    if (!units) continue;
    const low = Math.max(Number(row.low), named(row));
    units.set(unit, [...(units.get(unit) ?? []), [low, Number(row.high)]]);
  }
  return systems;
}

/** What the numbers say of units that are always in band 0 to 4. */
function learnt(systems: ReadonlyMap<string, ProvinceNumbers>): {
  readonly sure: string[];
  readonly ruledOut: string[];
} {
  const found = { sure: [] as string[], ruledOut: [] as string[] };
  for (const numbers of systems.values())
    for (const [unit, bounds] of numbers.units) {
      if (bounds.some(([low, high]) => low > 0 || high > 4)) continue;
      const { none, one } = couldHold(numbers, unit);
      if (!none) found.sure.push(unit);
      // Where the bands that are named account for the whole province, nothing is left for the others: so much the exact number says.
      const named = [...numbers.units.values()].reduce((sum, steps) => sum + (steps.at(-1)?.[0] ?? 0), 0);
      if (!one && numbers.totals.at(-1) !== named) found.ruledOut.push(unit);
    }
  return found;
}

/** Numbers that do not agree with one another: each is a hint of something that is not told. */
function residues({ summary, land, nation, trainings, regionPeople }: PublicNumbers): string[] {
  const found: string[] = [];
  const same = (what: string, one: number, other: number) => {
    if (one !== other) found.push(`${what}: ${one} ≠ ${other}`);
  };
  const sum = (rows: readonly Row[], name: string) => rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);
  const groups = ["under_contract", "on_the_way", "not_formalised", "suspended_or_ended", "closed"];
  const at = (level: string, step: unknown) => summary.filter((row) => row.level === level && row.step === step);
  const nations = summary.filter(({ level }) => level === "nation");
  for (const row of nations) {
    const { step } = row;
    for (const name of ["known", "ever_contracted"])
      same(`provinces at ${step}, ${name}`, sum(at("province", step), name), Number(row[name]));
    same(
      `groups at ${step}`,
      groups.reduce((total, name) => total + Number(row[name]), 0),
      Number(row.known),
    );
    for (const name of groups)
      if (at("region", step).length > 0)
        same(`regions at ${step}, ${name}`, sum(at("region", step), name), Number(row[name]));
    for (const province of at("province", step)) {
      const inside = at("soum", step).filter((soum) => provinceOfUnit(String(soum.unit_code)) === province.unit_code);
      const known = Number(province.known);
      if (known < sum(inside, "low") || known > sum(inside, "high"))
        found.push(`${province.unit_name_en} at ${step} lies outside the bands of its soums`);
    }
  }
  const newest = Number(nations.sort(byStep).at(-1)?.known);
  for (const subject of ["mineral", "site_kind"])
    same(
      subject,
      sum(
        nation.filter((row) => row.subject === subject),
        "places",
      ),
      newest,
    );
  for (const row of nation) same(`places behind ${row.subject} ${row.code}`, Number(row.places_known), newest);
  same("places of the regions", sum(regionPeople, "places_known"), newest);
  for (const stage of ["being_planned", "work_under_way", "awaiting_acceptance", "accepted"]) {
    const of = (level: string) => land.filter((row) => row.level === level && row.stage_group === stage);
    same(`zones ${stage}`, sum(of("province"), "zones"), sum(of("nation"), "zones"));
  }
  const national = trainings.filter(({ level }) => level === "nation");
  same(
    "trainings by topic",
    sum(
      national.filter(({ topic }) => topic !== null),
      "activities",
    ),
    sum(
      national.filter(({ topic }) => topic === null),
      "activities",
    ),
  );
  return found;
}

/** Attacks 4 and 11: arithmetic with what is told. */
export function attackCounts(scene: () => Scene): void {
  const numbers = () => {
    const told = scene().told.get(cutOffBefore);
    if (!told) throw new Error("Nothing was released");
    return told;
  };

  describe("4. Interval arithmetic", () => {
    it("does not learn that a soum in band 0 to 4 has a place: none, and one, are possible with all numbers of the newest release", () => {
      const releases = [...scene().told];
      for (const [cutOff, told] of releases.slice(-1)) {
        const systems = systemsOf(told);
        expect(systems.size, cutOff).toBe(18);
        for (const [province, system] of systems) expect(isPossible(system), `${province} ${cutOff}`).toBe(true);
        expect(learnt(systems), cutOff).toEqual({ sure: [], ruledOut: [] });
      }
    });

    it("would learn it from an aimag of two soums with its own exact number", async () => {
      const { pair, world } = scene().attacked;
      const systems = systemsOf(numbers());
      const [province, whole] = [...systems].find(([, { units }]) => units.has(pair[0])) ?? [];
      if (!province || !whole) throw new Error("The two soums are in no province");
      const places = world.sites.filter(({ place }) => pair.includes(unitOfSoum(place.soum))).length;
      const part = (isPair: boolean) => new Map([...whole.units].filter(([unit]) => pair.includes(unit) === isPair));
      const ofPair = whole.totals.map((total) => Math.min(total, places));
      systems.set("the two", { totals: ofPair, units: part(true) });
      systems.set(province, {
        totals: whole.totals.map((total, step) => total - (ofPair[step] ?? 0)),
        units: part(false),
      });
      expect(learnt(systems).sure).toEqual(expect.arrayContaining([...pair]));
    });

    it("is solved exactly: what cannot be is told from what can", () => {
      const unit = (...bounds: [number, number][]) => bounds;
      const possible = (totals: number[], ...units: [number, number][][]) =>
        isPossible({ totals, units: new Map(units.map((bounds, index) => [String(index), bounds])) });
      expect(possible([3, 5], unit([0, 4], [0, 4]), unit([0, 4], [0, 4]))).toBe(true);
      expect(possible([3, 9], unit([0, 4], [0, 4]), unit([0, 4], [0, 4]))).toBe(false);
      expect(possible([8, 8], unit([0, 4], [5, 9]), unit([0, 4], [0, 4]))).toBe(false);
      expect(possible([4, 3], unit([0, 4], [0, 4]))).toBe(false);
      expect(possible([4, 9], unit([0, 4], [5, 9]))).toBe(true);
    });
  });

  describe("11. Totals and headlines", () => {
    it("does not learn a residue: every number is a sum of others that are told, at every step of each release", () => {
      for (const [cutOff, told] of scene().told) expect(residues(told), cutOff).toEqual([]);
      expect(numbers().summary.filter(({ level }) => level === "region").length).toBeGreaterThan(0);
    });

    it("would learn one from a tile that is counted live", async () => {
      const live = `CASE WHEN v.level = 'nation' AND v.step = '${cutOffBefore}'
        THEN (SELECT count(*) FROM atlas.site WHERE current_state = 'FORMAL') ELSE v.under_contract END`;
      const told = await scene().stage.withView({ view: "site_summary", columns: { under_contract: live } }, () =>
        readNumbers(scene()),
      );
      expect(residues(told)).not.toEqual([]);
    });
  });
}
