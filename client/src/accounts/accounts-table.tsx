import type { ListedAccount } from "@asm-atlas/data/domain/account.ts";
import { staffRoles } from "@asm-atlas/data/domain/roles.ts";
import type { ReactElement } from "react";
import { useWords, type Words } from "../i18n/use-words.ts";
import { useIsNarrow } from "../ui/use-narrow.ts";
import styles from "./accounts.module.css";
import { namesOfAimags, useAimags } from "./use-aimags.ts";

interface AccountsTableProps {
  readonly accounts: readonly ListedAccount[];
  readonly ownEmail: string;
  readonly onChange: (id: string) => void;
}

function stateOf(account: ListedAccount, { t, day }: Words): string {
  if (account.isDisabled) return t("accounts.stateDisabled");
  if (account.hasPassword) return t("accounts.stateOpen");
  return account.invitedUntil
    ? t("accounts.stateInvited", { date: day(account.invitedUntil) })
    : t("accounts.stateNoPassword");
}

/** What is told of an account beside who it is: heading and value, in the order of the columns. */
function useFacts(): (account: ListedAccount) => readonly (readonly [heading: string, value: string])[] {
  const words = useWords();
  const { t, sayCode, moment } = words;
  const aimags = useAimags();
  return (account) => [
    [t("accounts.role"), sayCode(staffRoles, account.role)],
    [
      t("accounts.aimags"),
      account.aimags.length > 0 ? namesOfAimags(account.aimags, aimags) : t("accounts.wholeCountry"),
    ],
    [
      t("accounts.secondFactor"),
      account.hasSecondFactor ? t("accounts.secondFactorOn") : t("accounts.secondFactorOff"),
    ],
    [t("accounts.lastUsed"), account.lastUsedAt ? moment(account.lastUsedAt) : t("accounts.never")],
    [t("accounts.state"), stateOf(account, words)],
  ];
}

/** Everybody who may sign in, or no longer may: a table, on a phone a card each. */
export function AccountsTable(props: AccountsTableProps): ReactElement {
  return useIsNarrow() ? <Cards {...props} /> : <Table {...props} />;
}

function Table({ accounts, ownEmail, onChange }: AccountsTableProps): ReactElement {
  const { t } = useWords();
  const factsOf = useFacts();
  const [first] = accounts;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("accounts.name")}</th>
          {first &&
            factsOf(first).map(([heading]) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id} className={account.isDisabled ? styles.gone : ""}>
            <td>
              <Who account={account} isOwn={account.email === ownEmail} />
            </td>
            {factsOf(account).map(([heading, value]) => (
              <td key={heading}>{value}</td>
            ))}
            <td>
              <ChangeButton account={account} onChange={onChange} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ accounts, ownEmail, onChange }: AccountsTableProps): ReactElement {
  const factsOf = useFacts();
  return (
    <ul className={styles.cards}>
      {accounts.map((account) => (
        <li key={account.id} className={styles.card}>
          <Who account={account} isOwn={account.email === ownEmail} />
          <dl className={styles.facts}>
            {factsOf(account).map(([heading, value]) => (
              <Fact key={heading} heading={heading} value={value} />
            ))}
          </dl>
          <ChangeButton account={account} onChange={onChange} />
        </li>
      ))}
    </ul>
  );
}

function Fact({ heading, value }: { readonly heading: string; readonly value: string }): ReactElement {
  return (
    <>
      <dt>{heading}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Who({ account, isOwn }: { readonly account: ListedAccount; readonly isOwn: boolean }): ReactElement {
  const { t } = useWords();
  return (
    <div className={styles.who}>
      <b>
        {account.displayName}
        {isOwn && ` (${t("accounts.you")})`}
      </b>
      <span>{account.email}</span>
    </div>
  );
}

function ChangeButton({
  account,
  onChange,
}: { readonly account: ListedAccount } & Pick<AccountsTableProps, "onChange">): ReactElement {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={styles.secondary}
      aria-label={t("accounts.changeOf", { name: account.displayName })}
      onClick={() => onChange(account.id)}
    >
      {t("accounts.change")}
    </button>
  );
}
