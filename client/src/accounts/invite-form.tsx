import { limits } from "@asm-atlas/data/domain/limits.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactElement, useRef, useState } from "react";
import { inviteAccount, refreshAccounts } from "../api/accounts.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./accounts.module.css";
import { explainAccountFailure, hasCode } from "./explain.ts";
import { LineField, SendButton } from "./fields.tsx";
import type { Opened } from "./opened.ts";
import { OpenedBox } from "./opened-box.tsx";
import { AimagFields, type Rights, RoleField } from "./rights-fields.tsx";

/** Makes an account for somebody, and the link with which they choose their password. */
export function InviteForm({ onOpen }: { readonly onOpen: (next: Opened) => void }): ReactElement {
  const words = useWords();
  const { t } = words;
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [email, setEmail] = useState("");
  const [displayName, setDisplayName] = useState("");
  const [rights, setRights] = useState<Rights>({ role: "officer", aimags: [] });
  const [isChecked, setChecked] = useState(false);
  const invite = useMutation({
    mutationFn: inviteAccount,
    onSuccess: ({ account, link, expiresAt }) => {
      onOpen({ kind: "link", of: account.displayName, link: { link, expiresAt } });
      return refreshAccounts(queries);
    },
  });
  const problems = {
    email:
      email.trim() === ""
        ? t("accounts.emailMissing")
        : /^[^\s@]+@[^\s@]+$/.test(email.trim())
          ? null
          : t("accounts.emailOdd"),
    name: displayName.trim() === "" ? t("accounts.nameMissing") : null,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const first = problems.email ? "email" : problems.name ? "displayName" : null;
    if (first) form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    else invite.mutate({ email: email.trim(), displayName: displayName.trim(), ...rights });
  };
  const failure = explainAccountFailure(invite.error, words, ["record.exists"]);
  const isTaken = hasCode(invite.error, "record.exists") && invite.variables?.email === email.trim();
  return (
    <OpenedBox heading={t("accounts.inviteHeading")}>
      <p className={styles.quiet}>{t("accounts.inviteHint")}</p>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        {failure && <FailureNote sentence={failure} />}
        <div className={styles.fields}>
          <LineField
            label={t("accounts.email")}
            name="email"
            type="email"
            autoComplete="off"
            maxLength={limits.emailCharacters}
            value={email}
            onChange={setEmail}
            problem={isTaken ? t("accounts.emailTaken") : isChecked ? problems.email : null}
          />
          <LineField
            label={t("accounts.name")}
            name="displayName"
            autoComplete="off"
            maxLength={limits.displayNameCharacters}
            hint={t("accounts.nameHint")}
            value={displayName}
            onChange={setDisplayName}
            problem={isChecked ? problems.name : null}
          />
          <RoleField rights={rights} onChange={setRights} />
        </div>
        <AimagFields rights={rights} onChange={setRights} />
        <div className={styles.actions}>
          <SendButton isSending={invite.isPending}>{t("accounts.makeLink")}</SendButton>
          <button type="button" className={styles.secondary} onClick={() => onOpen({ kind: "none" })}>
            {t("accounts.cancel")}
          </button>
        </div>
      </form>
    </OpenedBox>
  );
}
