import type { EngineKind } from "../../../helpers/engines.ts";
import { idsOf } from "../../support/load-world.ts";
import { cutOffs } from "../../support/twin-worlds.ts";
import { type AttackedWorld, attackedWorld } from "./attacked-world.ts";
import { seedCanaries } from "./canaries.ts";
import { type Crawl, crawl } from "./crawl.ts";
import { doorsOf } from "./public-doors.ts";
import { openStage, type Stage } from "./stage.ts";

/** One world, five of its six releases, and a stranger before the running server. */
export interface Scene {
  readonly stage: Stage;
  readonly attacked: AttackedWorld;
  /** Internal id of a record of the world by its key: what is told to nobody. */
  readonly idOf: (key: string) => string;
  /** What anyone could read of counts after each release so far, by cut-off. */
  readonly told: Map<string, PublicNumbers>;
  /** Everything a stranger gets while the newest release is the fifth: asked once. */
  readonly everything: () => Promise<Crawl>;
}

/** A row of a public summary, without its outline. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The public numbers of one release. */
export interface PublicNumbers {
  readonly summary: readonly Row[];
  readonly register: readonly Row[];
  readonly land: readonly Row[];
  readonly trainings: readonly Row[];
  readonly nation: readonly Row[];
  readonly regionPeople: readonly Row[];
  readonly kindergartens: readonly Row[];
  readonly zones: readonly Row[];
}

/** The last release, which some attacks wait for. */
export const lastCutOff = cutOffs[5];
/** The newest release until then. */
export const cutOffBefore = cutOffs[4];

/** All rows of a collection as a stranger reads them. */
export async function rowsOf({ stage }: Pick<Scene, "stage">, collection: string, query = ""): Promise<Row[]> {
  const { features } = await stage.stranger.reads(
    `/ogc/collections/${collection}/items?limit=10000&skipGeometry=true${query}`,
  );
  return features.map((feature: { properties: Row }) => feature.properties);
}

export async function readNumbers(scene: Pick<Scene, "stage">): Promise<PublicNumbers> {
  return {
    summary: await rowsOf(scene, "site-summary"),
    register: await rowsOf(scene, "sites"),
    land: await rowsOf(scene, "rehabilitation-summary"),
    trainings: await rowsOf(scene, "activity-summary"),
    nation: await rowsOf(scene, "nation-summary"),
    regionPeople: await rowsOf(scene, "region-people"),
    kindergartens: await rowsOf(scene, "kindergartens"),
    zones: await rowsOf(scene, "rehabilitation-zones"),
  };
}

export async function openScene(kind: EngineKind, seed: number): Promise<Scene> {
  const stage = await openStage(kind);
  const attacked = attackedWorld(seed);
  const ids = idsOf(attacked.world);
  await stage.play(attacked.world);
  await seedCanaries(stage);
  let everything: Promise<Crawl> | undefined;
  const scene: Scene = {
    stage,
    attacked,
    idOf: (key) => ids.get(key) ?? "",
    told: new Map(),
    everything: () => {
      everything ??= crawl(stage.stranger, doorsOf(stage.routes)).finally(stage.restart);
      return everything;
    },
  };
  for (const cutOff of cutOffs) {
    if (cutOff === lastCutOff) break;
    await stage.publish(cutOff);
    scene.told.set(cutOff, await readNumbers(scene));
  }
  return scene;
}
