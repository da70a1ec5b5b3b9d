import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { endSession, type OwnSession, refreshOwnAccount } from "../api/own-account.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./accounts.module.css";
import { explainAccountFailure } from "./explain.ts";

/** Browsers that are signed in as me, each of which I can end from here; this one is ended by signing out. */
export function MySessions({ sessions }: { readonly sessions: readonly OwnSession[] }): ReactElement {
  const words = useWords();
  const { t, moment } = words;
  const queries = useQueryClient();
  const end = useMutation({ mutationFn: endSession, onSettled: () => refreshOwnAccount(queries) });
  const failure = explainAccountFailure(end.error, words);
  return (
    <section className={styles.section} aria-labelledby="sessions-heading">
      <h2 id="sessions-heading" className={styles.subheading}>
        {t("accounts.sessionsHeading")}
      </h2>
      {failure && <FailureNote sentence={failure} />}
      <ul>
        {sessions.map((session) => {
          const created = moment(session.createdAt);
          return (
            <li key={session.id} className={styles.session}>
              <div className={styles.who}>
                <b>{session.isThis ? t("accounts.sessionHere") : t("accounts.sessionElsewhere")}</b>
                <span>{t("accounts.sessionTimes", { created, used: moment(session.lastUsedAt) })}</span>
              </div>
              {!session.isThis && (
                <button
                  type="button"
                  className={styles.secondary}
                  aria-label={t("accounts.endSessionOf", { created })}
                  disabled={end.isPending}
                  onClick={() => end.mutate(session.id)}
                >
                  {t("accounts.endSession")}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
