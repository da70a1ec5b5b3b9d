import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { type Ink, mapColours } from "../map/tokens.ts";
import { useView } from "../state/view-store.ts";
import { type NationGroup, type NationStep, nationGroups } from "./headlines.ts";
import type { Pause } from "./pauses.ts";
import styles from "./public-story.module.css";

/** The colour of each group, which the map's signs have too. */
const inkOf = {
  under_contract: "underContract",
  on_the_way: "onTheWay",
  not_formalised: "notFormalised",
  suspended_or_ended: "suspendedOrEnded",
  closed: "closed",
} as const satisfies Record<NationGroup, Ink>;

interface StepsChartProps {
  readonly steps: readonly NationStep[];
  readonly pauses: readonly Pause[];
  /** The step looked at; absent: none is marked. */
  readonly marked?: string | undefined;
}

/** How places stood at every step, stacked, a bar a step, with the years in which the rules were suspended. Words and numbers stand beside it. */
export function StepsChart({ steps, pauses, marked }: StepsChartProps): ReactElement | null {
  const { t } = useWords();
  const theme = useView((view) => view.theme);
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return null;
  const most = Math.max(1, ...steps.map(({ known }) => known));
  const summary = t("counted.chart", {
    from: first.countedTo.slice(0, 4),
    to: last.countedTo.slice(0, 4),
    before: first.groups.under_contract,
    now: last.groups.under_contract,
  });
  return (
    <figure className={styles.chart}>
      <div
        className={styles.plot}
        role="img"
        aria-label={[summary, ...pauses.map((pause) => sayPause(pause))].join(" ")}
      >
        {pauses.map((pause) => (
          <PauseBand key={pause.from} pause={pause} steps={steps} label={sayPause(pause)} />
        ))}
        {steps.map(({ countedTo, groups, known }) => (
          <span
            key={countedTo}
            className={styles.column}
            data-is-marked={countedTo === marked}
            style={{ height: `${(100 * known) / most}%` }}
          >
            {nationGroups.toReversed().map((group) => (
              <i key={group} style={{ flexGrow: groups[group], background: mapColours[theme][inkOf[group]] }} />
            ))}
          </span>
        ))}
      </div>
      <figcaption className={styles.axis} aria-hidden="true">
        <span>{first.countedTo.slice(0, 4)}</span>
        <span>{last.countedTo.slice(0, 4)}</span>
      </figcaption>
    </figure>
  );

  function sayPause({ from, to }: Pause): string {
    return to
      ? t("counted.pause", { from: from.slice(0, 4), to: to.slice(0, 4) })
      : t("counted.pauseOpen", { from: from.slice(0, 4) });
  }
}

/** From the first step that lies in the pause to the last one. */
function PauseBand(props: {
  readonly pause: Pause;
  readonly steps: readonly NationStep[];
  readonly label: string;
}): ReactElement | null {
  const { pause, steps, label } = props;
  const inside = steps.flatMap(({ countedTo }, index) =>
    countedTo >= pause.from && (!pause.to || countedTo < pause.to) ? index : [],
  );
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return null;
  const part = 100 / steps.length;
  return (
    <span className={styles.pause} style={{ left: `${first * part}%`, width: `${(last - first + 1) * part}%` }}>
      <em>{label}</em>
    </span>
  );
}
