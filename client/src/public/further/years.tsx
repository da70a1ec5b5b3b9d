import { activityTopics } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { type ReactElement, useMemo } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import { countedRows } from "../counted/rows.ts";
import { nameOfGroup } from "../group-names.ts";
import { nationGroups, nationOf, rowsOf } from "../headlines.ts";
import { NationGroups } from "../nation-groups.tsx";
import { StepsChart } from "../steps-chart.tsx";
import type { Headlines } from "../use-headlines.ts";
import { Bars } from "./bars.tsx";
import styles from "./further.module.css";
import { LandByYear } from "./land-by-year.tsx";
import { isPausedIn } from "./paused-years.ts";
import { TableTwin } from "./table-twin.tsx";

/** Charts by year, the suspension of the rules marked, each with the same as a table. */
export function Years({ headlines }: { readonly headlines: Headlines }): ReactElement {
  return (
    <>
      <SitesByStep {...headlines} />
      <LandByYear headlines={headlines} />
      <PeopleByYear {...headlines} />
      <PeopleByTopic {...headlines} />
    </>
  );
}

/** The step that is looked at is the map's too, and stands in the address. */
function SitesByStep({ sites, pauses }: Headlines): ReactElement | null {
  const words = useWords();
  const { t, day, count } = words;
  const onDay = useView((view) => view.day);
  const steps = sites.figure?.steps ?? [];
  const newest = steps.length - 1;
  const index = onDay === null ? newest : steps.findLastIndex(({ countedTo }) => countedTo <= onDay);
  const step = steps[index];
  if (!step) return null;
  return (
    <figure className={styles.figure}>
      <figcaption>{t("years.sites")}</figcaption>
      <p className={styles.quiet}>{t("years.sitesNote")}</p>
      <StepsChart steps={steps} pauses={pauses} marked={step.countedTo} />
      <label className={styles.slider}>
        <span>
          {t("years.step")}: <b>{day(step.countedTo)}</b>
        </span>
        <input
          type="range"
          min={0}
          max={newest}
          value={index}
          aria-valuetext={day(step.countedTo)}
          onChange={({ currentTarget }) => {
            const chosen = Number(currentTarget.value);
            useView.getState().setDay(chosen === newest ? null : (steps[chosen]?.countedTo ?? null));
          }}
        />
      </label>
      <NationGroups sites={step} />
      <TableTwin
        caption={t("years.sites")}
        columns={[
          t("years.columns.step"),
          t("years.columns.known"),
          t("years.columns.ever"),
          ...nationGroups.map((group) => nameOfGroup(group, words)),
        ]}
        rows={steps
          .toReversed()
          .map(({ countedTo, known, everContracted, groups }) => [
            day(countedTo),
            count(known),
            count(everContracted),
            ...nationGroups.map((group) => count(groups[group])),
          ])}
      />
    </figure>
  );
}

const numberIn = (value: unknown) => (typeof value === "number" ? value : 0);

const inks = { women: "var(--accent)", men: "var(--line-strong)", unknown: "var(--line)" } as const;

function PeopleByYear({ released, pauses, sites }: Headlines): ReactElement | null {
  const { t, count, day } = useWords();
  const years = useMemo(() => {
    const rows = released.people ? rowsOf(nationOf(released.people)).filter(({ topic }) => !topic) : [];
    return rows.map(({ year, people, women, men }) => ({
      year: Number(year),
      people: numberIn(people),
      women: numberIn(women),
      men: numberIn(men),
    }));
  }, [released.people]);
  if (years.length === 0) return null;
  return (
    <figure className={styles.figure}>
      <figcaption>{t("years.people")}</figcaption>
      {sites.figure && <p className={styles.quiet}>{t("years.peopleNote", { date: day(sites.figure.countedTo) })}</p>}
      <ul className={styles.keys}>
        {(["women", "men", "unknown"] as const).map((key) => (
          <li key={key}>
            <i style={{ background: inks[key] }} aria-hidden="true" /> {t(`counted.reached.${key}`)}
          </li>
        ))}
      </ul>
      <Bars
        rows={years.map(({ year, people, women, men }) => ({
          name: String(year),
          isMarked: isPausedIn(year, pauses),
          parts: [
            { name: t("counted.reached.women"), value: women, ink: inks.women },
            { name: t("counted.reached.men"), value: men, ink: inks.men },
            { name: t("counted.reached.unknown"), value: Math.max(0, people - women - men), ink: inks.unknown },
          ],
          value: count(people),
        }))}
      />
      {pauses.length > 0 && <p className={styles.quiet}>{t("years.pause")}</p>}
      <TableTwin
        caption={t("years.people")}
        columns={[
          t("years.columns.year"),
          t("years.columns.people"),
          t("counted.reached.women"),
          t("counted.reached.men"),
        ]}
        rows={years
          .toReversed()
          .map(({ year, people, women, men }) => [String(year), count(people), count(women), count(men)])}
      />
    </figure>
  );
}

function PeopleByTopic({ released }: Headlines): ReactElement | null {
  const words = useWords();
  const { t, count } = words;
  const counted = useMemo(() => countedRows("people-reached-by-topic", released, words), [released, words]);
  if (!counted || counted.rows.length === 0) return null;
  const told = counted.rows.map(({ key, value }) => ({ name: words.sayCode(activityTopics, key), value: value ?? 0 }));
  return (
    <figure className={styles.figure}>
      <figcaption>{t("years.topics")}</figcaption>
      <Bars
        look="wide"
        rows={told.map(({ name, value }) => ({
          name,
          isMarked: false,
          parts: [{ name, value, ink: "var(--accent)" }],
          value: count(value),
        }))}
      />
      <TableTwin
        caption={t("years.topics")}
        columns={[t("years.columns.topic"), t("years.columns.people")]}
        rows={told.map(({ name, value }) => [name, count(value)])}
      />
    </figure>
  );
}
