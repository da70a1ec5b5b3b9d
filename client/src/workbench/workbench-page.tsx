import { type ReactElement, useRef, useState } from "react";
import { Navigate, useLocation } from "react-router";
import { explainFailure } from "../api/failure.ts";
import { useSession } from "../api/session.ts";
import { MapPage } from "../app/map-page.tsx";
import type { MapCommands } from "../app/map-stage.tsx";
import textPage from "../app/text-page.module.css";
import { useTitle } from "../app/use-title.ts";
import { useWords } from "../i18n/use-words.ts";
import type { OverlayId } from "../map/map-state.ts";
import { FilterPanel } from "../panels/filter/filter-panel.tsx";
import { LateListPanel, LateListView } from "../panels/list/late-list.tsx";
import { ListButton } from "../panels/list/list-button.tsx";
import { ListMemory, ListMemoryContext } from "../panels/list/list-memory.ts";
import { listPanel, tableOnly } from "../panels/list/list-names.ts";
import { useView } from "../state/view-store.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { MapCommandsContext } from "./map-commands.ts";
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
  const { t } = useWords();
  const sheet = useMakeSheet();
  const commands = useRef<MapCommands>(null);
  const [listMemory] = useState(() => new ListMemory());
  const isListOpened = useView((view) => view.opened.includes(listPanel));
  const isTableOnly = useView((view) => view.opened.includes(tableOnly));
  return (
    <SheetContext value={sheet}>
      <MapCommandsContext value={commands}>
        <ListMemoryContext value={listMemory}>
          <MapPage
            audience="staff"
            overlayIds={overlayIds}
            onDay={sheet.onDay}
            masks={sheet.masks}
            underLegend={<FilterPanel />}
            tools={<ListButton />}
            commands={commands}
            panels={[
              {
                id: listPanel,
                label: t("list.title"),
                icon: "list",
                content: <LateListPanel />,
                isOpened: isListOpened,
                isTall: true,
              },
            ]}
            instead={{
              isAsked: isTableOnly,
              panelId: listPanel,
              render: (why) => <LateListView why={why} />,
            }}
          />
        </ListMemoryContext>
      </MapCommandsContext>
    </SheetContext>
  );
}
