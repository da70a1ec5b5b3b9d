import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./list-button.module.css";
import { listPanel } from "./list-names.ts";

/** Opens and closes the list of a wide screen; on a phone it is a tab of the sheet. */
export function ListButton(): ReactElement {
  const { t } = useWords();
  const isOpen = useView((view) => view.opened.includes(listPanel));
  return (
    <div className={styles.button} data-opens-list>
      <IconButton
        icon="list"
        label={isOpen ? t("list.close") : t("list.open")}
        isPressed={isOpen}
        onClick={() => useView.getState().setOpened(listPanel, !isOpen)}
      />
    </div>
  );
}
