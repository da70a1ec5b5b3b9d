import { kindergartenKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { Named, ReleasePreview, ShownAt, ShownRecord } from "@asm-atlas/data/domain/publication/administration.ts";
import { kindergartenStatusGroups } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import type { Side } from "./map/changes.ts";
import type { AskedOnMap } from "./map/preview-map.tsx";
import styles from "./publication.module.css";

interface PreviewListsProps {
  readonly preview: ReleasePreview;
  readonly onShow: (asked: AskedOnMap) => void;
}

/** What enters, leaves or moves with the next release, each list folded under its number: the same as the marks of the map. */
export function PreviewLists({ preview, onShow }: PreviewListsProps): ReactElement {
  const { t, say, sayCode, count } = useWords();
  const record = ({ code, shownAs, soum, province, year }: ShownRecord) =>
    [code, say(soum), say(province), shownAsWords(shownAs), t("publication.since", { year })].join(" · ");
  const shownAsWords = (shownAs: string) => t(`publication.shownAs.${shownAs as "cell"}`);
  const band = ([low, high]: readonly [number, number]) => `${count(low)}–${count(high)}`;
  const { entering, leaving, handedBack, zonesEntering, bands, kindergartens } = preview;
  return (
    <div className={styles.block}>
      <h3>{t("publication.changes")}</h3>
      <List title={t("publication.entering")} named={entering} sayItem={record} onShow={onShow} />
      <List title={t("publication.leaving")} named={leaving} sayItem={record} onShow={onShow} side="last" />
      <List title={t("publication.handedBack")} named={handedBack} sayItem={record} onShow={onShow} />
      <List title={t("publication.zonesEntering")} named={zonesEntering} sayItem={record} onShow={onShow} />
      <List
        title={t("publication.bands")}
        named={bands}
        onShow={onShow}
        sayItem={({ name, province, before, after }) =>
          [say(name), say(province), t("publication.fromTo", { before: band(before), after: band(after) })].join(" · ")
        }
      />
      <List
        title={t("publication.kindergartens")}
        named={kindergartens}
        onShow={onShow}
        sayItem={({ code, change, kind, statusGroup, shownAs, place, from }) =>
          [
            code,
            t(`publication.kindergartenChange.${change}`),
            sayCode(kindergartenKinds, kind),
            sayCode(kindergartenStatusGroups, statusGroup),
            `${say(place)} (${shownAsWords(shownAs)})`,
            ...(from
              ? [t("publication.movesFrom", { place: say(from.place), shownAs: shownAsWords(from.shownAs) })]
              : []),
          ].join(" · ")
        }
      />
    </div>
  );
}

interface ListProps<Item> {
  readonly title: string;
  readonly named: Named<Item>;
  readonly sayItem: (item: Item) => string;
  readonly onShow: (asked: AskedOnMap) => void;
  /** The map its things are on. */
  readonly side?: Side;
}

function List<Item extends { readonly at: ShownAt }>(props: ListProps<Item>): ReactElement {
  const { title, sayItem, onShow, side = "next" } = props;
  const { total, items } = props.named;
  const { t, count } = useWords();
  if (total === 0)
    return (
      <p>
        {title}: {t("publication.nothing")}
      </p>
    );
  const lines = items.map((item) => ({ at: item.at, sentence: sayItem(item) }));
  return (
    <details className={styles.fold}>
      <summary>
        {title}: {count(total)}
      </summary>
      <ul className={styles.plain}>
        {lines.map(({ at, sentence }) => (
          <li key={sentence}>
            {sentence}{" "}
            {at.box && (
              <button
                type="button"
                className={styles.showOnMap}
                aria-label={t("publication.map.showNamed", { what: sentence })}
                onClick={() => onShow({ at, side, sentence })}
              >
                {t("publication.map.show")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {total > items.length && <p>{t("publication.more", { number: count(total - items.length) })}</p>}
    </details>
  );
}
