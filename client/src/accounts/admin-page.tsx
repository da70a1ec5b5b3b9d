import type { ListedAccount } from "@asm-atlas/data/domain/account.ts";
import { type ReactElement, useState } from "react";
import { useAccounts } from "../api/accounts.ts";
import { explainFailure } from "../api/failure.ts";
import textPage from "../app/text-page.module.css";
import { useTitle } from "../app/use-title.ts";
import { useWords } from "../i18n/use-words.ts";
import { useView } from "../state/view-store.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { LibraryParts } from "../ui/theme/library-parts.tsx";
import styles from "./accounts.module.css";
import { AccountsTable } from "./accounts-table.tsx";
import { AdminNav } from "./admin-nav.tsx";
import { ChangeAccount } from "./change-account.tsx";
import { InviteForm } from "./invite-form.tsx";
import type { Opened } from "./opened.ts";
import { ShownLink } from "./shown-link.tsx";
import { StaffOnly } from "./staff-only.tsx";

/** Who may sign in, kept by administrators. */
export function AdminPage(): ReactElement {
  const { t } = useWords();
  useTitle(t("accounts.titleAdmin"));
  return (
    <StaffOnly
      render={({ role, email }) =>
        role === "administrator" ? (
          <Accounts ownEmail={email} />
        ) : (
          <main id="content" tabIndex={-1} className={textPage.page}>
            <div className={textPage.narrowPaper}>
              <h1 className={textPage.heading}>{t("accounts.adminHeading")}</h1>
              <p>{t("accounts.onlyAdministrators")}</p>
            </div>
          </main>
        )
      }
    />
  );
}

function Accounts({ ownEmail }: { readonly ownEmail: string }): ReactElement {
  const { t } = useWords();
  const theme = useView((view) => view.theme);
  const { data: accounts, error, refetch } = useAccounts();
  const [opened, setOpened] = useState<Opened>({ kind: "none" });
  return (
    <main id="content" tabIndex={-1} className={textPage.page} aria-busy={!accounts && !error}>
      <div className={`${textPage.paper} ${styles.wide}`}>
        <AdminNav />
        <div className={styles.head}>
          <div>
            <h1 className={textPage.heading}>{t("accounts.adminHeading")}</h1>
            <p className={textPage.quiet}>{t("accounts.adminLead")}</p>
          </div>
          <button type="button" className={styles.secondary} onClick={() => setOpened({ kind: "invite" })}>
            {t("accounts.invite")}
          </button>
        </div>
        <p role="status" className={styles.status}>
          {opened.kind === "none" ? opened.said : ""}
        </p>
        <LibraryParts theme={theme}>
          <OpenedPart opened={opened} accounts={accounts ?? []} ownEmail={ownEmail} onOpen={setOpened} />
        </LibraryParts>
        {error && (
          <FailureNote
            sentence={explainFailure(error, t)}
            retryLabel={t("app.tryAgain")}
            onRetry={() => void refetch()}
          />
        )}
        {accounts && (
          <AccountsTable accounts={accounts} ownEmail={ownEmail} onChange={(id) => setOpened({ kind: "change", id })} />
        )}
        {!accounts && !error && <p className={textPage.quiet}>{t("app.loading")}</p>}
      </div>
    </main>
  );
}

interface OpenedPartProps {
  readonly opened: Opened;
  readonly accounts: readonly ListedAccount[];
  readonly ownEmail: string;
  readonly onOpen: (next: Opened) => void;
}

function OpenedPart({ opened, accounts, ownEmail, onOpen }: OpenedPartProps): ReactElement | null {
  if (opened.kind === "invite") return <InviteForm onOpen={onOpen} />;
  if (opened.kind === "link") {
    return <ShownLink of={opened.of} link={opened.link} onDone={() => onOpen({ kind: "none" })} />;
  }
  const account = opened.kind === "change" ? accounts.find(({ id }) => id === opened.id) : undefined;
  if (!account) return null;
  // Another account is another form: nothing typed for one may be saved to the other.
  return <ChangeAccount key={account.id} account={account} isOwn={account.email === ownEmail} onOpen={onOpen} />;
}
