import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Seconds of the files that take longest, on a quiet machine of two cores. They need not be exact: they only say who begins. A file that is not named
 * is short.
 */
const seconds: Readonly<Record<string, number>> = {
  "e2e/keeping.test.ts": 260,
  "e2e/list.test.ts": 150,
  "e2e/time.test.ts": 140,
  "e2e/figures.test.ts": 105,
  "e2e/process.test.ts": 105,
  "security/twins.test.ts": 80,
  "e2e/manners.test.ts": 80,
  "e2e/cards.test.ts": 75,
  "api/backup.test.ts": 70,
  "security/attack/crawled.test.ts": 65,
  "e2e/views.test.ts": 65,
  "e2e/tools.test.ts": 60,
  "e2e/layers.test.ts": 55,
  "api/ogc-items.test.ts": 50,
  "reliability/killed-load.test.ts": 45,
  "e2e/base-maps.test.ts": 45,
  "e2e/search.test.ts": 40,
  "e2e/keys.test.ts": 40,
  "reliability/crashes.test.ts": 40,
  "e2e/accounts.test.ts": 35,
  "security/attack/stranger.test.ts": 35,
  "e2e/events.test.ts": 35,
  "api/open-data.test.ts": 30,
  "api/gdal.test.ts": 30,
  "e2e/creating.test.ts": 30,
  "security/release-rules.test.ts": 30,
};

const lengthOf = ({ moduleId }: TestSpecification): number =>
  Object.entries(seconds).find(([name]) => moduleId.endsWith(`/${name}`))?.[1] ?? 0;

/** Begins with the files that take longest: the last to run are short, so that the workers end together. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => lengthOf(other) - lengthOf(one));
  }
}
