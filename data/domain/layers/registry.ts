import type { Projection } from "../roles.ts";
import { attachmentLayer } from "./attachment.ts";
import {
  kindergartenStatusEventLayer,
  siteStatusEventLayer,
  siteVisitLayer,
  zoneReadingLayer,
  zoneStageEventLayer,
} from "./events.ts";
import { kindergartenLayer } from "./kindergarten.ts";
import type { Layer, LayerProjection } from "./layer.ts";
import { protectedAreaLayer } from "./protected-area.ts";
import { adminUnitLayer, legalInstrumentLayer, publishedFigureLayer } from "./reference.ts";
import { rehabilitationZoneLayer } from "./rehabilitation-zone.ts";
import { siteLayer } from "./site.ts";
import { siteAreaLayer } from "./site-area.ts";
import { activityLayer, eventRecordsLayer, organisationLayer, siteDetailsLayer } from "./staff-details.ts";
import {
  activitySummaryLayer,
  nationSummaryLayer,
  regionPeopleLayer,
  rehabilitationSummaryLayer,
  siteSummaryLayer,
} from "./summaries.ts";

/** Every layer of the atlas, in the order people meet them. A new layer is one declaration and one line here. */
export const layers: readonly Layer[] = [
  siteLayer,
  rehabilitationZoneLayer,
  kindergartenLayer,
  siteSummaryLayer,
  rehabilitationSummaryLayer,
  activitySummaryLayer,
  nationSummaryLayer,
  regionPeopleLayer,
  publishedFigureLayer,
  legalInstrumentLayer,
  adminUnitLayer,
  siteStatusEventLayer,
  siteVisitLayer,
  zoneStageEventLayer,
  zoneReadingLayer,
  kindergartenStatusEventLayer,
  siteDetailsLayer,
  eventRecordsLayer,
  organisationLayer,
  activityLayer,
  attachmentLayer,
  protectedAreaLayer,
  siteAreaLayer,
];

/** The layers an audience has, with how it sees them. */
export function layersFor(
  projection: Projection,
): readonly { readonly layer: Layer; readonly shape: LayerProjection }[] {
  return layers.flatMap((layer) => {
    const shape = layer.projections[projection];
    return shape ? [{ layer, shape }] : [];
  });
}

/** The layer of a collection id as one audience sees it; undefined when it does not exist for that audience. */
export function layerFor(
  projection: Projection,
  id: string,
): { readonly layer: Layer; readonly shape: LayerProjection } | undefined {
  return layersFor(projection).find(({ layer }) => layer.id === id);
}
