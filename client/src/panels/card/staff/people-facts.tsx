import type { ReactElement } from "react";
import { useWords } from "../../../i18n/use-words.ts";
import type { VisitFacts } from "../../../sites/visit-changes.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import { Facts } from "../facts.tsx";

/** Who works and lives there, as counted at the last visit up to the day. */
export function PeopleFacts({ visit }: { readonly visit: VisitFacts | null }): ReactElement {
  const { t, count, daySlots } = useWords();
  const { details } = useSheet();
  const counted = (value: number | null | undefined) => (value === null || value === undefined ? null : count(value));
  const note = visit ? t("cards.countedOn", daySlots(visit.on)) : noteWithoutVisit(details.phase);
  return (
    <Facts
      look="figures"
      facts={[
        { label: t("cards.people"), value: counted(visit?.people), aside: bySex() },
        { label: t("cards.childrenOf"), value: counted(visit?.children) },
      ]}
      note={note}
    />
  );

  function bySex(): string | null {
    if (visit === null || visit.people === null) return null;
    if (visit.women === null || visit.men === null) return t("cards.peopleNoSex");
    return t("cards.peopleBySex", { women: count(visit.women), men: count(visit.men) });
  }

  function noteWithoutVisit(phase: "coming" | "there" | "failed"): string {
    return t(
      phase === "coming" ? "cards.detailsComing" : phase === "failed" ? "cards.detailsFailed" : "cards.neverVisited",
    );
  }
}
