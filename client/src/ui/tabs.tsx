import { type KeyboardEvent, type ReactElement, useRef } from "react";
import styles from "./tabs.module.css";

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string; readonly aside?: string | undefined }[];
  readonly chosen: Id;
  /** Id of the element whose content the tabs choose. */
  readonly panelId: string;
  readonly onChoose: (id: Id) => void;
}

/** A row of tabs: one Tab stop, arrows choose (ARIA tabs pattern). */
export function Tabs<Id extends string>({ label, tabs, chosen, panelId, onChoose }: TabsProps<Id>): ReactElement {
  const row = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const index = tabs.findIndex(({ id }) => id === chosen);
    const next = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = next === undefined ? undefined : tabs[(next + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    onChoose(tab.id);
    row.current?.querySelector<HTMLElement>(`[data-tab="${tab.id}"]`)?.focus();
  };
  return (
    <div ref={row} className={styles.tabs} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          className={styles.tab}
          data-tab={tab.id}
          aria-selected={tab.id === chosen}
          aria-controls={panelId}
          tabIndex={tab.id === chosen ? 0 : -1}
          onClick={() => onChoose(tab.id)}
        >
          {tab.label}
          {tab.aside && <span className={styles.aside}> {tab.aside}</span>}
        </button>
      ))}
    </div>
  );
}
