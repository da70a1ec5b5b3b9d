import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { can, type Role } from "@asm-atlas/data/domain/roles.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { type BinEntry, restoreRecord, takeOutOfBin, useBin } from "../../api/bin.ts";
import { explainFailure } from "../../api/failure.ts";
import { useSession } from "../../api/session.ts";
import { refreshStaff } from "../../api/writing.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useNotices } from "../../state/notices.ts";
import buttons from "../../ui/button.module.css";
import { FailureNote } from "../../ui/failure-note.tsx";
import styles from "../aside/aside.module.css";
import { AsideFrame } from "../aside/aside-frame.tsx";

/** What was put into the bin, newest first, and the way out of it for who may. */
export function BinPanel(): ReactElement {
  const { t, count } = useWords();
  const { data: session } = useSession();
  const bin = useBin();
  const role = session?.role ?? "anonymous";
  const { entries = [], total = 0 } = bin.data ?? {};
  return (
    <AsideFrame title={t("creating.bin")} closeLabel={t("app.close")}>
      <p className={styles.quiet}>{t("creating.binExplained")}</p>
      {bin.error && (
        <FailureNote
          sentence={explainFailure(bin.error, t)}
          retryLabel={t("app.tryAgain")}
          onRetry={() => void bin.refetch()}
        />
      )}
      {bin.isPending && <p className={styles.quiet}>{t("app.loading")}</p>}
      {bin.data && total === 0 && <p>{t("creating.binEmpty")}</p>}
      {role !== "administrator" && total > 0 && <p className={styles.quiet}>{t("creating.whoRestores")}</p>}
      {entries.length < total && (
        <p className={styles.quiet}>{t("creating.binOfMore", { shown: count(entries.length), total: count(total) })}</p>
      )}
      <ul className={styles.list}>
        {entries.map((entry) => (
          <Entry key={`${entry.collection}:${entry.id}`} entry={entry} role={role} />
        ))}
      </ul>
    </AsideFrame>
  );
}

function Entry({ entry, role }: { readonly entry: BinEntry; readonly role: Role }): ReactElement {
  const { t, name, day } = useWords();
  const queries = useQueryClient();
  const { collection, id, code, nameEn, nameMn, deletedAt, isOwn } = entry;
  const editable = editableLayer(collection);
  const mayRestore = editable !== undefined && can(role, "restore", editable.subject);
  const restore = useMutation({
    mutationFn: () => (mayRestore ? restoreRecord : takeOutOfBin)(collection, id),
    onSuccess: async () => {
      await refreshStaff(queries);
      useNotices.getState().tell(t("creating.restored", { name: code }));
    },
  });
  const called = name(nameEn, nameMn);
  return (
    <li>
      <div>
        <b>{called || code}</b>
        <span className={styles.quiet}>
          {[t(`creating.kind.${collection}`), called ? code : "", t("creating.binnedOn", { date: day(deletedAt) })]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </div>
      {(mayRestore || isOwn) && (
        <button
          type="button"
          className={buttons.small}
          aria-label={t("creating.restoreOf", { name: called || code })}
          disabled={restore.isPending}
          onClick={() => restore.mutate()}
        >
          {t("creating.restore")}
        </button>
      )}
      {restore.error && <FailureNote sentence={explainFailure(restore.error, t)} />}
    </li>
  );
}
