import type { RegisterRecord } from "@asm-atlas/data/domain/publication/register.ts";
import { can } from "@asm-atlas/data/domain/roles.ts";
import { type ReactElement, useState } from "react";
import { explainFailure } from "../api/failure.ts";
import { confirm } from "../api/register.ts";
import { useSession } from "../api/session.ts";
import editing from "../editing/editing.module.css";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { ProposalForm } from "./proposal-form.tsx";
import styles from "./register.module.css";
import { useDecide } from "./use-decide.ts";
import { WithdrawForm } from "./withdraw-form.tsx";

interface ActsProps {
  readonly record: RegisterRecord;
  /** A form was closed with nothing decided. */
  readonly onClosed: () => void;
  readonly onDecided: () => void;
}

/** What whoever reads it may do: confirm what another proposed, propose, withdraw. */
export function Acts({ record, onClosed, onDecided }: ActsProps): ReactElement | null {
  const { t } = useWords();
  const { data: session } = useSession();
  const [opened, setOpened] = useState<"proposal" | "withdrawal" | null>(null);
  const { entry } = record;
  const { decision, standing, collection } = entry;
  const closing = (then: () => void) => () => {
    setOpened(null);
    then();
  };
  const form = { onCancel: closing(onClosed), onDone: closing(onDecided) };
  const confirming = useDecide(() => confirm(entry), "confirmed", onDecided);
  if (!can(session?.role ?? "anonymous", "change", "register")) {
    return <p className={styles.quiet}>{t("register.onlyDeciders")}</p>;
  }
  const isShown = standing === "shown" || standing === "leaving";
  const mayWithdraw =
    decision !== null && decision.withdrawnOn === null && !(isShown && collection === "rehabilitation-zones");
  if (opened === "proposal") return <ProposalForm record={record} {...form} />;
  if (opened === "withdrawal") return <WithdrawForm entry={entry} {...form} />;
  return (
    <div className={styles.part}>
      {standing === "waiting" && (
        <p className={styles.quiet}>{t(decision?.isOwn ? "register.ownProposal" : "register.confirmHint")}</p>
      )}
      {confirming.error && <FailureNote sentence={explainFailure(confirming.error, t)} />}
      <div className={styles.actions}>
        {standing === "waiting" && !decision?.isOwn && (
          <button
            type="button"
            className={editing.primary}
            disabled={confirming.isPending}
            onClick={() => confirming.mutate(undefined)}
          >
            {t("register.confirm")}
          </button>
        )}
        {!isShown && (
          <button type="button" className={editing.secondary} onClick={() => setOpened("proposal")}>
            {t(decision === null ? "register.propose" : "register.proposeAnew")}
          </button>
        )}
        {mayWithdraw && (
          <button type="button" className={editing.secondary} onClick={() => setOpened("withdrawal")}>
            {t("register.withdraw")}
          </button>
        )}
      </div>
    </div>
  );
}
