import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import type { FigureId } from "../figure-ids.ts";
import { NationGroups } from "../nation-groups.tsx";
import { ShowMe } from "../show-me.tsx";
import type { Headlines } from "../use-headlines.ts";
import styles from "./counted.module.css";
import { Definitions } from "./definitions.tsx";

interface TileDetailsProps {
  /** The figure of the tile. */
  readonly id: FigureId;
  readonly headlines: Headlines;
}

/** What unfolds below a headline figure: figures of the same, and what all of them count. */
export function TileDetails({ id, headlines }: TileDetailsProps): ReactElement {
  const { t, count } = useWords();
  const { sites, seen, covered } = headlines;
  const { women, men } = seen.figure ?? {};
  const also = alsoIn[id] ?? [];
  return (
    <>
      {id === "sites-under-contract" && sites.figure && <NationGroups sites={sites.figure} />}
      {id === "people-working" && women !== undefined && men !== undefined && (
        <p>{t("counted.workingBySex", { women: count(women), men: count(men) })}</p>
      )}
      {id === "soums-named" && covered.figure && (
        <p>
          {t("counted.provincesKnown", {
            known: count(covered.figure.provincesKnown),
            total: count(covered.figure.provinces),
          })}
        </p>
      )}
      {also.map((each) => (
        <Also key={each} id={each} headlines={headlines} />
      ))}
      <Definitions ids={[id, ...also]} />
    </>
  );
}

type AlsoId = Exclude<
  FigureId,
  "sites-under-contract" | "people-reached" | "land-accepted" | "kindergartens-open" | "people-working" | "soums-named"
>;

/** The figures that stand below a tile's own. */
const alsoIn: Partial<Readonly<Record<FigureId, readonly AlsoId[]>>> = {
  "sites-under-contract": ["sites-ever-contracted", "sites-known"],
  "people-reached": ["people-reached-by-topic"],
  "land-accepted": ["land-technical", "land-biological"],
  "kindergartens-open": ["seats-open", "kindergartens-planned", "seats-planned", "children-near"],
};

/** A figure in one line; nothing where it is not told. */
function Also({ id, headlines }: { readonly id: AlsoId; readonly headlines: Headlines }): ReactElement | null {
  const { t, count } = useWords();
  const value = figureOf(id, headlines);
  if (value === undefined) return null;
  const what = t(`counted.also.${id}`);
  const near = headlines.seen.figure;
  return (
    <p className={styles.also}>
      <b data-figure={id}>{count(value)}</b>
      <span>
        {what}
        {id === "children-near" && near && (
          <small className={styles.alsoOf}>
            {t("public.working.of", { assessed: count(near.childrenCountedAt), total: count(near.placesKnown) })}
          </small>
        )}
      </span>
      <ShowMe id={id} what={what} />
    </p>
  );
}

function figureOf(id: AlsoId, { sites, people, land, kindergartens, seen }: Headlines): number | undefined {
  switch (id) {
    case "sites-ever-contracted":
      return sites.figure?.everContracted;
    case "sites-known":
      return sites.figure?.known;
    case "people-reached-by-topic":
      return people.figure?.topics;
    case "land-technical":
      return land.figure?.technicalHa;
    case "land-biological":
      return land.figure?.biologicalHa;
    case "kindergartens-planned":
      return kindergartens.figure?.planned;
    case "seats-open":
      return kindergartens.figure?.openSeats;
    case "seats-planned":
      return kindergartens.figure?.plannedSeats;
    case "children-near":
      return seen.figure?.children;
  }
}
