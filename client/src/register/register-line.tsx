import type { RegisterEntry } from "@asm-atlas/data/domain/publication/register.ts";
import { type ReactElement, useId, useState } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { placeWords } from "../panels/card/staff/since.ts";
import { Sign } from "../signs/Sign.tsx";
import { useView } from "../state/view-store.ts";
import buttons from "../ui/button.module.css";
import { DemoMark } from "../ui/demo-mark.tsx";
import { useSheet } from "../workbench/sheet.ts";
import worklist from "../worklist/worklist.module.css";
import { conditionAnswer } from "./condition-words.ts";
import { placeSentence } from "./place-sentence.ts";
import styles from "./register.module.css";
import { Showing } from "./showing.tsx";
import { signOf } from "./sign-of.ts";

interface RegisterLineProps {
  readonly entry: RegisterEntry;
  /** The workbench with the record's card. */
  readonly cardAddress: string;
}

/** One entry or proposal: where it stands, what is or would be shown, what stands in the way, and all of it on asking. */
export function RegisterLine({ entry, cardAddress }: RegisterLineProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const { names } = useSheet();
  const theme = useView((view) => view.theme);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { collection, code, state, standing } = entry;
  const name = words.name(entry.nameEn, entry.nameMn);
  const where = placeWords(words, names.unit, entry.aimag, entry.soum);
  const place = entry.shown ?? entry.asDecided;
  const inTheWay = standing === "held" ? entry.conditions.filter(({ holds }) => holds === false) : [];
  return (
    <li className={worklist.entry}>
      <span className={worklist.sign}>
        {state && <Sign layer={collection} code={signOf(collection, state)} size={18} theme={theme} />}
      </span>
      <div className={worklist.said}>
        <p className={worklist.names}>
          <Link className={worklist.site ?? ""} to={cardAddress}>
            {name || code}
          </Link>
          <span className={worklist.quiet}>{[name && code, where].filter(Boolean).join(" · ")}</span>
          {entry.isDemo && <DemoMark label={t("app.demo")} explanation={t("app.demoExplained")} />}
        </p>
        <p>
          <b>{t(`register.standing.${standing ?? "none"}`)}</b>
          {place && <> · {placeSentence(place, words)}</>}
        </p>
        {inTheWay.map((condition) => (
          <p key={condition.code} className={styles.why}>
            {t(`register.condition.${condition.code}`)}: {conditionAnswer(condition, words)}
          </p>
        ))}
      </div>
      <button
        type="button"
        className={buttons.small}
        aria-label={t("register.lookOf", { code })}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {t("register.look")}
      </button>
      <div id={id} className={worklist.under} hidden={!isOpen}>
        {isOpen && <Showing collection={collection} id={entry.id} />}
      </div>
    </li>
  );
}
