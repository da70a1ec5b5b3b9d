import { lazy, type ReactElement, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useHasProtectedAreas } from "../api/atlas-info.ts";
import { fetchStaffCards } from "../app/late-panels.tsx";
import { LatePart } from "../app/late-part.tsx";
import { MapPage } from "../app/map-page.tsx";
import type { MapCommands } from "../app/map-stage.tsx";
import type { PagePanel } from "../app/page-parts.ts";
import { TakeAlong } from "../app/take-along.tsx";
import { useWords } from "../i18n/use-words.ts";
import type { OverlayId } from "../map/map-state.ts";
import { fetchAside, useAside } from "../panels/aside/use-aside.tsx";
import { BaseMapControl } from "../panels/base-map/base-map-control.tsx";
import { ChangesList } from "../panels/changes/changes-list.tsx";
import { CreatingMenu } from "../panels/creating/creating-menu.tsx";
import { EmptyNotes } from "../panels/empty/empty-notes.tsx";
import { FilterPanel } from "../panels/filter/filter-panel.tsx";
import { LateListPanel, LateListView } from "../panels/list/late-list.tsx";
import { ListButton } from "../panels/list/list-button.tsx";
import { ListMemory, ListMemoryContext } from "../panels/list/list-memory.ts";
import { listPanel, tableOnly } from "../panels/list/list-names.ts";
import { BarSearch } from "../panels/search/bar-search.tsx";
import { changesPanel } from "../panels/time/compare-bar.tsx";
import { KnownMark, KnownNote } from "../panels/time/known-mark.tsx";
import { TimePanel } from "../panels/time/time-panel.tsx";
import { ToolPanels } from "../panels/tools/over-map.tsx";
import { ToolButtons } from "../panels/tools/tool-buttons.tsx";
import { useView } from "../state/view-store.ts";
import { useIsNarrow } from "../ui/use-narrow.ts";
import { useBaseMapChoice } from "./base-map.ts";
import { MapCommandsContext } from "./map-commands.ts";
import { toolEvents, useToolState } from "./map-tools.ts";
import { NoticeBar } from "./notice-bar.tsx";
import { outlineEvents, useOutlineState } from "./outline-on-map.ts";
import { type Sheet, SheetContext, useMakeSheet } from "./sheet.ts";
import { StaffPage } from "./staff-page.tsx";

const overlayIds: readonly OverlayId[] = ["sites", "rehabilitation-zones", "kindergartens", "published-figures"];

/** Fetched with the first outline. */
const OutlineTools = lazy(() =>
  import("../editing/outline/outline-tools.tsx").then((module) => ({ default: module.OutlineTools })),
);

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
  const commands = useRef<MapCommands>(null);
  const [listMemory] = useState(() => new ListMemory());
  const toolState = useToolState();
  const outlineState = useOutlineState();
  const panels = usePanels(sheet.comparison !== null);
  const isTableOnly = useView((view) => view.opened.includes(tableOnly));
  const baseMap = useBaseMapChoice();
  const aside = useAside();
  const offered = useOfferedOverlays(sheet);
  const mapLabel = useMapLabel(sheet);
  useCodeAtHand(sheet.table !== null);
  return (
    <SheetContext value={sheet}>
      <MapCommandsContext value={commands}>
        <ListMemoryContext value={listMemory}>
          <MapPage
            audience="staff"
            overlayIds={offered}
            onDay={sheet.onDay}
            masks={sheet.masks}
            substitutes={sheet.substitutes}
            label={mapLabel}
            overLegend={<KnownNote />}
            underLegend={
              <>
                <EmptyNotes />
                <FilterPanel />
              </>
            }
            tools={
              <>
                <BaseMapControl choice={baseMap} />
                <ToolButtons />
                <CreatingMenu />
                <ListButton />
                <TakeAlong audience="staff" commands={commands} />
              </>
            }
            mapTools={{ state: toolState, events: toolEvents }}
            outline={{ state: outlineState, events: outlineEvents }}
            base={baseMap.state}
            onBase={baseMap.onPhase}
            inBar={<BarSearch />}
            overMap={
              <>
                <KnownMark />
                <ToolPanels />
                {outlineState && (
                  <LatePart>
                    <Suspense>
                      <OutlineTools />
                    </Suspense>
                  </LatePart>
                )}
              </>
            }
            commands={commands}
            panels={panels}
            aside={aside}
            comparison={sheet.comparison}
            instead={{
              isAsked: isTableOnly,
              panelId: listPanel,
              render: (why) => <LateListView why={why} />,
            }}
          />
          <NoticeBar />
        </ListMemoryContext>
      </MapCommandsContext>
    </SheetContext>
  );
}

/** Areas of sites come after the first picture, for they are under it; areas under protection only where there are some. */
function useOfferedOverlays({ details: { phase } }: Sheet): readonly OverlayId[] {
  const hasProtected = useHasProtectedAreas();
  const isFirstPictureThere = phase !== "coming";
  return useMemo(
    () => [
      ...overlayIds,
      ...(isFirstPictureThere ? (["site-areas"] as const) : []),
      ...(hasProtected ? (["protected-areas"] as const) : []),
    ],
    [isFirstPictureThere, hasProtected],
  );
}

/** What the map is for people who do not see it, where it shows an earlier record. */
function useMapLabel({ known, onDay }: Sheet): string | undefined {
  const { t, daySlots } = useWords();
  if (!known) return undefined;
  const [shown, recorded] = [daySlots(onDay), daySlots(known.on)];
  return t("known.mapOf", { date: shown.date, dateOf: shown.dateOf, known: recorded.date, knownOf: recorded.dateOf });
}

function usePanels(isComparing: boolean): readonly PagePanel[] {
  const { t } = useWords();
  const isNarrow = useIsNarrow();
  const isListed = useView((view) => view.opened.includes(changesPanel));
  const isListOpened = useView((view) => view.opened.includes(listPanel));
  return useMemo(() => {
    const list: PagePanel = {
      id: listPanel,
      label: t("list.title"),
      icon: "list",
      content: <LateListPanel />,
      isOpened: isListOpened,
      isTall: true,
    };
    const time: PagePanel = { id: "time", label: t("time.title"), icon: "clock", content: <TimePanel /> };
    // A phone has the list inside of the time's tab: one thing at a time fits there.
    if (!isComparing || isNarrow) return [list, time];
    const changes: PagePanel = {
      id: changesPanel,
      label: t("time.changesTitle"),
      icon: "compare",
      content: <ChangesList />,
      isOpened: isListed,
    };
    return [list, changes, time];
  }, [t, isNarrow, isComparing, isListed, isListOpened]);
}

/** Fetches the code of cards and forms while nobody waits for it: the first card then opens as fast as the others, and a form without network. */
function useCodeAtHand(isFirstPictureThere: boolean): void {
  useEffect(() => {
    if (!isFirstPictureThere) return;
    // Should it fail, whatever is opened first asks for it again and says so.
    fetchStaffCards()
      .then(fetchAside)
      .catch(() => undefined);
  }, [isFirstPictureThere]);
}
