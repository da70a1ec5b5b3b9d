import {
  type HexColor,
  type SnapToCustom,
  TerraDrawCircleMode,
  TerraDrawFreehandMode,
  TerraDrawLineStringMode,
  TerraDrawPolygonMode,
  TerraDrawRectangleMode,
  TerraDrawSelectMode,
} from "terra-draw";
import { mapColours, type Theme } from "../tokens.ts";

/** How near to a corner a press means that corner, in pixels: fingers are wide. */
const reachPx = matchMedia("(pointer: coarse)").matches ? 24 : 12;

/** Corners of a circle: it is kept as an outline like any other, and 64 stray from the true area by less than 0.2 %. */
const circleCorners = 64;

/** Rings in hand bear this name in the drawing library: its ways to reshape go by the mode a shape was drawn in. */
export const ringMode = "polygon";

const hex = (colour: string): HexColor => colour as HexColor;

function styleOf(theme: Theme) {
  const { onTheWay, paper } = mapColours[theme];
  const [line, inside] = [hex(onTheWay), hex(paper)];
  return {
    // The inside is painted for all rings together, so that holes stay free.
    area: { fillColor: line, fillOpacity: 0, outlineColor: line, outlineWidth: 2.5 },
    polygon: {
      fillColor: line,
      fillOpacity: 0,
      outlineColor: line,
      outlineWidth: 2.5,
      closingPointColor: inside,
      closingPointOutlineColor: line,
      closingPointWidth: 6,
      closingPointOutlineWidth: 2.5,
      coordinatePointColor: inside,
      coordinatePointOutlineColor: line,
      coordinatePointWidth: 5,
      coordinatePointOutlineWidth: 2,
      snappingPointColor: line,
      snappingPointOutlineColor: inside,
      snappingPointWidth: 6,
      snappingPointOutlineWidth: 2,
    },
    line: {
      lineStringColor: line,
      lineStringWidth: 2.5,
      closingPointColor: inside,
      closingPointOutlineColor: line,
      closingPointWidth: 6,
      closingPointOutlineWidth: 2.5,
    },
    select: {
      selectedPolygonColor: line,
      selectedPolygonFillOpacity: 0,
      selectedPolygonOutlineColor: line,
      selectedPolygonOutlineWidth: 2.5,
      selectionPointColor: inside,
      selectionPointOutlineColor: line,
      selectionPointOutlineWidth: 2.5,
      selectionPointWidth: 6,
      midPointColor: inside,
      midPointOutlineColor: line,
      midPointOutlineWidth: 1.5,
      midPointWidth: 4,
    },
  };
}

export interface PenModes {
  readonly polygon: TerraDrawPolygonMode;
  readonly rectangle: TerraDrawRectangleMode;
  readonly circle: TerraDrawCircleMode;
  readonly freehand: TerraDrawFreehandMode;
  readonly line: TerraDrawLineStringMode;
  readonly select: TerraDrawSelectMode;
  /** Colours follow the theme. */
  look(theme: Theme): void;
  /** Makes presses mean exactly where they are, or what is near again. */
  beExact(isExact: boolean): void;
}

/** Keys are taken by us: the drawing library would hear them a second time. */
const noKeys = { cancel: null, finish: null };

/** The drawing library's ways to draw, set up for one outline. */
export function penModes(theme: Theme, toCustom: SnapToCustom): PenModes {
  const snapping = { toCustom };
  const styles = styleOf(theme);
  const polygon = new TerraDrawPolygonMode({
    keyEvents: noKeys,
    pointerDistance: reachPx,
    snapping,
    showCoordinatePoints: true,
    styles: styles.polygon,
  });
  const drawn = { keyEvents: noKeys, drawInteraction: "click-move-or-drag", styles: styles.area } as const;
  const rectangle = new TerraDrawRectangleMode(drawn);
  const circle = new TerraDrawCircleMode({ ...drawn, segments: circleCorners });
  const freehand = new TerraDrawFreehandMode({ ...drawn, minDistance: 12, autoClose: false, pointerDistance: reachPx });
  const line = new TerraDrawLineStringMode({
    modeName: "line",
    keyEvents: noKeys,
    pointerDistance: reachPx,
    snapping,
    styles: styles.line,
  });
  const select = new TerraDrawSelectMode({
    keyEvents: null,
    pointerDistance: reachPx,
    allowManualDeselection: false,
    styles: styles.select,
    flags: {
      [ringMode]: {
        feature: {
          draggable: false,
          coordinates: { midpoints: { draggable: true }, draggable: true, deletable: true, snappable: snapping },
        },
      },
    },
  });
  return {
    polygon,
    rectangle,
    circle,
    freehand,
    line,
    select,
    look: (next) => {
      const { area, polygon: ofPolygon, line: ofLine, select: ofSelect } = styleOf(next);
      polygon.styles = ofPolygon;
      line.styles = ofLine;
      select.styles = ofSelect;
      for (const mode of [rectangle, circle, freehand]) mode.styles = area;
    },
    beExact: (isExact) => polygon.updateOptions({ pointerDistance: isExact ? 0 : reachPx }),
  };
}
