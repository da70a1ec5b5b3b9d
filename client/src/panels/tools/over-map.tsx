import type { ReactElement } from "react";
import { useTools } from "../../state/tool-store.ts";
import { useIsNarrow } from "../../ui/use-narrow.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { CoordinateReadout } from "./coordinate-readout.tsx";
import { DrawingPanel } from "./drawing-panel.tsx";
import { MarkerPanel } from "./marker-panel.tsx";
import styles from "./over-map.module.css";
import { SelectionPanel } from "./selection-panel.tsx";

/** What the tools say, over the free part of the map. */
export function ToolPanels(): ReactElement {
  const isNarrow = useIsNarrow();
  const { selection } = useSheet();
  const drawing = useTools((tools) => tools.drawing);
  const marker = useTools((tools) => tools.marker);
  const isReadoutOn = useTools((tools) => tools.isReadoutOn);
  return (
    <>
      <div className={styles.over}>
        {drawing && <DrawingPanel drawing={drawing} />}
        {marker && <MarkerPanel marker={marker} />}
        {selection && !drawing && <SelectionPanel selection={selection} />}
      </div>
      {(!isNarrow || isReadoutOn) && <CoordinateReadout />}
    </>
  );
}
