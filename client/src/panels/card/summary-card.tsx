import type { Feature } from "geojson";
import type { ReactElement } from "react";
import { readerOf } from "../../api/read.ts";
import { useWords } from "../../i18n/use-words.ts";
import { stepsOf } from "../../map/feed.ts";
import { bandOf } from "../../signs/bands.ts";
import styles from "./card.module.css";
import { CardFrame } from "./card-frame.tsx";
import { Facts } from "./facts.tsx";

/** A soum's band or a province's exact numbers, with every step there is. */
export function SummaryCard({ feature }: { readonly feature: Feature }): ReactElement {
  const words = useWords();
  const read = readerOf(feature);
  const name = words.name(read.text("unit_name_en"), read.text("unit_name_mn"));
  const isDemo = read.flag("is_demo") === true;
  const steps = stepsOf(feature);
  return read.text("level") === "province" ? (
    <Province name={name} steps={steps} isDemo={isDemo} />
  ) : (
    <Soum name={name} steps={steps} isDemo={isDemo} />
  );
}

interface UnitProps {
  readonly name: string;
  readonly steps: ReturnType<typeof stepsOf>;
  readonly isDemo: boolean;
}

function Soum({ name, steps, isDemo }: UnitProps): ReactElement {
  const { t, daySlots } = useWords();
  const [step = "", low = 0, high = 0] = steps.at(-1) ?? [];
  return (
    <CardFrame
      title={t("card.summary.soumTitle", { name })}
      isDemo={isDemo}
      sign={{ layer: "site-summary", code: bandOf(low, high - low + 1) }}
      state={t("card.summary.soumBand", { low, high })}
      stateSince={t("card.summary.countedTo", daySlots(step))}
    >
      <p className={styles.note}>{t("card.summary.soumNote")}</p>
      <Steps columns={[t("legend.bands")]} rows={steps.map(([on, least, most]) => [on, `${least}–${most}`])} />
    </CardFrame>
  );
}

function Province({ name, steps, isDemo }: UnitProps): ReactElement {
  const { t, count, daySlots } = useWords();
  const [step = "", known = 0, ever = 0, organisations] = steps.at(-1) ?? [];
  return (
    <CardFrame
      title={t("card.aimag", { name })}
      isDemo={isDemo}
      sign={{ layer: "site-summary", code: "province" }}
      state={t("card.summary.countedTo", daySlots(step))}
    >
      <Facts
        look="figures"
        facts={[
          { label: t("card.summary.provinceKnown"), value: count(known) },
          { label: t("card.summary.provinceEver"), value: count(ever) },
          {
            label: t("card.summary.provinceGroups"),
            value: typeof organisations === "number" ? count(organisations) : null,
            missing: "recorded",
          },
        ]}
      />
      <Steps
        columns={[t("card.summary.provinceKnown"), t("card.summary.provinceEver")]}
        rows={steps.map(([on, knownThen = 0, everThen = 0]) => [on, count(knownThen), count(everThen)])}
      />
    </CardFrame>
  );
}

/** Year by year, newest first. */
function Steps({
  columns,
  rows,
}: {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}): ReactElement {
  const { t, day } = useWords();
  return (
    <details className={styles.steps}>
      <summary>{t("card.summary.byYear")}</summary>
      <table>
        <thead>
          <tr>
            {[t("card.summary.step"), ...columns].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map(([on = "", ...values]) => (
            <tr key={on}>
              <th scope="row">{day(on)}</th>
              {values.map((value, index) => (
                <td key={columns[index]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
