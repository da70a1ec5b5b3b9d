import type { RegisterCollection } from "@asm-atlas/data/domain/publication/register.ts";
import { type ReactElement, useId, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import card from "../panels/card/card.module.css";
import buttons from "../ui/button.module.css";
import { Showing } from "./showing.tsx";

interface RegisterSectionProps {
  readonly collection: RegisterCollection;
  readonly id: string;
}

/** On a record's card: how it is shown to everyone. Asked for when it is opened, since the server weighs every record for the answer. */
export function RegisterSection({ collection, id }: RegisterSectionProps): ReactElement {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const shownId = useId();
  return (
    <section className={card.section} aria-label={t("register.title")}>
      <h3 className={card.sectionTitle}>{t("register.title")}</h3>
      <button
        type="button"
        className={buttons.small}
        aria-expanded={isOpen}
        aria-controls={shownId}
        onClick={() => setOpen(!isOpen)}
      >
        {t("register.open")}
      </button>
      <div id={shownId} hidden={!isOpen}>
        {isOpen && <Showing collection={collection} id={id} />}
      </div>
    </section>
  );
}
