import type { Feature } from "geojson";
import type { ReactElement } from "react";
import { type Reader, readerOf } from "../../api/read.ts";
import { useWords } from "../../i18n/use-words.ts";
import styles from "./card.module.css";
import { CardFrame } from "./card-frame.tsx";
import { valueSentence } from "./figure-value.ts";
import { placeBasisSentence } from "./place-basis.ts";

/** What others published, as it was published: value, date, source, definition, and what contradicts it. */
export function FigureCard({
  feature,
  all,
}: {
  readonly feature: Feature;
  readonly all: readonly Feature[];
}): ReactElement {
  const words = useWords();
  const { t, name } = words;
  const read = readerOf(feature);
  const code = read.text("code");
  const others = all
    .map(readerOf)
    .filter((other) => other.text("topic") === read.text("topic") && other.text("code") !== code);
  const isPlace = read.text("kind") === "place";
  const hasValue = read.number("value_low") !== null || read.number("value_high") !== null;
  const basis = read.text("place_basis");
  const definition = name(read.text("definition_en"), read.text("definition_mn"));
  return (
    <CardFrame
      title={name(read.text("title_en"), read.text("title_mn"))}
      eyebrow={code}
      isDemo={false}
      sign={{ layer: "published-figures", code: "place" }}
      state={isPlace && !hasValue ? t("legend.place") : valueSentence(read, words)}
      stateSince={t("card.asOf", { date: read.text("as_of") ?? "" })}
    >
      {definition && <Passage heading={t(isPlace ? "card.published" : "card.definition")} text={definition} />}
      <SourceLine read={read} />
      {basis && <Passage heading={t("card.pointBasis")} text={placeBasisSentence(basis, words)} />}
      {!isPlace && others.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.sectionTitle}>{t("card.disagreement")}</h3>
          <ul className={styles.visits}>
            {others.map((other) => (
              <li key={other.text("code")}>
                <b>{valueSentence(other, words)}</b>
                <span className={styles.aside}>
                  {[other.text("as_of"), other.text("source_name")].filter(Boolean).join(" · ")}
                </span>
              </li>
            ))}
          </ul>
          <p className={styles.note}>{t("card.disagreementNote")}</p>
        </section>
      )}
    </CardFrame>
  );
}

function Passage({ heading, text }: { readonly heading: string; readonly text: string }): ReactElement {
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{heading}</h3>
      <p>{text}</p>
    </section>
  );
}

function SourceLine({ read }: { readonly read: Reader }): ReactElement {
  const { t } = useWords();
  const url = read.text("source_url");
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t("card.sourceTitle")}</h3>
      <p>{read.text("source_name")}</p>
      {url && /^https?:\/\//.test(url) && (
        <p>
          <a href={url} rel="noreferrer noopener" target="_blank">
            {t("card.sourceLink")}
          </a>
        </p>
      )}
    </section>
  );
}
