import { lateComponent } from "../app/late-component.tsx";
import { wantPublicTexts } from "../i18n/i18n.ts";

/** A module of the public page's further parts, with the texts they share. */
async function withTexts<Module>(load: Promise<Module>): Promise<Module> {
  const [module] = await Promise.all([load, wantPublicTexts()]);
  return module;
}

/** Parts of the public page that come when somebody gets to them: none is of the first view. */
export const TileDetails = lateComponent(
  async () => (await withTexts(import("./counted/tile-details.tsx"))).TileDetails,
);
export const CountedPanel = lateComponent(
  async () => (await withTexts(import("./counted/counted-panel.tsx"))).CountedPanel,
);
export const FurtherParts = lateComponent(
  async () => (await withTexts(import("./further/further-parts.tsx"))).FurtherParts,
);
export const InsteadOfMap = lateComponent(
  async () => (await withTexts(import("./further/instead-of-map.tsx"))).InsteadOfMap,
);
