import { type ReactElement, useId, useRef, useState } from "react";
import { useSession } from "../../api/session.ts";
import { useWords } from "../../i18n/use-words.ts";
import { Icon } from "../../ui/icons.tsx";
import mapButton from "../../ui/map-button.module.css";
import menu from "../../ui/menu-list.module.css";
import { useCloseOutside } from "../../ui/use-close-outside.ts";
import { type AsideId, asidesFor, collectionOf } from "../aside/asides.ts";
import { openAside } from "../aside/open-aside.ts";

/** The records one may make, and the bin, behind one button beside the map's own. */
export function CreatingMenu(): ReactElement | null {
  const { t } = useWords();
  const { data: session } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  useCloseOutside(isOpen, box, () => setIsOpen(false));
  const offered = asidesFor(session?.role ?? "anonymous");
  if (offered.length === 0) return null;
  const choose = (aside: AsideId) => {
    setIsOpen(false);
    openAside(aside);
  };
  return (
    <div ref={box} className={menu.menu}>
      {isOpen && (
        <fieldset id={listId} className={menu.list} aria-label={t("creating.menu")}>
          {offered.map((aside) => {
            const collection = collectionOf(aside);
            return (
              <button key={aside} type="button" className={menu.row} onClick={() => choose(aside)}>
                <Icon name={collection ? "record" : "bin"} />
                {collection ? t(`creating.new.${collection}`) : t("creating.bin")}
              </button>
            );
          })}
        </fieldset>
      )}
      <button
        type="button"
        className={mapButton.button}
        aria-label={t("creating.menu")}
        title={t("creating.menu")}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="record" />
      </button>
    </div>
  );
}
