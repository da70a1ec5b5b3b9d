import { type ReactElement, useContext, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { BarSlotContext } from "../../app/bar-slot.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useShortcut } from "../../keys/use-shortcut.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useIsNarrow } from "../../ui/use-narrow.ts";
import styles from "./search.module.css";
import { SearchBox } from "./search-box.tsx";

/** The search in its place in the bar; on a phone a button there, which opens it over the whole width. */
export function BarSearch(): ReactElement | null {
  const slot = useContext(BarSlotContext);
  const isNarrow = useIsNarrow();
  if (!slot) return null;
  return createPortal(isNarrow ? <NarrowSearch /> : <WideSearch />, slot);
}

function WideSearch(): ReactElement {
  const field = useRef<HTMLInputElement>(null);
  useShortcut("search", () => field.current?.focus());
  const onLeave = (why: "chosen" | "escape") => {
    if (why === "escape") field.current?.blur();
  };
  return (
    <div className={styles.wide}>
      <SearchBox field={field} onLeave={onLeave} />
    </div>
  );
}

function NarrowSearch(): ReactElement {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLDivElement>(null);
  useShortcut("search", () => setIsOpen(true));
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  const close = () => {
    setIsOpen(false);
    opener.current?.querySelector("button")?.focus();
  };
  return (
    <>
      <div ref={opener} className={styles.opener}>
        <IconButton icon="search" label={t("search.open")} isExpanded={isOpen} onClick={() => setIsOpen(true)} />
      </div>
      {isOpen && (
        <div className={styles.narrow}>
          <SearchBox field={field} onLeave={close} />
          <IconButton icon="close" label={t("search.close")} onClick={close} />
        </div>
      )}
    </>
  );
}
