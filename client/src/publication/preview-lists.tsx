import { kindergartenKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { Named, ReleasePreview, ShownRecord } from "@asm-atlas/data/domain/publication/administration.ts";
import { kindergartenStatusGroups } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import styles from "./publication.module.css";

/** What enters, leaves or moves with the next release, each list folded under its number. */
export function PreviewLists({ preview }: { readonly preview: ReleasePreview }): ReactElement {
  const { t, say, sayCode, count } = useWords();
  const record = ({ code, shownAs, soum, province, year }: ShownRecord) =>
    [code, say(soum), say(province), shownAsWords(shownAs), t("publication.since", { year })].join(" · ");
  const shownAsWords = (shownAs: string) => t(`publication.shownAs.${shownAs as "cell"}`);
  const band = ([low, high]: readonly [number, number]) => `${count(low)}–${count(high)}`;
  const { entering, leaving, handedBack, zonesEntering, bands, kindergartens } = preview;
  return (
    <div className={styles.block}>
      <h3>{t("publication.changes")}</h3>
      <List title={t("publication.entering")} named={entering} sayItem={record} />
      <List title={t("publication.leaving")} named={leaving} sayItem={record} />
      <List title={t("publication.handedBack")} named={handedBack} sayItem={record} />
      <List title={t("publication.zonesEntering")} named={zonesEntering} sayItem={record} />
      <List
        title={t("publication.bands")}
        named={bands}
        sayItem={({ name, province, before, after }) =>
          [say(name), say(province), t("publication.fromTo", { before: band(before), after: band(after) })].join(" · ")
        }
      />
      <List
        title={t("publication.kindergartens")}
        named={kindergartens}
        sayItem={({ code, change, kind, statusGroup, shownAs, place }) =>
          [
            code,
            t(`publication.kindergartenChange.${change}`),
            sayCode(kindergartenKinds, kind),
            sayCode(kindergartenStatusGroups, statusGroup),
            `${say(place)} (${shownAsWords(shownAs)})`,
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
}

function List<Item>({ title, named: { total, items }, sayItem }: ListProps<Item>): ReactElement {
  const { t, count } = useWords();
  if (total === 0)
    return (
      <p>
        {title}: {t("publication.nothing")}
      </p>
    );
  const sentences = items.map(sayItem);
  return (
    <details className={styles.fold}>
      <summary>
        {title}: {count(total)}
      </summary>
      <ul className={styles.plain}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {total > items.length && <p>{t("publication.more", { number: count(total - items.length) })}</p>}
    </details>
  );
}
