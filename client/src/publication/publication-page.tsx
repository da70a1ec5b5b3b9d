import type { PublicationState } from "@asm-atlas/data/domain/publication/administration.ts";
import { type ReactElement, useState } from "react";
import { AdminNav } from "../accounts/admin-nav.tsx";
import { StaffOnly } from "../accounts/staff-only.tsx";
import { explainFailure } from "../api/failure.ts";
import { usePublication } from "../api/publication.ts";
import textPage from "../app/text-page.module.css";
import { useTitle } from "../app/use-title.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { CalendarPart } from "./calendar-part.tsx";
import styles from "./publication.module.css";
import { SettingsPart } from "./settings-part.tsx";
import { SwitchesPart } from "./switches-part.tsx";

const parts = ["calendar", "settings", "switches"] as const;
type PartId = (typeof parts)[number];

/** What the world sees, and what it will see: kept by administrators. */
export function PublicationPage(): ReactElement {
  const { t } = useWords();
  useTitle(t("publication.title"));
  return (
    <StaffOnly
      render={({ role }) =>
        role === "administrator" ? (
          <Publication />
        ) : (
          <main id="content" tabIndex={-1} className={textPage.page}>
            <div className={textPage.narrowPaper}>
              <h1 className={textPage.heading}>{t("publication.heading")}</h1>
              <p>{t("accounts.onlyAdministrators")}</p>
            </div>
          </main>
        )
      }
    />
  );
}

function Publication(): ReactElement {
  const { t } = useWords();
  const { data: state, error, refetch } = usePublication();
  const [chosen, setChosen] = useState<PartId>("calendar");
  const panelId = "publication-part";
  return (
    <main id="content" tabIndex={-1} className={textPage.page} aria-busy={!state && !error}>
      <div className={`${textPage.paper} ${styles.room}`}>
        <AdminNav />
        <h1 className={textPage.heading}>{t("publication.heading")}</h1>
        <p className={textPage.quiet}>{t("publication.lead")}</p>
        <Tabs
          label={t("publication.parts")}
          tabs={parts.map((id) => ({ id, label: t(`publication.tab.${id}`) }))}
          chosen={chosen}
          panelId={panelId}
          onChoose={setChosen}
        />
        <div id={panelId} role="tabpanel" aria-label={t(`publication.tab.${chosen}`)} className={styles.part}>
          {error && (
            <FailureNote
              sentence={explainFailure(error, t)}
              retryLabel={t("app.tryAgain")}
              onRetry={() => void refetch()}
            />
          )}
          {state ? <Part chosen={chosen} state={state} /> : !error && <p>{t("app.loading")}</p>}
        </div>
      </div>
    </main>
  );
}

function Part({ chosen, state }: { readonly chosen: PartId; readonly state: PublicationState }): ReactElement {
  if (chosen === "settings") return <SettingsPart state={state} />;
  return chosen === "switches" ? <SwitchesPart state={state} /> : <CalendarPart state={state} />;
}
