import type { AccountDeed } from "@asm-atlas/data/domain/account.ts";
import { layers } from "@asm-atlas/data/domain/layers/registry.ts";
import { type ReactElement, useState } from "react";
import { Link } from "react-router";
import { useAccountDeeds } from "../api/accounts.ts";
import { explainFailure } from "../api/failure.ts";
import { useWords } from "../i18n/use-words.ts";
import { partOf } from "../panels/record/part-of.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./accounts.module.css";

/** Collections whose records have a card on the map. */
const onMap: ReadonlySet<string> = new Set(["sites", "rehabilitation-zones", "kindergartens"]);

/** What an account wrote down, unfolded when it is asked for: each entry with its record, its time and its reason. */
export function AccountDeeds({ id }: { readonly id: string }): ReactElement {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section aria-label={t("accounts.deeds")}>
      <button
        type="button"
        className={styles.secondary}
        aria-expanded={isOpen}
        onClick={() => setIsOpen((before) => !before)}
      >
        {t("accounts.deeds")}
      </button>
      {isOpen && <Deeds id={id} />}
    </section>
  );
}

function Deeds({ id }: { readonly id: string }): ReactElement {
  const { t } = useWords();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useAccountDeeds(id);
  if (error && !data) {
    return (
      <FailureNote sentence={explainFailure(error, t)} retryLabel={t("app.tryAgain")} onRetry={() => void refetch()} />
    );
  }
  const deeds = data?.pages.flatMap((page) => page.deeds);
  if (!deeds) return <p className={styles.quiet}>{t("app.loading")}</p>;
  if (deeds.length === 0) return <p className={styles.quiet}>{t("accounts.noDeeds")}</p>;
  return (
    <>
      <ol className={styles.deeds}>
        {deeds.map((deed) => (
          <Deed key={deed.id} deed={deed} />
        ))}
      </ol>
      {hasNextPage && (
        <button
          type="button"
          className={styles.secondary}
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("accounts.olderDeeds")}
        </button>
      )}
      {error && <FailureNote sentence={explainFailure(error, t)} />}
    </>
  );
}

function Deed({ deed }: { readonly deed: AccountDeed }): ReactElement {
  const { t, say, moment } = useWords();
  const { collection, code, operation } = deed;
  const title = layers.find((layer) => layer.id === collection)?.title;
  const what = deed.isPart ? t(`record.part.${partOf(deed.of)}`) : t(`record.operation.${operation}`);
  const address = `/workbench?pick=${collection}:${encodeURIComponent(code ?? "")}`;
  return (
    <li>
      <b>{what}</b>{" "}
      {code &&
        (collection !== null && onMap.has(collection) && operation !== "purge" ? (
          <Link to={address}>{code}</Link>
        ) : (
          code
        ))}{" "}
      <span className={styles.quiet}>
        {[title && say(title), moment(deed.changedAt), deed.reason && t("record.because", { reason: deed.reason })]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </li>
  );
}
