import { type ReactElement, useMemo } from "react";
import { Navigate, useLocation } from "react-router";
import { explainFailure } from "../api/failure.ts";
import { useSession } from "../api/session.ts";
import { MapPage } from "../app/map-page.tsx";
import type { PagePanel } from "../app/page-parts.ts";
import textPage from "../app/text-page.module.css";
import { useTitle } from "../app/use-title.ts";
import { useWords } from "../i18n/use-words.ts";
import type { OverlayId } from "../map/map-state.ts";
import { ChangesList } from "../panels/changes/changes-list.tsx";
import { FilterPanel } from "../panels/filter/filter-panel.tsx";
import { changesPanel } from "../panels/time/compare-bar.tsx";
import { TimePanel } from "../panels/time/time-panel.tsx";
import { useView } from "../state/view-store.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { useIsNarrow } from "../ui/use-narrow.ts";
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
  const panels = usePanels(sheet.comparison !== null);
  return (
    <SheetContext value={sheet}>
      <MapPage
        audience="staff"
        overlayIds={overlayIds}
        onDay={sheet.onDay}
        masks={sheet.masks}
        underLegend={<FilterPanel />}
        panels={panels}
        comparison={sheet.comparison}
      />
    </SheetContext>
  );
}

function usePanels(isComparing: boolean): readonly PagePanel[] {
  const { t } = useWords();
  const isNarrow = useIsNarrow();
  const isListed = useView((view) => view.opened.includes(changesPanel));
  return useMemo(() => {
    const time: PagePanel = { id: "time", label: t("time.title"), icon: "clock", content: <TimePanel /> };
    // A phone has the list inside of the time's tab: one thing at a time fits there.
    if (!isComparing || isNarrow) return [time];
    const changes: PagePanel = {
      id: changesPanel,
      label: t("time.changesTitle"),
      icon: "compare",
      content: <ChangesList />,
      isOpened: isListed,
    };
    return [changes, time];
  }, [t, isNarrow, isComparing, isListed]);
}
