import type { Feature } from "geojson";
import type { ReactElement } from "react";
import { useFeed } from "../api/collections.ts";
import { explainFailure } from "../api/failure.ts";
import { type Reader, readerOf } from "../api/read.ts";
import type { AboutText } from "../i18n/about/about-text.ts";
import { useWords } from "../i18n/use-words.ts";
import { valueSentence } from "../panels/card/figure-value.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { TableFrame } from "../ui/table.tsx";

/** National and programme figures of others, with source, date and definition; those of one question stand together. */
export function PublishedFigures({ text }: { readonly text: AboutText }): ReactElement {
  const { t } = useWords();
  const figures = useFeed("public", "published-figures");
  const { what, value, asOf, source } = text.figureColumns;
  if (figures.error && !figures.data) {
    return (
      <FailureNote
        sentence={explainFailure(figures.error, t)}
        retryLabel={t("app.tryAgain")}
        onRetry={() => void figures.refetch()}
      />
    );
  }
  return (
    <TableFrame name={what} columns={[what, value, asOf, source]} isBusy={figures.isPending}>
      {byTopic(figures.data?.features ?? []).map((figure) => (
        <FigureRow key={figure.text("code")} figure={figure} />
      ))}
    </TableFrame>
  );
}

/** Figures that are not about one place, by the question they answer. */
function byTopic(features: readonly Feature[]): readonly Reader[] {
  const keyOf = (figure: Reader) => `${figure.text("topic")} ${figure.text("as_of")}`;
  return features
    .map(readerOf)
    .filter((figure) => figure.text("kind") !== "place")
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

function FigureRow({ figure }: { readonly figure: Reader }): ReactElement {
  const words = useWords();
  const url = figure.text("source_url");
  const source = figure.text("source_name");
  const definition = words.name(figure.text("definition_en"), figure.text("definition_mn"));
  return (
    <tr>
      <th scope="row">
        {words.name(figure.text("title_en"), figure.text("title_mn"))}
        <br />
        <small>{definition}</small>
      </th>
      <td>{valueSentence(figure, words)}</td>
      <td>{figure.text("as_of")}</td>
      <td lang="en">
        {url && /^https?:\/\//.test(url) ? (
          <a href={url} rel="noreferrer noopener" target="_blank">
            {source}
          </a>
        ) : (
          source
        )}
      </td>
    </tr>
  );
}
