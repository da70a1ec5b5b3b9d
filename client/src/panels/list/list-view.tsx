import { type ReactElement, useEffect, useId, useMemo } from "react";
import { explainFailure } from "../../api/failure.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useIsNarrow } from "../../ui/use-narrow.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { chosenColumns, columnOrder, columnsIn, withColumns } from "./column-choice.ts";
import { ColumnChooser } from "./column-chooser.tsx";
import { keptColumns } from "./device.ts";
import styles from "./list.module.css";
import { declarations, isListLayer, type ListLayer, listLayers } from "./list-layers.ts";
import { listPanel, tableOnly } from "./list-names.ts";
import { ListState } from "./list-state.tsx";
import { ListTable } from "./list-table.tsx";
import { ListTools } from "./list-tools.tsx";
import { sortKeys, sortOf } from "./sort-order.ts";
import { sortedRows } from "./sort-rows.ts";
import { useRecordColumns, useSiteColumns } from "./use-list-columns.ts";
import { type ListSource, useKindergartenSource, useSiteSource, useZoneSource } from "./use-list-source.ts";

const noRows = new Uint32Array(0);

interface ListViewProps {
  /** Beside the map, instead of it because somebody wanted so, or because there can be none. */
  readonly place: "beside-map" | "asked" | "cannot-draw";
}

/** The list twin of the map: the same records through the same filter on the same day, as a table. */
export function ListView({ place }: ListViewProps): ReactElement {
  const { t } = useWords();
  const panelId = useId();
  const layer = useLayer();
  useColumnsOfDevice(layer);
  const look = useView((view) => view.list);
  const sources = {
    sites: useSiteSource(),
    "rehabilitation-zones": useZoneSource(),
    kindergartens: useKindergartenSource(),
  };
  const all = {
    sites: useSiteColumns(sources["rehabilitation-zones"].records, sources.kindergartens.records),
    "rehabilitation-zones": useRecordColumns("rehabilitation-zones", sources["rehabilitation-zones"].records),
    kindergartens: useRecordColumns("kindergartens", sources.kindergartens.records),
  }[layer];
  const source = sources[layer];
  const made = useMemo(() => columnsIn(all, columnOrder[layer]), [all, layer]);
  const chosen = chosenColumns(layer, look.columns[layer]);
  const columns = useMemo(() => columnsIn(made, chosen), [made, chosen]);
  const sort = useMemo(() => sortOf(look, layer), [look, layer]);
  const shownRows = source.shown?.rows ?? noRows;
  const rows = useMemo(() => sortedRows(shownRows, sortKeys(made, sort)), [shownRows, made, sort]);
  const hasRows = source.phase === "there" && rows.length > 0;
  // On a wide screen the panel it lies in bears its name already.
  const isNamed = useIsNarrow() || place !== "beside-map";
  return (
    <section className={styles.list} aria-label={isNamed ? t("list.title") : undefined}>
      {place !== "beside-map" && <h1 className={styles.spoken}>{t("title.workbench")}</h1>}
      <div className={styles.head}>
        <LayerTabs sources={listLayers.map((each) => sources[each])} chosen={layer} panelId={panelId} />
        <div className={styles.tools}>
          {hasRows && <ListTools source={source} all={made} columns={columns} rows={rows} sort={sort} />}
          {made.length > 0 && <ColumnChooser layer={layer} all={made} chosen={chosen} />}
          <PlaceTools place={place} />
        </div>
      </div>
      {place === "cannot-draw" && <p className={styles.note}>{t("list.noWebgl")}</p>}
      {layer === "sites" && <DetailsNote />}
      <AsOfNote />
      <div id={panelId} role="tabpanel" aria-label={t("list.title")} className={styles.body}>
        {hasRows ? (
          <ListTable key={layer} source={source} columns={columns} rows={rows} sort={sort} />
        ) : (
          <ListState source={source} />
        )}
      </div>
    </section>
  );
}

/** The layer shown: the one chosen, and whenever something else is selected that of the selected record. */
function useLayer(): ListLayer {
  const chosen = useView((view) => view.list.layer);
  const selected = useView((view) => view.selected);
  useEffect(() => {
    const { list, setList } = useView.getState();
    if (selected && isListLayer(selected.layer) && selected.layer !== list.layer) setList({ layer: selected.layer });
  }, [selected]);
  return isListLayer(chosen) ? chosen : "sites";
}

/** Where the address names no columns, those this device remembers stand; the address then says them, so that a link shows the same. */
function useColumnsOfDevice(layer: ListLayer): void {
  const inAddress = useView((view) => view.list.columns[layer]);
  useEffect(() => {
    const kept = inAddress ? null : keptColumns(layer);
    const { list, setList } = useView.getState();
    if (kept) setList(withColumns(list, layer, kept));
  }, [inAddress, layer]);
}

interface LayerTabsProps {
  readonly sources: readonly ListSource[];
  readonly chosen: ListLayer;
  readonly panelId: string;
}

function LayerTabs({ sources, chosen, panelId }: LayerTabsProps): ReactElement {
  const { t, say, count } = useWords();
  return (
    <Tabs
      label={t("list.layers")}
      panelId={panelId}
      chosen={chosen}
      tabs={sources.map(({ layer, shown }) => ({
        id: layer,
        label: say(declarations[layer].title),
        aside: shown ? t("list.ofKnown", { shown: count(shown.rows.length), known: count(shown.known) }) : undefined,
      }))}
      onChoose={(layer) => useView.getState().setList({ layer })}
    />
  );
}

/** With or without the map, and away with the list. */
function PlaceTools({ place }: ListViewProps): ReactElement | null {
  const { t } = useWords();
  const { setOpened } = useView.getState();
  const close = () => {
    setOpened(listPanel, false);
    document.querySelector<HTMLElement>("[data-opens-list] button")?.focus();
  };
  const without = () => {
    setOpened(listPanel, true);
    setOpened(tableOnly, true);
  };
  if (place === "cannot-draw") return null;
  if (place === "asked")
    return <IconButton icon="map" label={t("list.showMap")} onClick={() => setOpened(tableOnly, false)} />;
  return (
    <>
      <IconButton icon="table" label={t("list.tableOnly")} onClick={without} />
      <span className={styles.onWide}>
        <IconButton icon="close" label={t("list.close")} onClick={close} />
      </span>
    </>
  );
}

/** Of a past day only what is dated is known; the rest is said to be of now. By which record statuses are told stands before it. */
function AsOfNote(): ReactElement | null {
  const { t, daySlots } = useWords();
  const { onDay, today, known } = useSheet();
  const notes = [
    known && t("known.listNote", daySlots(known.on)),
    onDay === today ? null : t("list.asOfDay", daySlots(onDay)),
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : <p className={styles.note}>{notes.join(" ")}</p>;
}

function DetailsNote(): ReactElement | null {
  const { t } = useWords();
  const { details, table } = useSheet();
  if (!table || details.phase === "there") return null;
  if (details.phase === "coming") return <p className={styles.note}>{t("list.waitingForDetails")}</p>;
  return (
    <div className={styles.failure}>
      <FailureNote
        sentence={t("list.detailsFailed", { reason: explainFailure(details.failure, t) })}
        retryLabel={t("app.tryAgain")}
        onRetry={details.retry}
      />
    </div>
  );
}
