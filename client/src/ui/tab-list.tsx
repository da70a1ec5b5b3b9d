import { type KeyboardEvent, type ReactElement, useRef } from "react";
import { Icon, type IconName } from "./icons.tsx";
import styles from "./tab-list.module.css";

interface TabEntry {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
}

interface TabListProps {
  readonly label: string;
  readonly tabs: readonly TabEntry[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  /** Id of the element that shows what is chosen; its `aria-labelledby` is `tab-<id>`. */
  readonly panelId: string;
}

/** Tabs as the ARIA practices have them: one stop for the keyboard, arrow keys within, Home and End to the ends. */
export function TabList({ label, tabs, chosen, onChoose, panelId }: TabListProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + tabs.length) % tabs.length;
    onChoose(tabs[next]?.id ?? chosen);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div ref={list} className={styles.tabs} role="tablist" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {tabs.map(({ id, label: name, icon }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          className={styles.tab}
          aria-selected={id === chosen}
          aria-controls={panelId}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          <Icon name={icon} size={16} />
          {name}
        </button>
      ))}
    </div>
  );
}
