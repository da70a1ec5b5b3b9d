import { type LegalSituation, nextSteps } from "@asm-atlas/data/domain/workflow/legal-path.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { ReactElement } from "react";
import type { WaitingSite } from "../api/worklist.ts";
import { useWords } from "../i18n/use-words.ts";
import { Requirements } from "../panels/decision/requirements.tsx";
import { SiteEventForm } from "../panels/decision/site-event-form.tsx";
import styles from "./worklist.module.css";

interface ConfirmExpiryProps {
  readonly site: WaitingSite;
  readonly proposal: NonNullable<WaitingSite["proposal"]>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The form of the site's card for the event proposed, with its day filled in: a person looks at it and records it, or does not. */
export function ConfirmExpiry({ site, proposal, onDone, onCancel }: ConfirmExpiryProps): ReactElement | null {
  const { t } = useWords();
  const situation = situationOf(site, proposal.effectiveOn);
  const step = nextSteps(situation).find(({ to }) => to === proposal.to);
  if (!step) return null;
  return (
    <div className={styles.confirm}>
      <p className={styles.quiet}>{t("worklist.confirmLead")}</p>
      <Requirements requirements={step.requirements} />
      <SiteEventForm
        siteId={site.id}
        siteCode={site.code}
        step={step}
        situation={situation}
        proposedOn={proposal.effectiveOn}
        onDone={onDone}
        onCancel={onCancel}
      />
    </div>
  );
}

/** An expiry asks for nothing but the contract's end: of everything else it need not be known how it stands. */
function situationOf(site: WaitingSite, onDay: string): LegalSituation {
  return {
    status: site.state as SiteStatus,
    onDay,
    organisation: null,
    areaHa: null,
    prohibitedZone: "not_assessed",
    zones: [],
    instruments: [],
  };
}
