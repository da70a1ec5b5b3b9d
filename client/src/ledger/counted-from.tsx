import type { LedgerGrouping } from "@asm-atlas/data/domain/ledger/hectare-ledger.ts";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import type { Ledger } from "../api/ledger.ts";
import { useWords } from "../i18n/use-words.ts";
import buttons from "../ui/button.module.css";
import { useRecords } from "../workbench/records/use-records.ts";
import { useSheet } from "../workbench/sheet.ts";
import { useCardLink } from "../worklist/card-link.ts";
import worklist from "../worklist/worklist.module.css";
import type { FigureChoice } from "./figure-choice.ts";
import styles from "./ledger.module.css";
import { rounded, rowName } from "./row-words.ts";

/** Zones that are there without asking. */
const shownAtFirst = 60;

interface CountedFromProps {
  readonly ledger: Ledger;
  readonly by: LedgerGrouping;
  readonly figure: FigureChoice;
}

/** The zones one figure of the ledger was counted from, each with the way to its card on the map. */
export function CountedFrom({ ledger, by, figure }: CountedFromProps): ReactElement | null {
  const words = useWords();
  const { t, count, measure } = words;
  const { names } = useSheet();
  const { zones } = useRecords();
  const cardLink = useCardLink();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isAll, setIsAll] = useState(false);
  const { counter, key } = figure;
  // Whoever chose another figure reads on there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice is the signal
  useEffect(() => heading.current?.focus(), [by, counter, key]);
  const row = ledger.rows.find((each) => each.key === key);
  if (!row) return null;
  const { hectares, recorded, from } = row.figures[counter];
  const codes = from.flatMap((place) => ledger.zones[place] ?? []);
  const shown = isAll ? codes : codes.slice(0, shownAtFirst);
  const overlap = rounded(recorded - hectares);
  return (
    <section className={styles.from} aria-labelledby="counted-from">
      <h2 id="counted-from" ref={heading} tabIndex={-1} className={worklist.heading}>
        {t("ledger.fromHeading", { counter: t(`zones.counter.${counter}`), row: rowName(by, key, words, names) })}
      </h2>
      <p>
        {t("ledger.fromZones", {
          count: codes.length,
          number: count(codes.length),
          of: count(row.zones),
          hectares: measure(rounded(hectares)),
        })}
      </p>
      {overlap > 0 && (
        <p className={worklist.quiet}>
          {t("ledger.overlap", { recorded: measure(rounded(recorded)), overlap: measure(overlap) })}
        </p>
      )}
      <ul className={styles.zones}>
        {shown.map((code) => {
          const read = zones?.byCode.get(code)?.read;
          const name = read ? words.name(read.text("name_en"), read.text("name_mn")) : "";
          return (
            <li key={code}>
              <Link className={worklist.site ?? ""} to={cardLink({ collection: "rehabilitation-zones", code })}>
                {code}
              </Link>{" "}
              <span className={worklist.quiet}>{name}</span>
            </li>
          );
        })}
      </ul>
      {shown.length < codes.length && (
        <button type="button" className={buttons.small} onClick={() => setIsAll(true)}>
          {t("worklist.showAll", { number: count(codes.length) })}
        </button>
      )}
    </section>
  );
}
