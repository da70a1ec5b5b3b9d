import {
  type NextRelease,
  type RegisterCollection,
  type RegisterEntry,
  type RegisterStanding,
  registerCollections,
  registerStandings,
} from "@asm-atlas/data/domain/publication/register.ts";
import { type ReactElement, useId, useState } from "react";
import { AdminNav } from "../accounts/admin-nav.tsx";
import { explainFailure } from "../api/failure.ts";
import { useRegister } from "../api/register.ts";
import { useSession } from "../api/session.ts";
import textPage from "../app/text-page.module.css";
import editing from "../editing/editing.module.css";
import { useWords } from "../i18n/use-words.ts";
import { useAddress } from "../state/use-address.ts";
import buttons from "../ui/button.module.css";
import { FailureNote } from "../ui/failure-note.tsx";
import { NoticeBar } from "../workbench/notice-bar.tsx";
import { SheetContext, useMakeSheet } from "../workbench/sheet.ts";
import { StaffPage } from "../workbench/staff-page.tsx";
import { useCardLink } from "../worklist/card-link.ts";
import worklist from "../worklist/worklist.module.css";
import styles from "./register.module.css";
import { RegisterLine } from "./register-line.tsx";

/** Entries that are there without asking. */
const shownAtFirst = 50;

/** All that is shown to everyone below the province, all proposals, and what stands in the way of those agreed. */
export function RegisterPage(): ReactElement {
  const { t } = useWords();
  return (
    <StaffPage title={t("register.pageTitle")}>
      <Register />
    </StaffPage>
  );
}

function Register(): ReactElement {
  useAddress();
  const { t } = useWords();
  const sheet = useMakeSheet();
  const { data, error, refetch } = useRegister();
  const { data: session } = useSession();
  return (
    <SheetContext value={sheet}>
      <main id="content" tabIndex={-1} className={textPage.page} aria-busy={!data && !error}>
        <div className={`${textPage.paper} ${worklist.paper}`}>
          {session?.role === "administrator" && <AdminNav />}
          <h1 className={textPage.heading}>{t("register.title")}</h1>
          <p>{t("register.lead")}</p>
          {error && (
            <FailureNote
              sentence={explainFailure(error, t)}
              retryLabel={t("app.tryAgain")}
              onRetry={() => void refetch()}
            />
          )}
          {!data && !error && <p className={textPage.quiet}>{t("app.loading")}</p>}
          {data && <Entries next={data.next} entries={data.entries} />}
        </div>
      </main>
      <NoticeBar />
    </SheetContext>
  );
}

/** What asks for somebody comes first. */
const inOrder = (entries: readonly RegisterEntry[]) =>
  [...entries].sort((a, b) => rankOf(a) - rankOf(b) || (a.code < b.code ? -1 : 1));
const rankOf = ({ standing }: RegisterEntry) => (standing === null ? -1 : registerStandings.indexOf(standing));

interface EntriesProps {
  readonly next: NextRelease;
  readonly entries: readonly RegisterEntry[];
}

function Entries({ next, entries }: EntriesProps): ReactElement {
  const { t, count, daySlots } = useWords();
  const cardLink = useCardLink();
  const kindId = useId();
  const [kind, setKind] = useState<RegisterCollection | null>(null);
  const [standing, setStanding] = useState<RegisterStanding | null>(null);
  const [most, setMost] = useState(shownAtFirst);
  const ofKind = entries.filter((entry) => kind === null || entry.collection === kind);
  const numberOf = (each: RegisterStanding) => ofKind.filter((entry) => entry.standing === each).length;
  const meant = inOrder(ofKind.filter((entry) => standing === null || entry.standing === standing));
  return (
    <>
      <p>
        {t("register.next", daySlots(next.cutOff))} {!next.isOpen && t("register.notOpen")}
      </p>
      <div className={`${editing.field} ${styles.kind}`}>
        <label htmlFor={kindId} className={editing.label}>
          {t("register.filterKind")}
        </label>
        <select
          id={kindId}
          className={editing.input}
          value={kind ?? ""}
          onChange={({ target }) => setKind(registerCollections.find((each) => each === target.value) ?? null)}
        >
          <option value="">{t("register.filterAll")}</option>
          {registerCollections.map((each) => (
            <option key={each} value={each}>
              {t(`register.kind.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <fieldset className={styles.filters}>
        <legend className={editing.label}>{t("register.filter")}</legend>
        {[null, ...registerStandings].map((each) => (
          <button
            key={each ?? "all"}
            type="button"
            className={styles.filter}
            aria-pressed={standing === each}
            onClick={() => setStanding(each)}
          >
            {each === null ? t("register.filterAll") : t(`register.standing.${each}`)}{" "}
            <b>{count(each === null ? ofKind.length : numberOf(each))}</b>
          </button>
        ))}
      </fieldset>
      <p role="status">{t("register.entries", { count: meant.length, number: count(meant.length) })}</p>
      {meant.length === 0 && <p className={textPage.quiet}>{t("register.nothing")}</p>}
      <ul>
        {meant.slice(0, most).map((entry) => (
          <RegisterLine key={`${entry.collection} ${entry.id}`} entry={entry} cardAddress={cardLink(entry)} />
        ))}
      </ul>
      {meant.length > most && (
        <button type="button" className={buttons.small} onClick={() => setMost(most + shownAtFirst)}>
          {t("register.showMore", { number: count(Math.min(shownAtFirst, meant.length - most)) })}
        </button>
      )}
    </>
  );
}
