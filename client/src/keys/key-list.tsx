import { type KeyboardEvent, type ReactElement, useId, useLayoutEffect, useRef } from "react";
import { useSession } from "../api/session.ts";
import { useWords, type Words } from "../i18n/use-words.ts";
import dialogs from "../ui/dialog.module.css";
import { IconButton } from "../ui/icon-button.tsx";
import { Switch } from "../ui/switch.tsx";
import styles from "./key-list.module.css";
import { useKeys } from "./key-store.ts";
import { keyPlaces, type Shortcut, shortcuts } from "./shortcuts.ts";

const close = () => useKeys.getState().setListOpen(false);

/** The list of keys, over the page: what is behind it waits, and gets the keyboard back where it was. */
export function KeyList(): ReactElement {
  const { t } = useWords();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const areSingleKeysOn = useKeys((keys) => keys.areSingleKeysOn);
  const { data: session } = useSession();
  const isStaff = session !== undefined && session.role !== "anonymous";
  // Before it is taken out of the page, or the keyboard would not be given back.
  useLayoutEffect(() => {
    const { current } = dialog;
    const opener = document.activeElement;
    const wasInCard = opener?.closest("[data-card]") != null;
    current?.showModal();
    return () => {
      current?.close();
      // The record arrived meanwhile, and its card took the place of the one that waited.
      if (wasInCard && !opener.isConnected) document.querySelector<HTMLElement>("[data-card] button")?.focus();
    };
  }, []);
  const offered = shortcuts.filter((shortcut) => isStaff || !("isOfStaff" in shortcut));
  return (
    <dialog
      ref={dialog}
      className={dialogs.dialog}
      aria-labelledby={titleId}
      onKeyDown={(event) => onKeyDown(event, dialog.current)}
      onClick={(event) => event.target === dialog.current && close()}
      onClose={close}
    >
      <div className={dialogs.paper}>
        <header className={dialogs.head}>
          <h2 id={titleId}>{t("keys.title")}</h2>
          <IconButton icon="close" label={t("app.close")} onClick={close} />
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section className={`${dialogs.body} ${styles.places}`} tabIndex={0} aria-labelledby={titleId}>
          {keyPlaces.map((place) => (
            <Place
              key={place}
              title={t(`keys.place.${place}`)}
              entries={offered.filter((each) => each.place === place)}
            />
          ))}
        </section>
        <footer className={styles.foot}>
          <p>{t("keys.single")}</p>
          <Switch label={t("keys.single")} isOn={areSingleKeysOn} onChange={useKeys.getState().setSingleKeys} />
        </footer>
      </div>
    </dialog>
  );
}

function Place({
  title,
  entries,
}: {
  readonly title: string;
  readonly entries: readonly Shortcut[];
}): ReactElement | null {
  const words = useWords();
  if (entries.length === 0) return null;
  return (
    <section>
      <h3 className={styles.place}>{title}</h3>
      <dl className={styles.keys}>
        {entries.map(({ id, keys }) => (
          <div key={id}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{keyName(key, words)}</kbd>
              ))}
            </dt>
            <dd>{words.t(`keys.does.${id}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const engraved: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  "-": "−",
};

/** What is engraved on a key. */
function keyName(key: string, { t }: Words): string {
  return key === " " ? t("keys.space") : (engraved[key] ?? key);
}

/** Keeps the keyboard in the dialog, and Escape from whatever lies behind it. */
function onKeyDown(event: KeyboardEvent, dialog: HTMLDialogElement | null): void {
  if (event.key === "Escape") {
    event.preventDefault();
    close();
    return;
  }
  if (event.key !== "Tab" || !dialog) return;
  const stops = [...dialog.querySelectorAll<HTMLElement>("button, input, [tabindex='0']")];
  const [first, last] = [stops[0], stops.at(-1)];
  const [edge, other] = event.shiftKey ? [first, last] : [last, first];
  if (document.activeElement !== edge && dialog.contains(document.activeElement) && document.activeElement !== dialog)
    return;
  event.preventDefault();
  other?.focus();
}
