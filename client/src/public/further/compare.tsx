import { type ReactElement, useMemo } from "react";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import type { Headlines, Released } from "../use-headlines.ts";
import { type Compared, useCompared } from "./compared.ts";
import styles from "./further.module.css";
import { comparedStages, country, figuresOf, mapCodeOf, provincesOf, type Unit, type UnitFigures } from "./units.ts";

const noProvinces: readonly Unit[] = [];

/** Two provinces side by side, or one and the country: only what may be told of a province. */
export function Compare({ headlines }: { readonly headlines: Headlines }): ReactElement {
  const words = useWords();
  const { t, name } = words;
  const { released, sites } = headlines;
  const provinces = useMemo(() => (released.units ? provincesOf(released.units) : noProvinces), [released.units]);
  const [compared, setCompared] = useCompared(provinces);
  const onDay = useView((view) => view.day);
  const steps = sites.figure?.steps ?? [];
  const step = steps.findLast(({ countedTo }) => onDay === null || countedTo <= onDay)?.countedTo;
  const nameOf = (code: string) => {
    const unit = provinces.find((each) => each.code === code);
    return unit ? name(unit.nameEn, unit.nameMn) : t("compare.country");
  };
  const options = provinces.map(({ code }) => (
    <option key={code} value={code}>
      {nameOf(code)}
    </option>
  ));
  return (
    <>
      <p className={styles.lead}>{t("compare.lead")}</p>
      <div className={styles.choices}>
        <label>
          <span>{t("compare.first")}</span>
          <select
            value={compared.first ?? ""}
            onChange={({ currentTarget }) => setCompared({ ...compared, first: currentTarget.value || null })}
          >
            <option value="">{t("compare.choose")}</option>
            {options}
          </select>
        </label>
        <label>
          <span>{t("compare.second")}</span>
          <select
            value={compared.second}
            onChange={({ currentTarget }) => setCompared({ ...compared, second: currentTarget.value })}
          >
            <option value={country}>{t("compare.country")}</option>
            {options}
          </select>
        </label>
      </div>
      {compared.first === null || !step ? (
        <p className={styles.quiet}>{t("compare.empty")}</p>
      ) : (
        <>
          <ComparedTable
            compared={{ first: compared.first, second: compared.second }}
            nameOf={nameOf}
            step={step}
            newest={sites.figure?.countedTo ?? step}
            released={released}
          />
          <OnMap
            units={provinces.filter(({ code }) => [compared.first, compared.second].includes(code))}
            nameOf={nameOf}
          />
          <p className={styles.quiet}>{t("compare.rounded")}</p>
        </>
      )}
    </>
  );
}

interface ComparedTableProps {
  readonly compared: Compared & { readonly first: string };
  readonly nameOf: (code: string) => string;
  readonly step: string;
  readonly newest: string;
  readonly released: Released;
}

interface ComparedRow {
  readonly name: string;
  readonly of: (figures: UnitFigures) => number | undefined;
}

/** Rows by the day they are of: those of the step looked at, and those the release tells of its own day only. */
function groupsOfRows(step: string, newest: string, { t, day }: Words) {
  const ofStep: readonly ComparedRow[] = [
    { name: t("compare.known"), of: ({ known }) => known },
    { name: t("compare.ever"), of: ({ ever }) => ever },
    { name: t("compare.groups"), of: ({ groups }) => groups },
  ];
  const ofRelease: readonly ComparedRow[] = [
    ...comparedStages.map((stage) => ({
      name: t(`compare.stage.${stage}`),
      of: ({ hectares }: UnitFigures) => hectares[stage],
    })),
    { name: t("compare.kindergartens"), of: ({ kindergartens }) => kindergartens },
    { name: t("compare.seats"), of: ({ seats }) => seats },
    { name: t("compare.planned"), of: ({ planned }) => planned },
  ];
  return [
    { title: t("compare.atStep", { date: day(step) }), rows: ofStep },
    { title: t("compare.atCutOff", { date: day(newest) }), rows: ofRelease },
    {
      title: t("compare.upTo", { year: step.slice(0, 4) }),
      rows: [{ name: t("compare.people"), of: ({ people }: UnitFigures) => people }],
    },
  ];
}

function ComparedTable({ compared, nameOf, step, newest, released }: ComparedTableProps): ReactElement {
  const words = useWords();
  const { t, count } = words;
  const [first, second] = useMemo(
    () => [figuresOf(compared.first, step, released), figuresOf(compared.second, step, released)],
    [compared.first, compared.second, step, released],
  );
  return (
    <table className={styles.compared}>
      <caption className={styles.spoken}>
        {nameOf(compared.first)} · {nameOf(compared.second)}
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{nameOf(compared.first)}</th>
          <th scope="col">{nameOf(compared.second)}</th>
        </tr>
      </thead>
      {groupsOfRows(step, newest, words).map(({ title, rows }) => (
        <tbody key={title}>
          <tr>
            <th colSpan={3} scope="rowgroup" className={styles.rowGroup}>
              {title}
            </th>
          </tr>
          {rows.map(({ name, of }) => {
            const values = [of(first), of(second)] as const;
            const most = Math.max(1, values[0] ?? 0, values[1] ?? 0);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                {values.map((value, index) => (
                  <td key={index === 0 ? "first" : "second"}>
                    {value === undefined ? t("card.notRecorded") : count(value)}
                    <span className={styles.cellBar} aria-hidden="true">
                      <i style={{ width: `${(100 * (value ?? 0)) / most}%` }} data-is-second={index === 1} />
                    </span>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}

/** The provinces that are compared, each a way to its card on the map. */
function OnMap({ units, nameOf }: { readonly units: readonly Unit[]; readonly nameOf: (code: string) => string }) {
  const { t } = useWords();
  return (
    <p className={styles.skips}>
      <span>{t("compare.onMap")}:</span>
      {units.map((unit) => {
        const code = mapCodeOf(unit);
        return code === null ? null : (
          <button key={code} type="button" onClick={() => useView.getState().select({ layer: "site-summary", code })}>
            {nameOf(unit.code)}
          </button>
        );
      })}
    </p>
  );
}
