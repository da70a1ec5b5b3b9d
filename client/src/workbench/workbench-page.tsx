import { type ReactElement, useEffect } from "react";
import { Navigate, useLocation } from "react-router";
import { explainFailure } from "../api/failure.ts";
import { useSession } from "../api/session.ts";
import { MapPage } from "../app/map-page.tsx";
import textPage from "../app/text-page.module.css";
import { useTitle } from "../app/use-title.ts";
import { useWords } from "../i18n/use-words.ts";
import type { OverlayId } from "../map/map-state.ts";
import { BaseMapControl } from "../panels/base-map/base-map-control.tsx";
import { EmptyNotes } from "../panels/empty/empty-notes.tsx";
import { FilterPanel } from "../panels/filter/filter-panel.tsx";
import { FailureNote } from "../ui/failure-note.tsx";
import { useBaseMapChoice } from "./base-map.ts";
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
  const baseMap = useBaseMapChoice();
  useCardsAtHand(sheet.table !== null);
  return (
    <SheetContext value={sheet}>
      <MapPage
        audience="staff"
        overlayIds={overlayIds}
        onDay={sheet.onDay}
        masks={sheet.masks}
        underLegend={
          <>
            <EmptyNotes />
            <FilterPanel />
          </>
        }
        tools={<BaseMapControl choice={baseMap} />}
        base={baseMap.state}
        onBase={baseMap.onPhase}
      />
    </SheetContext>
  );
}

/** Fetches the cards' code while nobody waits for it: the first card then opens as fast as the others. */
function useCardsAtHand(isFirstPictureThere: boolean): void {
  useEffect(() => {
    if (!isFirstPictureThere) return;
    void Promise.allSettled([import("../panels/card/card-panel.tsx"), import("../panels/card/staff/staff-card.tsx")]);
  }, [isFirstPictureThere]);
}
