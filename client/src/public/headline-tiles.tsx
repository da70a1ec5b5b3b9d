import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { type Aim, type PeopleFigures, programme, reachedByProgramme } from "./headlines.ts";
import { NationGroups } from "./nation-groups.tsx";
import { PartBar } from "./part-bar.tsx";
import styles from "./public-story.module.css";
import { StepsChart } from "./steps-chart.tsx";
import { Also, Tile } from "./tile.tsx";
import type { Headlines } from "./use-headlines.ts";

/** The headline figures, each with its denominator, its definition and the way to what it counts. */
export function HeadlineTiles({ headlines }: { readonly headlines: Headlines }): ReactElement {
  const { t } = useWords();
  return (
    <section aria-label={t("public.figures")} className={styles.tiles}>
      <SitesTile {...headlines} />
      <PeopleTile {...headlines} />
      <LandTile {...headlines} />
      <KindergartensTile {...headlines} />
      <WorkingTile {...headlines} />
      <PlacesTile {...headlines} />
    </section>
  );
}

function SitesTile({ sites, pauses }: Headlines): ReactElement {
  const { t, count } = useWords();
  const { figure } = sites;
  return (
    <Tile
      id="sites-under-contract"
      headline={sites}
      value={figure && count(figure.groups.under_contract)}
      title={t("public.sites.title")}
      of={figure && t("public.sites.of", { total: count(figure.known) })}
      picture={
        figure ? (
          figure.known > 0 && <StepsChart steps={figure.steps} pauses={pauses} />
        ) : (
          <div className={styles.chartRoom} />
        )
      }
      defines={["sites-under-contract", "sites-ever-contracted", "sites-known"]}
    >
      {figure && <NationGroups sites={figure} />}
      <Also
        id="sites-ever-contracted"
        value={figure && count(figure.everContracted)}
        what={t("public.ever.title")}
        of={figure && t("public.sites.of", { total: count(figure.known) })}
      />
      <Also id="sites-known" value={figure && count(figure.known)} what={t("public.known.title")} />
    </Tile>
  );
}

function PeopleTile({ people, aim }: Headlines): ReactElement {
  const { t, count } = useWords();
  const { figure } = people;
  const events = figure && [
    t("public.people.events", { count: figure.events, total: count(figure.events) }),
    t("public.people.years", { from: figure.fromYear, to: figure.toYear }),
  ];
  return (
    <Tile
      id="people-reached"
      headline={people}
      value={figure && count(figure.people)}
      title={t("public.people.title")}
      of={events?.join(", ")}
      picture={figure ? <Reached people={figure} aim={aim.figure} /> : <div className={styles.reachedRoom} />}
      defines={["people-reached", "people-reached-by-topic"]}
    >
      <Also
        id="people-reached-by-topic"
        value={figure && count(figure.topics)}
        what={t("public.people.topics", { count: figure?.topics ?? 0 })}
      />
    </Tile>
  );
}

/** People reached by sex, and how many of them within the years of the programme against what it aimed at. */
function Reached({ people, aim }: { readonly people: PeopleFigures; readonly aim: Aim | undefined }): ReactElement {
  const { t, count } = useWords();
  return (
    <div className={styles.reachedRoom}>
      <PartBar
        parts={[
          { name: t("public.people.women"), value: people.women, ink: "var(--accent)" },
          { name: t("public.people.men"), value: people.men, ink: "var(--line-strong)" },
          {
            name: t("public.people.unknown"),
            value: Math.max(0, people.people - people.women - people.men),
            ink: "var(--line)",
          },
        ]}
      />
      {aim && (
        <p className={styles.aside}>
          {t("public.people.aim", {
            reached: count(reachedByProgramme(people)),
            aim: count(aim.people),
            from: programme.fromYear,
            to: programme.toYear,
            source: aim.source,
          })}
        </p>
      )}
    </div>
  );
}

function LandTile({ land }: Headlines): ReactElement {
  const { t, count } = useWords();
  const { figure } = land;
  return (
    <Tile
      id="land-accepted"
      headline={land}
      value={figure && t("public.hectares", { hectares: count(figure.acceptedHa) })}
      title={t("public.land.title")}
      of={
        figure &&
        `${t("public.land.hectaresOf", { total: count(figure.allHa) })} · ${t("public.land.zones", { count: figure.acceptedZones, total: count(figure.allZones) })}`
      }
      defines={["land-accepted", "land-technical", "land-biological"]}
    >
      <Also
        id="land-technical"
        value={figure && t("public.hectares", { hectares: count(figure.technicalHa) })}
        what={t("public.land.technical")}
      />
      <Also
        id="land-biological"
        value={figure && t("public.hectares", { hectares: count(figure.biologicalHa) })}
        what={t("public.land.biological")}
        of={t("public.land.apart")}
      />
    </Tile>
  );
}

function KindergartensTile({ kindergartens, seen }: Headlines): ReactElement {
  const { t, count } = useWords();
  const { figure } = kindergartens;
  const near = seen.figure;
  return (
    <Tile
      id="kindergartens-open"
      headline={kindergartens}
      value={figure && count(figure.open)}
      title={t("public.kindergartens.open")}
      of={figure && t("public.kindergartens.of", { total: count(figure.all) })}
      defines={["kindergartens-open", "kindergartens-planned", "seats-open", "seats-planned", "children-near"]}
    >
      <Also id="seats-open" value={figure && count(figure.openSeats)} what={t("public.kindergartens.seatsOpen")} />
      <Also
        id="kindergartens-planned"
        value={figure && count(figure.planned)}
        what={t("public.kindergartens.planned")}
      />
      <Also
        id="seats-planned"
        value={figure && count(figure.plannedSeats)}
        what={t("public.kindergartens.seatsPlanned")}
      />
      <Also
        id="children-near"
        value={near?.children === undefined ? undefined : count(near.children)}
        what={t("public.kindergartens.children")}
        of={near && t("public.working.of", { assessed: count(near.childrenCountedAt), total: count(near.placesKnown) })}
      />
    </Tile>
  );
}

function WorkingTile({ seen }: Headlines): ReactElement {
  const { t, count } = useWords();
  const { figure } = seen;
  return (
    <Tile
      id="people-working"
      headline={seen}
      value={figure?.people === undefined ? undefined : count(figure.people)}
      title={t("public.working.title")}
      of={
        figure && t("public.working.of", { assessed: count(figure.peopleCountedAt), total: count(figure.placesKnown) })
      }
      defines={["people-working"]}
    >
      {figure?.women !== undefined && figure.men !== undefined && (
        <p className={styles.aside}>
          {t("public.working.bySex", { women: count(figure.women), men: count(figure.men) })}
        </p>
      )}
    </Tile>
  );
}

function PlacesTile({ covered }: Headlines): ReactElement {
  const { t, count } = useWords();
  const { figure } = covered;
  return (
    <Tile
      id="soums-named"
      headline={covered}
      value={figure && count(figure.soumsNamed)}
      title={t("public.soums.title")}
      of={figure && t("public.soums.of", { total: count(figure.soums) })}
      defines={["soums-named"]}
    >
      {figure && (
        <p className={styles.aside}>
          {t("public.soums.provinces", { known: count(figure.provincesKnown), total: count(figure.provinces) })}
        </p>
      )}
    </Tile>
  );
}
