import { afterAll, beforeAll, expect, it } from "vitest";
import { onEachEngine } from "../../helpers/engines.ts";
import { attackCounts } from "./counts.ts";
import { attackIds } from "./ids.ts";
import { attackLegality } from "./legality.ts";
import { attackPeople } from "./people.ts";
import { attackPlaces } from "./places.ts";
import { openScene, type Scene } from "./support/scene.ts";
import { attackByWatching, attackDays } from "./time.ts";
import { attackWords } from "./words.ts";

const seed = Number(process.env.ATLAS_TEST_SEED ?? 2033);

onEachEngine("a stranger with the source code and a week", (kind) => {
  let scene: Scene;
  beforeAll(async () => {
    console.log(`attacks on one world (${kind}): ATLAS_TEST_SEED=${seed}`);
    scene = await openScene(kind, seed);
    await scene.everything();
  }, 600_000);
  afterAll(() => scene?.stage.stop());

  it("finds an open register and regions", () => {
    expect([...scene.told.values()].map(({ register }) => register.length).at(-1)).toBeGreaterThanOrEqual(40);
  });

  attackPlaces(() => scene);
  attackCounts(() => scene);
  attackPeople(() => scene);
  attackDays(() => scene);
  attackIds(() => scene);
  attackWords(() => scene);
  // From here on the world goes on: a half-year of falls and another release, then a week of changes.
  attackLegality(() => scene);
  attackByWatching(() => scene);
});
