import type { Bilingual } from "../text.ts";
import { stateOn } from "../workflow/workflow.ts";
import { type ZoneCounter, zoneCounters } from "../workflow/zone-counters.ts";
import { countedHectares, type LedgerZone, yearFinished } from "./zone-hectares.ts";

/** By what the ledger adds up. */
export const ledgerGroupings = ["nation", "aimag", "soum", "funder", "year"] as const;
export type LedgerGrouping = (typeof ledgerGroupings)[number];

/** What the figures are, for whoever quotes them; shown, sent and exported with them. */
export const ledgerDefinition: Bilingual = {
  en: "Hectares of land, each counted once. A zone's hectares of a kind of work are taken to be spread evenly over its outline, at most once over; where outlines overlap, today or across the years, only the greater share of each piece of land counts. Disturbed, technical, topsoil, biological and accepted hectares are counted apart and never added. Accepted counts while acceptance stands; work on land that was disturbed again counts anew once it is done anew. A zone lies in the soum of its middle. The year is that in which the work was finished. Rows may share land: they do not add up to the nation.",
  mn: "Газрын гектар, нэг бүрийг нэг л удаа тоолно. Бүсийн тухайн төрлийн ажлын гектарыг хил заагаар нь жигд, нэгээс илүүгүй давхар тархсан гэж үзнэ; хил заагууд одоо эсвэл он дамнан давхцвал тухайн газрын их хувийг л тоолно. Эвдэрсэн, техникийн, шимт хөрсний, биологийн, хүлээн авсан гектарыг тусад нь тоолж, хооронд нь хэзээ ч нэмэхгүй. Хүлээн авсан гектар нь хүлээн авалт хүчинтэй байх хугацаанд тоологдоно; дахин эвдэрсэн газрын ажлыг дахин хийсний дараа л тоолно. Бүс нь төв цэгийнхээ суманд хамаарна. Он нь ажил дууссан он. Мөрүүд газраа хуваалцаж болох тул нийлбэр нь улсын дүнтэй тэнцэхгүй байж болно.",
};

/** The hectares of one zone that stand in one figure. */
interface Entry {
  readonly counter: ZoneCounter;
  /** Group of the figure; null: not recorded, or not finished. */
  readonly key: string | null;
  readonly zone: number;
  /** Share of its outline, at most 1. */
  readonly share: number;
  /** Which piece to measure; undefined: the whole zone. */
  readonly piece: number | undefined;
}

/** The part of a zone that lies in none of others, by their places in the list of zones. */
export interface Piece {
  readonly zone: number;
  readonly without: readonly number[];
}

export interface LedgerPlan {
  readonly zones: readonly LedgerZone[];
  readonly by: LedgerGrouping;
  readonly entries: readonly Entry[];
  /** What has to be measured before the ledger can be told. */
  readonly pieces: readonly Piece[];
}

export interface LedgerFigure {
  /** Of land, each hectare once. */
  readonly hectares: number;
  /** As the counters have it, zone by zone: more where outlines overlap. */
  readonly recorded: number;
  /** The zones it was counted from, by their places in the list of zones. */
  readonly from: readonly number[];
}

export interface LedgerRow {
  readonly key: string | null;
  /** Zones of the row, whether or not anything was counted of them. */
  readonly zones: number;
  readonly figures: Readonly<Record<ZoneCounter, LedgerFigure>>;
}

/** The zones that are known on a day, in the order of their codes: the list that places and overlaps are told by. */
export function zonesKnownOn(zones: readonly LedgerZone[], onDay: string): readonly LedgerZone[] {
  return zones
    .filter(({ history }) => stateOn(history, onDay) !== undefined)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function keyOf(zone: LedgerZone, counter: ZoneCounter, by: LedgerGrouping, onDay: string): string | null {
  switch (by) {
    case "nation":
      return "MN";
    case "aimag":
      return zone.aimag;
    case "soum":
      return zone.soum;
    case "funder":
      return zone.funder?.trim() || null;
    case "year":
      return yearFinished(zone, counter, onDay);
  }
}

/**
 * What the ledger is made of, and what has to be measured for it. Of zones that overlap, the one with the greater share of its outline counts whole,
 * the next only where it lies in none of those before it; so every piece of land counts with the greatest share of any zone it lies in.
 * @param zones as `zonesKnownOn` gives them
 * @param overlaps pairs of them, by their places, whose insides meet
 */
export function planLedger(
  zones: readonly LedgerZone[],
  overlaps: readonly (readonly [number, number])[],
  by: LedgerGrouping,
  onDay: string,
): LedgerPlan {
  const meets = new Map<number, number[]>();
  for (const [one, other] of overlaps) {
    meets.set(one, [...(meets.get(one) ?? []), other]);
    meets.set(other, [...(meets.get(other) ?? []), one]);
  }
  const pieces: Piece[] = [];
  const placeOf = new Map<string, number>();
  const pieceOf = (zone: number, without: readonly number[]): number | undefined => {
    if (without.length === 0) return undefined;
    const name = `${zone}:${without.join(",")}`;
    const known = placeOf.get(name);
    if (known !== undefined) return known;
    placeOf.set(name, pieces.length);
    return pieces.push({ zone, without }) - 1;
  };
  const entries = zoneCounters.flatMap((counter) => {
    const counted = zones.map((zone) => {
      const hectares = countedHectares(zone, counter, onDay);
      const key = keyOf(zone, counter, by, onDay);
      return hectares === null ? undefined : { key, share: Math.min(1, hectares / zone.areaHa) };
    });
    return counted.flatMap((own, zone): Entry[] => {
      if (own === undefined) return [];
      const neighbours = meets.get(zone);
      if (!neighbours) return [{ counter, key: own.key, zone, share: own.share, piece: undefined }];
      const before = neighbours.filter((other) => {
        const its = counted[other];
        if (its === undefined || its.key !== own.key || its.share === 0) return false;
        return its.share > own.share || (its.share === own.share && other < zone);
      });
      const piece =
        own.share === 0
          ? undefined
          : pieceOf(
              zone,
              before.toSorted((a, b) => a - b),
            );
      return [{ counter, key: own.key, zone, share: own.share, piece }];
    });
  });
  return { zones, by, entries, pieces };
}

/**
 * The ledger, once its pieces are measured.
 * @param measured geodesic hectares of `plan.pieces`, in their order
 * @throws RangeError when a piece is not measured: it must never pass for zero hectares
 */
export function tellLedger({ zones, by, entries, pieces }: LedgerPlan, measured: readonly number[]): LedgerRow[] {
  if (measured.length !== pieces.length || measured.some((hectares) => !(hectares >= 0)))
    throw new RangeError(`${pieces.length} pieces of land were to be measured`);
  const rows = new Map<string | null, Record<ZoneCounter, { hectares: number; recorded: number; from: number[] }>>();
  const rowOf = (key: string | null) => {
    const row = rows.get(key) ?? emptyFigures();
    rows.set(key, row);
    return row;
  };
  for (const { counter, key, zone, share, piece } of entries) {
    const figure = rowOf(key)[counter];
    const areaHa = zones[zone]?.areaHa ?? Number.NaN;
    figure.hectares += share * (piece === undefined ? areaHa : (measured[piece] ?? Number.NaN));
    figure.recorded += zones[zone]?.counters[counter] ?? 0;
    figure.from.push(zone);
  }
  // Of these groups each zone is in one, whatever was counted of it.
  const sizes = new Map<string | null, number>();
  for (const zone of by === "year" ? [] : zones) {
    const key = keyOf(zone, "disturbed", by, "");
    rowOf(key);
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return [...rows]
    .map(([key, figures]) => ({ key, zones: sizes.get(key) ?? zonesCounted(figures), figures }))
    .toSorted((a, b) => (a.key === null ? 1 : b.key === null ? -1 : a.key < b.key ? -1 : 1));
}

const emptyFigures = () => {
  const figure = () => ({ hectares: 0, recorded: 0, from: [] as number[] });
  return { disturbed: figure(), technical: figure(), topsoil: figure(), biological: figure(), accepted: figure() };
};

/** A year has no zones of its own but those of which something was finished in it. */
function zonesCounted(figures: Readonly<Record<ZoneCounter, LedgerFigure>>): number {
  return new Set(zoneCounters.flatMap((counter) => figures[counter].from)).size;
}
