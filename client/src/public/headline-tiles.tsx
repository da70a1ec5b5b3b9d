import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { type Aim, type PeopleFigures, programme, reachedByProgramme } from "./headlines.ts";
import { PartBar } from "./part-bar.tsx";
import styles from "./public-story.module.css";
import { StepsChart } from "./steps-chart.tsx";
import { Tile } from "./tile.tsx";
import type { Headlines } from "./use-headlines.ts";

/** The headline figures, each with its denominator, its definition and the way to what it counts. */
export function HeadlineTiles({ headlines }: { readonly headlines: Headlines }): ReactElement {
  const { t } = useWords();
  return (
    <section aria-label={t("public.figures")} className={styles.tiles}>
      <SitesTile headlines={headlines} />
      <PeopleTile headlines={headlines} />
      <LandTile headlines={headlines} />
      <KindergartensTile headlines={headlines} />
      <WorkingTile headlines={headlines} />
      <PlacesTile headlines={headlines} />
    </section>
  );
}

interface TileOf {
  readonly headlines: Headlines;
}

function SitesTile({ headlines }: TileOf): ReactElement {
  const { t, count } = useWords();
  const { figure } = headlines.sites;
  return (
    <Tile
      id="sites-under-contract"
      headline={headlines.sites}
      value={figure && count(figure.groups.under_contract)}
      title={t("public.sites.title")}
      of={figure && t("public.sites.of", { total: count(figure.known) })}
      picture={
        figure ? (
          figure.known > 0 && <StepsChart steps={figure.steps} pauses={headlines.pauses} />
        ) : (
          <div className={styles.chartRoom} />
        )
      }
      headlines={headlines}
    />
  );
}

function PeopleTile({ headlines }: TileOf): ReactElement {
  const { t, count } = useWords();
  const { figure } = headlines.people;
  const events = figure && [
    t("public.people.events", { count: figure.events, total: count(figure.events) }),
    t("public.people.years", { from: figure.fromYear, to: figure.toYear }),
  ];
  return (
    <Tile
      id="people-reached"
      headline={headlines.people}
      value={figure && count(figure.people)}
      title={t("public.people.title")}
      of={events?.join(", ")}
      picture={figure ? <Reached people={figure} aim={headlines.aim.figure} /> : <div className={styles.reachedRoom} />}
      headlines={headlines}
    />
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

function LandTile({ headlines }: TileOf): ReactElement {
  const { t, count } = useWords();
  const { figure } = headlines.land;
  return (
    <Tile
      id="land-accepted"
      headline={headlines.land}
      value={figure && t("public.hectares", { hectares: count(figure.acceptedHa) })}
      title={t("public.land.title")}
      of={
        figure &&
        `${t("public.land.hectaresOf", { total: count(figure.allHa) })} · ${t("public.land.zones", { count: figure.acceptedZones, total: count(figure.allZones) })}`
      }
      headlines={headlines}
    />
  );
}

function KindergartensTile({ headlines }: TileOf): ReactElement {
  const { t, count } = useWords();
  const { figure } = headlines.kindergartens;
  return (
    <Tile
      id="kindergartens-open"
      headline={headlines.kindergartens}
      value={figure && count(figure.open)}
      title={t("public.kindergartens.open")}
      of={figure && t("public.kindergartens.of", { total: count(figure.all) })}
      headlines={headlines}
    />
  );
}

function WorkingTile({ headlines }: TileOf): ReactElement {
  const { t, count } = useWords();
  const { figure } = headlines.seen;
  return (
    <Tile
      id="people-working"
      headline={headlines.seen}
      value={figure?.people === undefined ? undefined : count(figure.people)}
      title={t("public.working.title")}
      of={
        figure && t("public.working.of", { assessed: count(figure.peopleCountedAt), total: count(figure.placesKnown) })
      }
      headlines={headlines}
    />
  );
}

function PlacesTile({ headlines }: TileOf): ReactElement {
  const { t, count } = useWords();
  const { figure } = headlines.covered;
  return (
    <Tile
      id="soums-named"
      headline={headlines.covered}
      value={figure && count(figure.soumsNamed)}
      title={t("public.soums.title")}
      of={figure && t("public.soums.of", { total: count(figure.soums) })}
      headlines={headlines}
    />
  );
}
