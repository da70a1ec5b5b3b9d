import { type ReactElement, type RefObject, useEffect, useId, useMemo, useRef } from "react";
import { Link } from "react-router";
import { useFeed } from "../../api/collections.ts";
import { useAnnouncement } from "../../app/announce.ts";
import type { MapCommands } from "../../app/map-stage.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import buttons from "../../ui/button.module.css";
import { IconButton } from "../../ui/icon-button.tsx";
import { Table } from "../../ui/table.tsx";
import { useIsNarrow } from "../../ui/use-narrow.ts";
import type { FigureId } from "../figure-ids.ts";
import type { Headlines } from "../use-headlines.ts";
import styles from "./counted.module.css";
import { Definitions } from "./definitions.tsx";
import { type Counted, type CountedRow, countedRows, disturbedAgain, drawnRows } from "./rows.ts";
import { closeCounted, showEverything, shownOf } from "./set-view.ts";

interface CountedPanelProps {
  readonly id: FigureId;
  readonly headlines: Headlines;
  readonly commands: RefObject<MapCommands | null>;
}

/** Exactly what a headline figure counts, row by row, and what the map shows of it. Its title has the focus when it opens. */
export function CountedPanel({ id, headlines, commands }: CountedPanelProps): ReactElement {
  const words = useWords();
  const { t, count } = words;
  const isNarrow = useIsNarrow();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { released } = headlines;
  const counted = useMemo(() => countedRows(id, released, words), [id, released, words]);
  const title = t(`counted.title.${id}`);
  useAnnouncement(counted ? `${title}: ${count(counted.total)}` : title);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another figure is another list, read from its title on
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
    commands.current?.fitMongolia();
  }, [id, commands]);
  const leave = (how: () => void) => {
    how();
    // The button that opened the list stands in the story, which a phone shows again a moment later.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-show="${id}"]`)?.focus());
  };
  return (
    <section className={isNarrow ? styles.bare : styles.panel} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 ref={heading} id={titleId} className={styles.title} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="close" label={t("counted.close")} onClick={() => leave(closeCounted)} />
      </div>
      {counted && (
        <>
          <p className={styles.total} data-counted={counted.total}>
            {count(counted.total)}
          </p>
          <Rows counted={counted} caption={title} />
          <Notes id={id} headlines={headlines} />
        </>
      )}
      <Definitions ids={[id]} />
      <p className={styles.quiet}>
        <Link to={`/open-data#figure-${id}`}>{t("counted.recompute")}</Link>
      </p>
      <button type="button" className={buttons.small} onClick={() => leave(showEverything)}>
        {t("counted.everything")}
      </button>
    </section>
  );
}

function Rows({ counted, caption }: { readonly counted: Counted; readonly caption: string }): ReactElement {
  const { t, count } = useWords();
  const { how, rows, total, nameColumn, valueColumn } = counted;
  if (rows.length === 0) return <p className={styles.quiet}>{t("counted.empty")}</p>;
  return (
    <>
      <p className={styles.quiet}>
        {how === "sum" && t("counted.rowsAddUp", { total: count(total) })}
        {how === "rows" && t("counted.rowsCount", { count: total, total: count(total) })}
        {how === "first" && t("counted.firstRow", { total: count(total) })}
      </p>
      <RowTable
        caption={caption}
        columns={[t(`counted.columns.${nameColumn}`), t(`counted.columns.${valueColumn}`)]}
        rows={rows}
        isFirstMarked={how === "first"}
      />
    </>
  );
}

interface RowTableProps {
  readonly caption: string;
  readonly columns: readonly [name: string, value: string];
  readonly rows: readonly CountedRow[];
  readonly isFirstMarked?: boolean;
  /** Years are not written like counts. */
  readonly isYear?: boolean;
}

function RowTable({ caption, columns, rows, isFirstMarked = false, isYear = false }: RowTableProps): ReactElement {
  const { t, count } = useWords();
  return (
    <Table
      columns={[columns[0], { number: columns[1] }]}
      caption={<caption className={styles.spoken}>{caption}</caption>}
    >
      {rows.map(({ key, name, value, pick }, index) => (
        <tr key={key} className={styles.row} data-is-counted={!isFirstMarked || index === 0}>
          <th scope="row">
            {pick ? (
              <button type="button" className={buttons.link} onClick={() => useView.getState().select(pick)}>
                {name}
              </button>
            ) : (
              name
            )}
          </th>
          <td data-is-number>{value === null ? t("card.notRecorded") : isYear ? value : count(value)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** What the map shows of the figure, and what one has to know to add its rows up. */
function Notes({ id, headlines }: { readonly id: FigureId; readonly headlines: Headlines }): ReactElement {
  const words = useWords();
  const { t, count } = words;
  const { layers } = shownOf[id];
  const { seen, land, released } = headlines;
  const assessed =
    id === "people-working"
      ? seen.figure?.peopleCountedAt
      : id === "children-near"
        ? seen.figure?.childrenCountedAt
        : undefined;
  const again = released.land && id.startsWith("land-") ? disturbedAgain(released.land) : 0;
  return (
    <>
      {assessed !== undefined && seen.figure && (
        <p className={styles.quiet}>
          {t("counted.assessed", { assessed: count(assessed), total: count(seen.figure.placesKnown) })}
        </p>
      )}
      {id === "people-reached-by-topic" && <p className={styles.quiet}>{t("counted.roundedTopics")}</p>}
      {again > 0 && <p className={styles.quiet}>{t("counted.disturbedApart", { hectares: count(again) })}</p>}
      <h3 className={styles.onMap}>{t("counted.onMap")}</h3>
      {layers.length === 0 && <p className={styles.quiet}>{t("counted.noPlaces")}</p>}
      {id === "sites-under-contract" && <Drawn layer="sites" />}
      {layers.includes("rehabilitation-zones") && (
        <Drawn layer="rehabilitation-zones" of={land.figure?.acceptedZones} />
      )}
      {layers.includes("kindergartens") && <p className={styles.quiet}>{t("counted.kindergartens")}</p>}
      {layers.includes("site-summary") && (
        <p className={styles.quiet}>{id === "soums-named" ? t("counted.soums") : t("counted.provinces")}</p>
      )}
    </>
  );
}

/** The places that the map draws one by one. */
function Drawn({ layer, of }: { readonly layer: "sites" | "rehabilitation-zones"; readonly of?: number | undefined }) {
  const words = useWords();
  const { t, count } = words;
  const { data } = useFeed("public", layer);
  const rows = useMemo(() => (data ? drawnRows(layer, data, words) : []), [data, layer, words]);
  if (!data) return null;
  const isSites = layer === "sites";
  const slots = { shown: count(rows.length), total: count(of ?? rows.length) };
  return (
    <>
      <p className={styles.quiet}>{isSites ? t("counted.registerOnly", slots) : t("counted.zonesOnly", slots)}</p>
      {rows.length > 0 && (
        <RowTable
          caption={t("counted.onMap")}
          columns={
            isSites
              ? [t("legend.register"), t("counted.columns.since")]
              : [t("legend.zonesAccepted"), t("counted.columns.hectares")]
          }
          rows={rows}
          isYear={isSites}
        />
      )}
    </>
  );
}
