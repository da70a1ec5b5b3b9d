import { presence, prohibitedZones, suspicion } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { CodeEntry } from "@asm-atlas/data/domain/text.ts";
import type { ReactElement } from "react";
import { useWords, type Words } from "../../../i18n/use-words.ts";
import type { SeenField } from "../../../sites/visit-changes.ts";
import styles from "../card.module.css";
import own from "./staff.module.css";
import type { VisitRow } from "./visit-rows.ts";

type Danger = "present" | "suspected" | "none" | "unknown";

interface Hazard {
  readonly id: string;
  readonly label: string;
  readonly danger: Danger;
  /** Null: not assessed. */
  readonly value: string | null;
  /** The day it was seen, where that was not the last visit. */
  readonly seenOn: string | null;
}

interface HazardsProps {
  /** Visits on the spot up to the day, newest first. */
  readonly visits: readonly VisitRow[];
  readonly prohibitedZone: string | null;
}

/**
 * Everything that may harm somebody, together; what nobody looked at is said to be unknown and not to be safe. A shaft that the last visit
 * did not look at is still there, so each hazard is told from the newest visit that did, with its day where that is not the last one.
 */
export function Hazards({ visits, prohibitedZone }: HazardsProps): ReactElement {
  const words = useWords();
  const { t, daySlots } = words;
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t("cards.hazards")}</h3>
      <dl className={own.hazards}>
        {hazardsOf(visits, prohibitedZone, words).map(({ id, label, danger, value, seenOn }) => (
          <div key={id} data-danger={danger}>
            <dt>{label}</dt>
            <dd>
              {value ?? <em className={styles.missing}>{t("card.notAssessed")}</em>}
              {seenOn && <span className={styles.aside}>{t("cards.seenOn", daySlots(seenOn))}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const dangerOfCode: Readonly<Record<string, Danger>> = {
  none: "none",
  suspected: "suspected",
  confirmed: "present",
  seen: "present",
};

function hazardsOf(visits: readonly VisitRow[], prohibitedZone: string | null, words: Words): readonly Hazard[] {
  const { t } = words;
  const seen = (field: SeenField, label: string, entries: readonly CodeEntry[]): Hazard => {
    const row = visits.find(({ facts }) => facts[field] !== null);
    return {
      id: field,
      label,
      ...coded(entries, row?.facts[field] ?? null, words),
      seenOn: dayUnlessLast(row, visits),
    };
  };
  return [
    shafts(visits, words),
    seen("mercury", t("cards.mercury"), suspicion),
    seen("water", t("cards.water"), suspicion),
    seen("under_15", t("cards.underFifteen"), presence),
    {
      id: "prohibited",
      label: t("cards.prohibited"),
      ...coded(prohibitedZones, prohibitedZone === "not_assessed" ? null : prohibitedZone, words),
      seenOn: null,
    },
  ];
}

function coded(
  entries: readonly CodeEntry[],
  code: string | null,
  { sayCode }: Words,
): Pick<Hazard, "danger" | "value"> {
  if (code === null) return { danger: "unknown", value: null };
  return { danger: dangerOfCode[code] ?? "present", value: sayCode(entries, code) };
}

function dayUnlessLast(row: VisitRow | undefined, visits: readonly VisitRow[]): string | null {
  return row === undefined || row === visits[0] ? null : row.facts.on;
}

function shafts(visits: readonly VisitRow[], { t, count, measure }: Words): Hazard {
  const row = visits.find(({ facts }) => facts.shafts !== null);
  const [open, depth] = [row?.facts.shafts ?? null, row?.more?.deepestM ?? null];
  const number = open === null ? null : count(open);
  return {
    id: "shafts",
    label: t("cards.shafts"),
    danger: open === null ? "unknown" : open > 0 ? "present" : "none",
    value: number && depth !== null ? t("cards.shaftsDeepest", { shafts: number, depth: measure(depth) }) : number,
    seenOn: dayUnlessLast(row, visits),
  };
}
