import type { ReactElement, ReactNode } from "react";
import { useWords } from "../i18n/use-words.ts";
import { NationBar } from "./nation-bar.tsx";
import styles from "./public-story.module.css";
import { Tile } from "./tile.tsx";
import type { Headlines } from "./use-headlines.ts";

/** The headline figures, each with its denominator, date, source and definition. */
export function HeadlineTiles({ headlines }: { readonly headlines: Headlines }): ReactElement {
  const { t } = useWords();
  return (
    <section aria-label={t("public.figures")} className={styles.tiles}>
      <SitesTile {...headlines} />
      <EverTile {...headlines} />
      <WorkingTile {...headlines} />
      <LandTile {...headlines} />
      <PeopleTile {...headlines} />
      <KindergartensTile {...headlines} />
    </section>
  );
}

/** By whose count, and to which day: every figure of one release shares them. */
function Source({ atlas, countedTo }: { readonly atlas: Headlines["atlas"]; readonly countedTo?: string }): ReactNode {
  const { t, daySlots } = useWords();
  const on = countedTo || atlas?.release?.cutOffOn;
  if (!on) return null;
  return atlas?.release
    ? t("public.source", { number: atlas.release.number, ...daySlots(on) })
    : t("public.sourceUnnumbered", daySlots(on));
}

function SitesTile({ sites, atlas }: Headlines): ReactElement {
  const { t, count } = useWords();
  const { figure } = sites;
  return (
    <Tile
      headline={sites}
      value={figure && count(figure.groups.under_contract)}
      title={t("public.sites.title")}
      of={figure && t("public.sites.of", { total: count(figure.known) })}
      definition={t("public.sites.definition")}
      source={<Source atlas={atlas} {...(figure ? { countedTo: figure.countedTo } : {})} />}
    >
      {figure && figure.known > 0 && <NationBar sites={figure} />}
    </Tile>
  );
}

function EverTile({ sites, atlas }: Headlines): ReactElement {
  const { t, count } = useWords();
  const { figure } = sites;
  return (
    <Tile
      headline={sites}
      value={figure && count(figure.everContracted)}
      title={t("public.ever.title")}
      of={figure && t("public.ever.of", { total: count(figure.known) })}
      definition={t("public.ever.definition")}
      source={<Source atlas={atlas} />}
    />
  );
}

function WorkingTile({ seen, atlas }: Headlines): ReactElement {
  const { t, count } = useWords();
  const { figure } = seen;
  return (
    <Tile
      headline={seen}
      value={figure?.people === undefined ? undefined : count(figure.people)}
      title={t("public.working.title")}
      of={
        figure && t("public.working.of", { assessed: count(figure.peopleCountedAt), total: count(figure.placesKnown) })
      }
      definition={t("public.working.definition")}
      source={<Source atlas={atlas} {...(figure ? { countedTo: figure.countedTo } : {})} />}
    >
      {figure?.women !== undefined && figure.men !== undefined && (
        <p className={styles.aside}>
          {t("public.working.bySex", { women: count(figure.women), men: count(figure.men) })}
        </p>
      )}
    </Tile>
  );
}

function LandTile({ land, atlas }: Headlines): ReactElement {
  const { t, count } = useWords();
  const { figure } = land;
  return (
    <Tile
      headline={land}
      value={figure && count(figure.acceptedHa)}
      title={t("public.land.title")}
      of={
        figure &&
        `${t("public.land.hectaresOf", { total: count(figure.allHa) })} · ${t("public.land.zones", { count: figure.acceptedZones, total: count(figure.allZones) })}`
      }
      definition={t("public.land.definition")}
      source={<Source atlas={atlas} {...(figure ? { countedTo: figure.countedTo } : {})} />}
    >
      {figure && (
        <p className={styles.aside}>
          {t("public.land.work", { technical: count(figure.technicalHa), biological: count(figure.biologicalHa) })}
        </p>
      )}
    </Tile>
  );
}

function PeopleTile({ people, atlas }: Headlines): ReactElement {
  const { t, count } = useWords();
  const { figure } = people;
  const unknown = figure ? figure.people - figure.women - figure.men : 0;
  const parts = figure && [
    t("public.people.bySex", { women: count(figure.women), men: count(figure.men) }),
    ...(unknown > 0 ? [t("public.people.unknownSex", { count: unknown })] : []),
  ];
  const events = figure && [
    t("public.people.events", { count: figure.events, total: count(figure.events) }),
    t("public.people.years", { from: figure.fromYear, to: figure.toYear }),
  ];
  return (
    <Tile
      headline={people}
      value={figure && count(figure.people)}
      title={t("public.people.title")}
      of={parts?.join(", ")}
      definition={t("public.people.definition")}
      source={<Source atlas={atlas} />}
    >
      {events && <p className={styles.aside}>{events.join(", ")}</p>}
    </Tile>
  );
}

function KindergartensTile({ kindergartens, seen, atlas }: Headlines): ReactElement {
  const { t, count } = useWords();
  const { figure } = kindergartens;
  const near = seen.figure;
  return (
    <Tile
      headline={kindergartens}
      value={figure && `${count(figure.open)} + ${count(figure.planned)}`}
      title={`${t("public.kindergartens.title")}, ${t("public.kindergartens.openAndPlanned")}`}
      of={figure && t("public.kindergartens.of", { total: count(figure.all) })}
      definition={t("public.kindergartens.definition")}
      source={<Source atlas={atlas} />}
    >
      {figure && (
        <p className={styles.aside}>
          {t("public.kindergartens.seats", { open: count(figure.openSeats), planned: count(figure.plannedSeats) })}
        </p>
      )}
      {near?.children !== undefined && (
        <p className={styles.aside}>
          {t("public.kindergartens.children", {
            children: count(near.children),
            assessed: count(near.childrenCountedAt),
            total: count(near.placesKnown),
          })}
        </p>
      )}
    </Tile>
  );
}
