import { type ReactElement, useCallback, useMemo, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { Sign } from "../../signs/Sign.tsx";
import { useView } from "../../state/view-store.ts";
import { Grid } from "../../ui/grid/grid.tsx";
import type { GridColumn, GridSort } from "../../ui/grid/grid-column.ts";
import { useMapCommands } from "../../workbench/map-commands.ts";
import { useSheet } from "../../workbench/sheet.ts";
import type { ListColumn } from "./columns/list-column.ts";
import { declarations } from "./list-layers.ts";
import { useListMemory } from "./list-memory.ts";
import { sortedBy } from "./sort-order.ts";
import { useColumnWidths } from "./use-column-widths.ts";
import type { ListSource } from "./use-list-source.ts";

interface ListTableProps {
  readonly source: ListSource;
  /** The columns chosen. */
  readonly columns: readonly ListColumn[];
  /** The rows shown, in their order. */
  readonly rows: Uint32Array;
  readonly sort: readonly GridSort[];
}

/** The records of one layer as a grid. Choosing a row opens its card and shows it on the map; what is chosen there is marked here. */
export function ListTable({ source, columns, rows, sort }: ListTableProps): ReactElement {
  const { layer, codes, shown } = source;
  const { t, say, count } = useWords();
  const selected = useSelectedRow(source);
  const commands = useMapCommands();
  const memory = useListMemory();
  const [chosenHere, setChosenHere] = useState<string | null>(null);
  const gridColumns = useGridColumns(source, columns);
  const sentence = useSentence(columns);
  const selectedCode = useView((view) => view.selected?.code);
  const [start] = useState(() => {
    const row = codes.indexOf(memory.codeOf(layer) ?? "");
    return { row: row < 0 ? null : row, takesFocus: memory.hadFocus };
  });
  const onActive = useCallback(
    (row: number | null, hasFocus: boolean) => memory.keep(layer, row === null ? undefined : codes[row], hasFocus),
    [memory, layer, codes],
  );
  const onChoose = (row: number) => {
    const code = codes[row];
    if (code === undefined) return;
    setChosenHere(code);
    useView.getState().select({ layer, code });
    commands.current?.showFeature(layer, code);
  };
  const setList = (columnId: string) => {
    const { list, setList: change } = useView.getState();
    change(sortedBy(list, layer, columnId));
  };
  return (
    <Grid
      label={t("list.label", {
        layer: say(declarations[layer].title),
        shown: count(rows.length),
        known: count(shown?.known ?? 0),
      })}
      columns={gridColumns}
      rows={rows}
      sort={sort[0] ?? null}
      sortLabel={(column) => t("list.sortBy", { column })}
      onSort={setList}
      sentence={sentence}
      selected={selected}
      hasOpenedCard={selectedCode !== undefined && chosenHere === selectedCode}
      onChoose={onChoose}
      start={start}
      onActive={onActive}
    />
  );
}

function useSelectedRow({ layer, codes }: ListSource): number | null {
  const selected = useView((view) => view.selected);
  return useMemo(() => {
    if (selected?.layer !== layer) return null;
    const row = codes.indexOf(selected.code);
    return row < 0 ? null : row;
  }, [selected, layer, codes]);
}

function useGridColumns({ layer, codes }: ListSource, columns: readonly ListColumn[]): readonly GridColumn[] {
  const theme = useView((view) => view.theme);
  const { language } = useWords();
  const { details } = useSheet();
  const widthOf = useColumnWidths(`${layer} ${language} ${details.phase}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the widths are kept and depend on nothing else
  return useMemo(
    () =>
      columns.map((column): GridColumn => {
        const { sign, ...rest } = column;
        const widthPx = widthOf(column, codes.length);
        if (!sign) return { ...rest, widthPx };
        return {
          ...rest,
          widthPx,
          sign: (row) => <Sign layer={layer} code={sign(row) ?? ""} size={16} theme={theme} />,
        };
      }),
    [columns, codes, layer, theme],
  );
}

/** A row in words, for those who hear it: its code, then every column that something is on record in. */
function useSentence(columns: readonly ListColumn[]): (row: number) => string {
  const { t } = useWords();
  return useCallback(
    (row) =>
      columns
        .flatMap(({ label, text }, index) => {
          const value = text(row);
          if (value === null) return [];
          return [index === 0 ? value : t("list.cell", { column: label, value })];
        })
        .join(". "),
    [columns, t],
  );
}
