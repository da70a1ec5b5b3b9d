import type { ReactElement } from "react";
import { useWords } from "../../../i18n/use-words.ts";
import type { VisitFacts } from "../../../sites/visit-changes.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import { sparkPath, sparkPoints } from "./sparkline.ts";
import own from "./staff.module.css";

const box = { width: 304, height: 52, inset: 6 } as const;

/** People counted at each visit, over the years. The list below says the same in words. */
export function PeopleSparkline({ visits }: { readonly visits: readonly VisitFacts[] }): ReactElement | null {
  const { t, count } = useWords();
  const { onDay } = useSheet();
  const counted = visits.filter(({ people }) => people !== null);
  const [first, last] = [counted[0], counted.at(-1)];
  if (counted.length < 2 || !first || !last) return null;
  const points = sparkPoints(visits, box);
  const isAhead = (on: string) => on > onDay;
  const told = counted.map(({ on, people }) =>
    t("cards.sparkPoint", { people: count(people ?? 0), year: on.slice(0, 4) }),
  );
  return (
    <figure className={own.spark}>
      <svg
        viewBox={`0 0 ${box.width} ${box.height}`}
        role="img"
        aria-label={t("cards.sparkLabel", { points: told.join(", ") })}
      >
        <line className={own.sparkFoot} x1="0" y1={box.height - box.inset} x2={box.width} y2={box.height - box.inset} />
        <path className={own.sparkAhead} d={sparkPath(points)} />
        <path className={own.sparkLine} d={sparkPath(points.filter(({ on }) => !isAhead(on)))} />
        {points.map(({ on, x, y }) => (
          <circle
            key={`${on} ${y}`}
            className={y === null || isAhead(on) ? own.sparkHollow : own.sparkDot}
            cx={x}
            cy={y ?? box.height - box.inset}
            r={y === null ? 2 : 3.2}
          />
        ))}
      </svg>
      <figcaption className={own.sparkEnds}>
        <span>{first.on.slice(0, 4)}</span>
        <span>{t("cards.sparkCaption")}</span>
        <span>{last.on.slice(0, 4)}</span>
      </figcaption>
    </figure>
  );
}
