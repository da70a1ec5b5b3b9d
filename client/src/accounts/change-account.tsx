import type { ListedAccount } from "@asm-atlas/data/domain/account.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactElement, useState } from "react";
import { type AccountChange, changeAccount, makeInvitation, refreshAccounts } from "../api/accounts.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { AccountDeeds } from "./account-deeds.tsx";
import styles from "./accounts.module.css";
import { explainAccountFailure } from "./explain.ts";
import { LineField, SendButton } from "./fields.tsx";
import type { Opened } from "./opened.ts";
import { OpenedBox } from "./opened-box.tsx";
import { AimagFields, type Rights, RoleField } from "./rights-fields.tsx";

interface ChangeAccountProps {
  readonly account: ListedAccount;
  readonly isOwn: boolean;
  readonly onOpen: (next: Opened) => void;
}

/** Name, role and reach of an account, a new link for it, and its end. */
export function ChangeAccount({ account, isOwn, onOpen }: ChangeAccountProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const queries = useQueryClient();
  const [displayName, setDisplayName] = useState(account.displayName);
  const [rights, setRights] = useState<Rights>(account);
  const change = useMutation({
    mutationFn: (asked: AccountChange) => changeAccount(account.id, asked),
    onSuccess: async () => {
      // Said only once the list below shows it.
      await refreshAccounts(queries);
      onOpen({ kind: "none", said: t("accounts.saved") });
    },
  });
  const isNameless = displayName.trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isNameless) return;
    // One's own role is not sent: it cannot be changed here, and what is not sent stays.
    const { role, aimags } = rights;
    change.mutate({ displayName: displayName.trim(), aimags, ...(isOwn ? {} : { role }) });
  };
  const failure = explainAccountFailure(change.error, words);
  return (
    <OpenedBox heading={t("accounts.changeHeading", { name: account.displayName })}>
      <p className={styles.quiet}>{account.email}</p>
      {isOwn && <p className={styles.quiet}>{t("accounts.ownHint")}</p>}
      <form className={styles.form} onSubmit={submit} noValidate>
        {failure && <FailureNote sentence={failure} />}
        <div className={styles.fields}>
          <LineField
            label={t("accounts.name")}
            name="displayName"
            autoComplete="off"
            maxLength={limits.displayNameCharacters}
            value={displayName}
            onChange={setDisplayName}
            problem={isNameless ? t("accounts.nameMissing") : null}
          />
          <RoleField rights={rights} onChange={setRights} isRoleFixed={isOwn} />
        </div>
        <AimagFields rights={rights} onChange={setRights} />
        <div className={styles.actions}>
          <SendButton isSending={change.isPending}>{t("accounts.save")}</SendButton>
          <button type="button" className={styles.secondary} onClick={() => onOpen({ kind: "none" })}>
            {t("accounts.cancel")}
          </button>
        </div>
      </form>
      <div className={styles.apart}>
        {!account.isDisabled && <NewLink account={account} onOpen={onOpen} />}
        {!isOwn && (
          <div className={styles.act}>
            <p className={styles.quiet}>{account.isDisabled ? "" : t("accounts.disableHint")}</p>
            <button
              type="button"
              className={`${styles.secondary} ${account.isDisabled ? "" : styles.grave}`}
              disabled={change.isPending}
              onClick={() => change.mutate({ isDisabled: !account.isDisabled })}
            >
              {account.isDisabled ? t("accounts.enable") : t("accounts.disable")}
            </button>
          </div>
        )}
      </div>
      <AccountDeeds id={account.id} />
    </OpenedBox>
  );
}

function NewLink({ account, onOpen }: Omit<ChangeAccountProps, "isOwn">): ReactElement {
  const words = useWords();
  const { t } = words;
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: () => makeInvitation(account.id),
    onSuccess: (link) => {
      onOpen({ kind: "link", of: account.displayName, link });
      return refreshAccounts(queries);
    },
  });
  const failure = explainAccountFailure(make.error, words);
  return (
    <>
      {failure && <FailureNote sentence={failure} />}
      <div className={styles.act}>
        <p className={styles.quiet}>{t("accounts.newLinkHint")}</p>
        <button type="button" className={styles.secondary} disabled={make.isPending} onClick={() => make.mutate()}>
          {t("accounts.newLink")}
        </button>
      </div>
    </>
  );
}
