import type { ReactElement } from "react";
import { Link } from "react-router";
import { useFeed } from "../../api/collections.ts";
import { explainFailure } from "../../api/failure.ts";
import type { Reader } from "../../api/read.ts";
import { useWords } from "../../i18n/use-words.ts";
import { valueSentence } from "../../panels/card/figure-value.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import type { Headlines } from "../use-headlines.ts";
import { answersOf, highOf, lowOf, ownAnswer, type Question, questions } from "./asked-by-others.ts";
import styles from "./further.module.css";

interface OthersProps {
  readonly headlines: Headlines;
  readonly isDemo: boolean;
}

/** What others published on the questions the atlas answers, beside its own answers: each with source and day, and where they disagree. */
export function Others({ headlines, isDemo }: OthersProps): ReactElement {
  const { t } = useWords();
  const figures = useFeed("public", "published-figures");
  if (figures.error && !figures.data)
    return (
      <FailureNote
        sentence={explainFailure(figures.error, t)}
        retryLabel={t("app.tryAgain")}
        onRetry={() => void figures.refetch()}
      />
    );
  return (
    <>
      <p className={styles.lead}>{t("others.lead")}</p>
      {isDemo && <p className={styles.quiet}>{t("others.demo")}</p>}
      {questions.map((question) => {
        const answers = answersOf(question, figures.data?.features ?? []);
        return answers.length === 0 ? null : (
          <QuestionBlock key={question} question={question} answers={answers} headlines={headlines} />
        );
      })}
      <p>
        <Link to="/about#figures">{t("others.all")}</Link>
      </p>
    </>
  );
}

interface QuestionBlockProps {
  readonly question: Question;
  readonly answers: readonly Reader[];
  readonly headlines: Headlines;
}

function QuestionBlock({ question, answers, headlines }: QuestionBlockProps): ReactElement {
  const words = useWords();
  const { t, count, day, name } = words;
  const own = ownAnswer(question, headlines);
  const lows = [...answers.map(lowOf), own].filter((value) => typeof value === "number");
  const highs = [...answers.map(highOf), own].filter((value) => typeof value === "number");
  const [low, high] = [Math.min(...lows), Math.max(...highs)];
  const { release } = headlines.atlas ?? {};
  const unit = answers[0]?.text("unit") ?? "";
  return (
    <section className={styles.question} aria-label={t(`others.question.${question}`)}>
      <h3>{t(`others.question.${question}`)}</h3>
      <p className={styles.quiet}>
        {lows.length < 2
          ? t("others.alone")
          : low === high
            ? t("others.agree")
            : t("others.disagree", { count: lows.length, low: count(low), high: count(high) })}
      </p>
      <ul>
        {own !== undefined && release && (
          <Answer
            who={t("others.own", { number: release.number })}
            value={[count(own), unit].filter(Boolean).join(" ")}
            asOf={day(release.cutOffOn)}
            span={[own, own]}
            most={high}
            isOwn
          />
        )}
        {answers.map((read) => (
          <Answer
            key={read.text("code")}
            who={read.text("source_name") ?? ""}
            url={read.text("source_url")}
            value={valueSentence(read, words)}
            asOf={read.text("as_of") ?? ""}
            note={name(read.text("definition_en"), read.text("definition_mn"))}
            span={[lowOf(read) ?? 0, highOf(read) ?? 0]}
            most={high}
          />
        ))}
      </ul>
      <p className={styles.quiet}>{t(`others.note.${question}`)}</p>
    </section>
  );
}

interface AnswerProps {
  readonly who: string;
  readonly url?: string | null;
  readonly value: string;
  readonly asOf: string;
  readonly note?: string;
  readonly span: readonly [low: number, high: number];
  /** What the whole width stands for. */
  readonly most: number;
  readonly isOwn?: boolean;
}

function Answer({ who, url, value, asOf, note, span, most, isOwn = false }: AnswerProps): ReactElement {
  const [low, high] = span;
  return (
    <li className={styles.answer} data-is-own={isOwn}>
      <span lang={isOwn ? undefined : "en"}>
        {url && /^https?:\/\//.test(url) ? (
          <a href={url} rel="noreferrer noopener" target="_blank">
            {who}
          </a>
        ) : (
          who
        )}
      </span>
      <b>{value}</b>
      <span className={styles.cellBar} aria-hidden="true">
        <i style={{ width: `${(100 * low) / Math.max(1, most)}%` }} data-is-second={!isOwn} />
        {high > low && <i className={styles.range} style={{ width: `${(100 * (high - low)) / Math.max(1, most)}%` }} />}
      </span>
      <small>
        <span lang={isOwn ? undefined : "en"}>{asOf}</span>
        {note && ` · ${note}`}
      </small>
    </li>
  );
}
