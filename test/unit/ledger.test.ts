import {
  type LedgerGrouping,
  type LedgerRow,
  planLedger,
  tellLedger,
  zonesKnownOn,
} from "@asm-atlas/data/domain/ledger/hectare-ledger.ts";
import type { LedgerZone } from "@asm-atlas/data/domain/ledger/zone-hectares.ts";
import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { type ZoneCounter, zoneCounters } from "@asm-atlas/data/domain/workflow/zone-counters.ts";
import type { ZoneStage } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const seed = testSeed("hectare ledger");
const today = "2026-06-01";

/** Land as a sheet of squared paper, a square a hectare: a zone is a set of squares. */
interface PaperZone {
  readonly squares: ReadonlySet<number>;
  readonly technical: number | null;
  readonly biological: number | null;
  readonly funder: string | null;
}

const worked: DatedState<ZoneStage>[] = [
  ["2020-01-01", "IDENTIFIED"],
  ["2020-02-01", "ASSESSED"],
];
const noHectares = { disturbed: null, technical: null, topsoil: null, biological: null, accepted: null };
const zoneOf = (place: number, facts: Partial<LedgerZone>): LedgerZone => ({
  id: `id ${place}`,
  code: `RZ-${String(place).padStart(3, "0")}`,
  aimag: null,
  soum: null,
  funder: null,
  isDemo: false,
  areaHa: 10,
  history: worked,
  ...facts,
  counters: { ...noHectares, ...facts.counters },
});

function tell(paper: readonly PaperZone[], by: LedgerGrouping): LedgerRow[] {
  const zones = paper.map(({ squares, technical, biological, funder }, place) =>
    zoneOf(place, {
      funder,
      areaHa: squares.size,
      counters: { ...noHectares, technical, biological },
    }),
  );
  const meet = (a: PaperZone, b: PaperZone) => [...a.squares].some((square) => b.squares.has(square));
  const overlaps = paper.flatMap((one, a) =>
    paper.flatMap((other, b) => (a < b && meet(one, other) ? [[a, b] as const] : [])),
  );
  const plan = planLedger(zonesKnownOn(zones, today), overlaps, by, today);
  const left = plan.pieces.map(
    ({ zone, without }) =>
      [...(paper[zone]?.squares ?? [])].filter((square) => !without.some((each) => paper[each]?.squares.has(square)))
        .length,
  );
  return tellLedger(plan, left);
}

/** The same, square by square: each counts with the greatest share of any zone it lies in. */
function bySquares(paper: readonly PaperZone[], counter: "technical" | "biological"): number {
  const most = new Map<number, number>();
  for (const { squares, [counter]: hectares } of paper)
    for (const square of squares)
      most.set(square, Math.max(most.get(square) ?? 0, Math.min(1, (hectares ?? 0) / squares.size)));
  return [...most.values()].reduce((sum, share) => sum + share, 0);
}

const rectangle = fc
  .tuple(fc.nat(8), fc.nat(8), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .map(
    ([x, y, width, height]) =>
      new Set(Array.from({ length: width * height }, (_, n) => 100 * (y + Math.floor(n / width)) + x + (n % width))),
  );
const paperZone = rectangle.chain((squares) =>
  fc.record({
    squares: fc.constant(squares),
    technical: fc.option(fc.nat(squares.size)),
    biological: fc.option(fc.nat(squares.size)),
    funder: fc.constantFrom("Fund A", "Fund B", null),
  }),
);

describe("the hectare ledger", () => {
  it("counts every piece of land once, with the greatest share of any zone it lies in, each kind of work apart", () => {
    fc.assert(
      fc.property(fc.array(paperZone, { maxLength: 7 }), (paper) => {
        const [nation] = tell(paper, "nation");
        for (const counter of ["technical", "biological"] as const)
          expect(nation?.figures[counter].hectares ?? 0).toBeCloseTo(bySquares(paper, counter), 6);
      }),
      { seed, numRuns: 300 },
    );
  });

  it("of one funder is the ledger of its zones alone, and tells which they are", () => {
    fc.assert(
      fc.property(fc.array(paperZone, { maxLength: 7 }), (paper) => {
        const rows = tell(paper, "funder");
        for (const { key, zones, figures } of rows) {
          const own = paper.filter(({ funder }) => funder === key);
          expect(zones).toBe(own.length);
          expect(figures.technical.hectares).toBeCloseTo(bySquares(own, "technical"), 6);
          const counted = paper.flatMap((zone, place) =>
            zone.funder === key && zone.technical !== null ? [place] : [],
          );
          expect(figures.technical.from).toEqual(counted);
        }
        expect(rows.reduce((sum, { zones }) => sum + zones, 0)).toBe(paper.length);
      }),
      { seed, numRuns: 100 },
    );
  });

  it("counts a zone at most once over, and says beside it what is on record", () => {
    const plan = planLedger([zoneOf(0, { counters: { ...noHectares, technical: 10.4 } })], [], "nation", today);
    const [row] = tellLedger(plan, []);
    expect(row?.figures.technical).toEqual({ hectares: 10, recorded: 10.4, from: [0] });
  });

  it("takes no missing measure for zero hectares", () => {
    const zones = [0, 1].map((place) => zoneOf(place, { counters: { ...noHectares, technical: 10 } }));
    const plan = planLedger(zones, [[0, 1]], "nation", today);
    expect(plan.pieces).toEqual([{ zone: 1, without: [0] }]);
    expect(() => tellLedger(plan, [])).toThrow(RangeError);
    expect(() => tellLedger(plan, [Number.NaN])).toThrow(RangeError);
  });
});

describe("what counts of a zone", () => {
  const all = { disturbed: 9, technical: 8, topsoil: 7, biological: 6, accepted: 5 };
  const accepted: DatedState<ZoneStage>[] = [
    ["2018-05-01", "IDENTIFIED"],
    ["2018-06-01", "ASSESSED"],
    ["2018-09-01", "PLANNED"],
    ["2019-04-01", "TECHNICAL"],
    ["2019-10-01", "TECHNICAL_DONE"],
    ["2020-05-01", "BIOLOGICAL"],
    ["2020-08-01", "MONITORING"],
    ["2022-09-01", "HANDOVER_SUBMITTED"],
    ["2023-02-01", "ACCEPTED"],
  ];
  const again: DatedState<ZoneStage>[] = [...accepted, ["2024-07-01", "REDISTURBED"]];
  const counted = (history: readonly DatedState<ZoneStage>[], by: LedgerGrouping = "nation") => {
    const rows = tellLedger(planLedger([zoneOf(0, { history, counters: all })], [], by, today), []);
    return Object.fromEntries(
      zoneCounters.map((counter): [ZoneCounter, unknown] => [
        counter,
        rows.flatMap(({ key, figures }) => (figures[counter].from.length > 0 ? [key, figures[counter].hectares] : [])),
      ]),
    );
  };

  it("is acceptance while it stands", () => {
    expect(counted(accepted).accepted).toEqual(["MN", 5]);
    expect(counted(accepted.slice(0, -1)).accepted).toEqual([]);
    expect(counted(again).accepted).toEqual([]);
  });

  it("is no work that was undone, until it is done anew", () => {
    const [technical, biological] = [[...again], [...again]];
    technical.push(["2025-01-01", "ASSESSED"], ["2025-02-01", "PLANNED"], ["2025-04-01", "TECHNICAL"]);
    biological.push(...technical.slice(again.length), ["2025-08-01", "TECHNICAL_DONE"], ["2025-09-01", "BIOLOGICAL"]);
    expect(counted(again)).toMatchObject({ disturbed: ["MN", 9], technical: [], topsoil: [], biological: [] });
    expect(counted(technical)).toMatchObject({ technical: ["MN", 8], topsoil: ["MN", 7], biological: [] });
    expect(counted(biological)).toMatchObject({ technical: ["MN", 8], biological: ["MN", 6], accepted: [] });
  });

  it("belongs to the year its work was finished in, or to none while it is not", () => {
    expect(counted(accepted, "year")).toEqual({
      disturbed: ["2018", 9],
      technical: ["2019", 8],
      topsoil: ["2019", 7],
      biological: ["2020", 6],
      accepted: ["2023", 5],
    });
    expect(counted(accepted.slice(0, 4), "year")).toMatchObject({ technical: [null, 8], biological: [null, 6] });
  });

  it("is nothing of a zone that is not known yet on the day", () => {
    expect(zonesKnownOn([zoneOf(0, { history: [["2026-06-02", "IDENTIFIED"]] })], today)).toEqual([]);
  });
});
