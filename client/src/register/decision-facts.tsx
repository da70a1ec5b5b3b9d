import type { RegisterCollection, RegisterDecision } from "@asm-atlas/data/domain/publication/register.ts";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import card from "../panels/card/card.module.css";

interface DecisionFactsProps {
  readonly collection: RegisterCollection;
  readonly decision: RegisterDecision;
}

/** What was decided, by whom and when. */
export function DecisionFacts({ collection, decision }: DecisionFactsProps): ReactElement {
  const { t, day } = useWords();
  const isPlace = collection === "kindergartens";
  const byAndOn = (who: string | null, on: string | null) =>
    on === null ? null : t("register.decided.byAndOn", { who: who ?? "–", date: day(on) });
  const withdrawn = decision.withdrawnOn && [
    day(decision.withdrawnOn),
    decision.withdrawalReason && t(`register.reason.${decision.withdrawalReason}`),
    decision.withdrawalNote,
  ];
  const facts: readonly (readonly [label: string, value: string | null])[] = [
    [
      t(isPlace ? "register.decided.announced" : "register.decided.agreed"),
      decision.agreedOn === null ? null : day(decision.agreedOn),
    ],
    [t(isPlace ? "register.decided.source" : "register.decided.paper"), decision.document],
    [t("register.decided.shownAs"), t(`register.form.${decision.shownAs}`)],
    [t("register.decided.proposed"), byAndOn(decision.decidedBy, decision.decidedOn)],
    [
      t("register.decided.confirmed"),
      byAndOn(decision.confirmedBy, decision.confirmedOn) ??
        (decision.decidedOn === null ? null : t("register.decided.nobody")),
    ],
    [t("register.decided.withdrawn"), withdrawn ? withdrawn.filter(Boolean).join(" · ") : null],
  ];
  return (
    <dl className={card.lines}>
      {facts.map(([label, value]) =>
        value === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
