import { type ReactElement, useEffect, useMemo, useRef } from "react";
import { Navigate, useLocation } from "react-router";
import { explainFailure } from "../api/failure.ts";
import { useSession } from "../api/session.ts";
import { MapPage } from "../app/map-page.tsx";
import type { MapCommands } from "../app/map-stage.tsx";
import type { PagePanel } from "../app/page-parts.ts";
import textPage from "../app/text-page.module.css";
import { useTitle } from "../app/use-title.ts";
import { useWords } from "../i18n/use-words.ts";
import type { OverlayId } from "../map/map-state.ts";
import { ChangesList } from "../panels/changes/changes-list.tsx";
import { FilterPanel } from "../panels/filter/filter-panel.tsx";
import { ListButton } from "../panels/list/list-button.tsx";
import { ListPanel } from "../panels/list/list-panel.tsx";
import { ListView, listPanel, tableOnly } from "../panels/list/list-view.tsx";
import { BarSearch } from "../panels/search/bar-search.tsx";
import { changesPanel } from "../panels/time/compare-bar.tsx";
import { TimePanel } from "../panels/time/time-panel.tsx";
import { ToolPanels } from "../panels/tools/over-map.tsx";
import { ToolButtons } from "../panels/tools/tool-buttons.tsx";
import { useView } from "../state/view-store.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { useIsNarrow } from "../ui/use-narrow.ts";
import { MapCommandsContext } from "./map-commands.ts";
import { toolEvents, useToolState } from "./map-tools.ts";
import { SheetContext, useMakeSheet } from "./sheet.ts";

const overlayIds: readonly OverlayId[] = ["sites", "rehabilitation-zones", "kindergartens", "published-figures"];

/** The workbench of staff. Whoever is not signed in is led to the sign-in page, and back here from there. */
export function WorkbenchPage(): ReactElement {
  const { t } = useWords();
  const location = useLocation();
  const { data: session, error, refetch } = useSession();
  useTitle(t("title.workbench"));
  if (session?.role === "anonymous") {
    const next = `${location.pathname}${location.search}`;
    return <Navigate to={`/sign-in?${new URLSearchParams({ next })}`} replace />;
  }
  if (session) return <Workbench />;
  return (
    <main id="content" tabIndex={-1} className={textPage.page} aria-busy={!error}>
      {error ? (
        <div className={textPage.narrowPaper}>
          <FailureNote
            sentence={explainFailure(error, t)}
            retryLabel={t("app.tryAgain")}
            onRetry={() => void refetch()}
          />
        </div>
      ) : (
        <p className={textPage.quiet}>{t("app.loading")}</p>
      )}
    </main>
  );
}

function Workbench(): ReactElement {
  const sheet = useMakeSheet();
  const commands = useRef<MapCommands>(null);
  const toolState = useToolState();
  const panels = usePanels(sheet.comparison !== null);
  const isTableOnly = useView((view) => view.opened.includes(tableOnly));
  useCardsAtHand(sheet.table !== null);
  return (
    <SheetContext value={sheet}>
      <MapCommandsContext value={commands}>
        <MapPage
          audience="staff"
          overlayIds={overlayIds}
          onDay={sheet.onDay}
          masks={sheet.masks}
          underLegend={<FilterPanel />}
          tools={
            <>
              <ToolButtons />
              <ListButton />
            </>
          }
          mapTools={{ state: toolState, events: toolEvents }}
          overMap={
            <>
              <BarSearch />
              <ToolPanels />
            </>
          }
          commands={commands}
          panels={panels}
          comparison={sheet.comparison}
          instead={{
            isAsked: isTableOnly,
            panelId: listPanel,
            render: (why) => <ListView place={why} />,
          }}
        />
      </MapCommandsContext>
    </SheetContext>
  );
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
      content: <ListPanel />,
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

/** Fetches the cards' code while nobody waits for it: the first card then opens as fast as the others. */
function useCardsAtHand(isFirstPictureThere: boolean): void {
  useEffect(() => {
    if (!isFirstPictureThere) return;
    void Promise.allSettled([import("../panels/card/card-panel.tsx"), import("../panels/card/staff/staff-card.tsx")]);
  }, [isFirstPictureThere]);
}
