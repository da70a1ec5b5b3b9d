import { type CSSProperties, memo, type ReactElement, useDeferredValue, useMemo } from "react";
import { useFeed } from "../api/collections.ts";
import { explainFailure } from "../api/failure.ts";
import { mapColours, type Theme } from "../map/tokens.ts";
import { GroupPatterns } from "../panels/time/group-patterns.tsx";
import type { Lens } from "../sites/lens.ts";
import { useAddress } from "../state/use-address.ts";
import { useView, type View } from "../state/view-store.ts";
import { type Sheet, SheetContext, useMakeSheet, useSheet } from "../workbench/sheet.ts";
import { StaffPage } from "../workbench/staff-page.tsx";
import { ChildrenFigure } from "./children-figure.tsx";
import { FigureComing, FigureFailure, type FigureId, FigureNotice } from "./figure-frame.tsx";
import styles from "./figures.module.css";
import { LandFigure } from "./land-figure.tsx";
import { LegalityFigure } from "./legality-figure.tsx";
import { LookedAtContext } from "./looked-at.ts";
import { MovesFigure } from "./moves-figure.tsx";
import { PeopleFigure } from "./people-figure.tsx";
import { ChartTextures } from "./plots/textures.tsx";
import { useChartTheme } from "./use-chart-theme.ts";
import { useSteadyWords } from "./use-steady-words.ts";
import { ViewPanel } from "./view-panel.tsx";
import { WaitingFigure } from "./waiting-figure.tsx";

/** Charts of the same sites, on the same day and through the same filter as the map. */
export function FiguresPage(): ReactElement {
  const { t } = useSteadyWords();
  return (
    <StaffPage title={t("figures.pageTitle")}>
      <Figures />
    </StaffPage>
  );
}

function Figures(): ReactElement {
  useAddress();
  const sheet = useMakeSheet();
  const view = useView();
  const { t } = useSteadyWords();
  const theme = useChartTheme();
  const looked = useDeferredValue(useMemo(() => ({ sheet, view }), [sheet, view]));
  return (
    <main id="content" tabIndex={-1} className={styles.page} style={directionInks(theme)}>
      <GroupPatterns theme={theme} />
      <ChartTextures theme={theme} />
      <header className={styles.head}>
        <h1>{t("figures.title")}</h1>
        <p>{t("figures.lead")}</p>
      </header>
      <SheetContext value={sheet}>
        <ViewPanel />
      </SheetContext>
      <AllFigures sheet={looked.sheet} view={looked.view} />
    </main>
  );
}

/** Made anew only when they have something else to count, and then in a time the page can spare. */
const AllFigures = memo(function AllFigures({ sheet, view }: { readonly sheet: Sheet; readonly view: View }) {
  return (
    <SheetContext value={sheet}>
      <LookedAtContext value={view}>
        <div className={styles.figures}>
          <OfSites id="legality">{(lens) => <LegalityFigure lens={lens} />}</OfSites>
          <OfSites id="moves">{(lens) => <MovesFigure lens={lens} />}</OfSites>
          <OfSites id="waiting">{(lens) => <WaitingFigure lens={lens} />}</OfSites>
          <LandFigure />
          <PeopleFigure />
          <OfSites id="children">{(lens) => <ChildrenFigure lens={lens} />}</OfSites>
        </div>
      </LookedAtContext>
    </SheetContext>
  );
});

/** Forward, back and neither in the colours of what the statuses along the way mean on the map. */
function directionInks(theme: Theme): CSSProperties {
  const { underContract, suspendedOrEnded, notAssessed } = mapColours[theme];
  return {
    "--chart-forward": underContract,
    "--chart-back": suspendedOrEnded,
    "--chart-aside": notAssessed,
  } as CSSProperties;
}

interface OfSitesProps {
  readonly id: FigureId;
  readonly children: (lens: Lens) => ReactElement | null;
}

/** A figure of sites: when they have come, and when the filter keeps any of them. */
function OfSites({ id, children }: OfSitesProps): ReactElement | null {
  const { t } = useSteadyWords();
  const { lens, known } = useSheet();
  const sites = useFeed("staff", "sites");
  if (lens && lens.shownCount > 0) return children(lens);
  if (lens) {
    return (
      <FigureNotice id={id}>
        <p className={styles.quiet}>{t(lens.known === 0 ? "figures.noSites" : "figures.noneMatch")}</p>
      </FigureNotice>
    );
  }
  if (!sites.error && !sites.data) return <FigureComing id={id} />;
  if (sites.data && known) {
    const { failure, retry } = known.substitute;
    if (failure === null) return <FigureComing id={id} />;
    return <FigureFailure id={id} reason={explainFailure(failure, t)} onRetry={retry} />;
  }
  const reason = sites.error ? explainFailure(sites.error, t) : t("problem.unreadable");
  return <FigureFailure id={id} reason={reason} onRetry={() => void sites.refetch()} />;
}
