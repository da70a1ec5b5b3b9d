import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { type Aim, type PeopleFigures, programme, reachedByProgramme } from "./headlines.ts";
import { PartBar } from "./part-bar.tsx";
import styles from "./public-story.module.css";

/** People reached by sex, and how many of them within the years of the programme against what it aimed at. */
export function Reached({
  people,
  aim,
}: {
  readonly people: PeopleFigures;
  readonly aim: Aim | undefined;
}): ReactElement {
  const { t, count } = useWords();
  return (
    <>
      <PartBar
        parts={[
          { name: t("counted.reached.women"), value: people.women, ink: "var(--accent)" },
          { name: t("counted.reached.men"), value: people.men, ink: "var(--line-strong)" },
          {
            name: t("counted.reached.unknown"),
            value: Math.max(0, people.people - people.women - people.men),
            ink: "var(--line)",
          },
        ]}
      />
      {aim && (
        <p className={styles.aside}>
          {t("counted.aim", {
            reached: count(reachedByProgramme(people)),
            aim: count(aim.people),
            from: programme.fromYear,
            to: programme.toYear,
            source: aim.source,
          })}
        </p>
      )}
    </>
  );
}
