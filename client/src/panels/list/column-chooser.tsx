import "@mantine/core/styles/Popover.css";
import { Popover } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import { Icon } from "../../ui/icons.tsx";
import { LibraryParts } from "../../ui/theme/library-parts.tsx";
import { withColumn, withColumns } from "./column-choice.ts";
import type { ListColumn } from "./columns/list-column.ts";
import { keepColumns } from "./device.ts";
import styles from "./list.module.css";
import type { ListLayer } from "./list-layers.ts";

interface ColumnChooserProps {
  readonly layer: ListLayer;
  /** Every column there is, in its order. */
  readonly all: readonly ListColumn[];
  /** Ids of those that stand. */
  readonly chosen: readonly string[];
}

/** Which columns stand: kept on the device, and in the address. */
export function ColumnChooser({ layer, all, chosen }: ColumnChooserProps): ReactElement {
  const { t } = useWords();
  const theme = useView((view) => view.theme);
  const [isOpen, setIsOpen] = useState(false);
  const choose = (ids: readonly string[] | null) => {
    const { list, setList } = useView.getState();
    setList(withColumns(list, layer, ids));
    keepColumns(layer, ids);
  };
  const [first, ...others] = all;
  return (
    <LibraryParts theme={theme}>
      <Popover opened={isOpen} onChange={setIsOpen} position="top-end" shadow="md" trapFocus returnFocus withinPortal>
        <Popover.Target>
          <button type="button" className={styles.tool} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            <Icon name="columns" size={16} />
            <span className={styles.toolWords}>{t("list.columns")}</span>
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles.chooser ?? ""}>
          <fieldset className={styles.choices}>
            <legend className={styles.chooserTitle}>{t("list.columns")}</legend>
            {first && <p className={styles.hint}>{t("list.columnsHint", { column: first.label })}</p>}
            {others.map(({ id, label }) => (
              <label key={id} className={styles.choice}>
                <input
                  type="checkbox"
                  checked={chosen.includes(id)}
                  onChange={(event) => choose(withColumn(layer, chosen, id, event.target.checked))}
                />
                {label}
              </label>
            ))}
          </fieldset>
          <button type="button" className={styles.plain} onClick={() => choose(null)}>
            {t("list.usualColumns")}
          </button>
        </Popover.Dropdown>
      </Popover>
    </LibraryParts>
  );
}
