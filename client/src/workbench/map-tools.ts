import { useMemo } from "react";
import { roundedCorner } from "../map/tools/outline.ts";
import { isSelectTool, shapeOf } from "../map/tools/sketch.ts";
import type { ToolEvents, ToolState } from "../map/tools/tool.ts";
import { useTools } from "../state/tool-store.ts";
import { useView } from "../state/view-store.ts";

/** What the map's tools report goes into the stores; an area that is finished is selected, and the tool put away. */
export const toolEvents: ToolEvents = {
  onDrawing: (drawing) => {
    const tools = useTools.getState();
    if (!drawing.isFinished || !isSelectTool(drawing.tool)) tools.setDrawing(drawing);
    else {
      useView.getState().setArea(shapeOf(drawing));
      tools.take(null);
    }
  },
  onPutAway: () => useTools.getState().take(null),
  onAim: (position, by) => useTools.getState().setAim(position, by),
  onMark: (position) => useTools.getState().setMarker(roundedCorner(position)),
};

/** What the map's tools are to show. */
export function useToolState(): ToolState {
  const active = useTools((tools) => tools.active);
  const marker = useTools((tools) => tools.marker);
  const place = useTools((tools) => tools.place);
  const isReadout = useTools((tools) => tools.isReadoutOn);
  const area = useView((view) => view.area);
  return useMemo(() => ({ active, area, marker, place, isReadout }), [active, area, marker, place, isReadout]);
}
