import { type Day, isoDate, isoMoment, newestDay, recordedMs } from "./calendar.ts";
import { makeRandom, uuidAt } from "./random.ts";
import type { StageStep } from "./zone-stages.ts";

export interface ZoneReadingRow {
  readonly id: string;
  readonly zoneId: string;
  readonly readOn: string;
  readonly coverPercent: number | null;
  readonly survivalPercent: number | null;
  readonly recordedAt: string;
  readonly isDemo: true;
}

/** A reading about every eight months from planting until the land is handed in: plants spread while some of them die; now and then one of the two is not assessed. */
export function readingsOf(
  seed: string,
  zoneId: string,
  number: number,
  steps: readonly StageStep[],
): ZoneReadingRow[] {
  const random = makeRandom(`${seed} readings ${number}`);
  const planted = steps.find(({ stage }) => stage === "MONITORING")?.on;
  if (planted === undefined) return [];
  const until = steps.find(({ on, stage }) => on > planted && stage === "HANDOVER_SUBMITTED")?.on ?? newestDay;
  const days: Day[] = [];
  for (let on = planted + random.integer(20, 90); on < until; on += random.integer(200, 300)) days.push(on);
  let [cover, survival] = [random.between(6, 16), random.between(88, 97)];
  return days.map((on) => {
    const recordedAtMs = recordedMs(on, random);
    const row: ZoneReadingRow = {
      id: uuidAt(random, recordedAtMs),
      zoneId,
      readOn: isoDate(on),
      coverPercent: Math.round(cover),
      survivalPercent: random.chance(0.15) ? null : Math.round(survival),
      recordedAt: isoMoment(recordedAtMs),
      isDemo: true,
    };
    cover = Math.min(80, cover + random.between(5, 18));
    survival *= random.between(0.85, 0.99);
    return row;
  });
}
