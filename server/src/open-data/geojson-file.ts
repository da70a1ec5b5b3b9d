import {
  type OpenDataRelease,
  openDataAttribution,
  openDataLicence,
} from "@asm-atlas/data/domain/publication/open-data.ts";
import { featureText } from "../features/feature.ts";
import type { LayerView } from "../features/layer-view.ts";
import type { OpenDataRow } from "./store.ts";

/** What stands before the features: foreign members (RFC 7946 section 6.1) that say what this is, for whoever has the file alone. */
export function geojsonHead({ layer }: LayerView, release: OpenDataRelease): string {
  const members = {
    type: "FeatureCollection",
    name: layer.id,
    description: layer.description.en,
    release: release.number,
    cutOffOn: release.cutOffOn,
    releasedOn: release.releasedOn,
    isDemo: release.isDemo,
    licence: openDataLicence.url,
    attribution: openDataAttribution.en,
  };
  return `${JSON.stringify(members).slice(0, -1)},"features":[`;
}

/** A portion of features; `isFirst` of the file. Numbers, order and properties are those of the collection's items. */
export function geojsonPortion(view: LayerView, rows: readonly OpenDataRow[], isFirst: boolean): string {
  return `${isFirst ? "" : ","}\n${rows.map((row) => featureText(view, row)).join(",\n")}`;
}

export const geojsonTail = "\n]}\n";
