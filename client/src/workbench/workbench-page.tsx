import type { ReactElement } from "react";
import { MapPage } from "../app/map-page.tsx";
import { useWords } from "../i18n/use-words.ts";
import type { OverlayId } from "../map/map-state.ts";
import { FilterPanel } from "../panels/filter/filter-panel.tsx";
import { SheetContext, useMakeSheet } from "./sheet.ts";
import { StaffPage } from "./staff-page.tsx";

const overlayIds: readonly OverlayId[] = ["sites", "rehabilitation-zones", "kindergartens", "published-figures"];

/** The workbench of staff. */
export function WorkbenchPage(): ReactElement {
  const { t } = useWords();
  return (
    <StaffPage title={t("title.workbench")}>
      <Workbench />
    </StaffPage>
  );
}

function Workbench(): ReactElement {
  const sheet = useMakeSheet();
  return (
    <SheetContext value={sheet}>
      <MapPage
        audience="staff"
        overlayIds={overlayIds}
        onDay={sheet.onDay}
        masks={sheet.masks}
        underLegend={<FilterPanel />}
      />
    </SheetContext>
  );
}
