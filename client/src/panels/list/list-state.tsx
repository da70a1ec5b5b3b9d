import type { ReactElement, ReactNode } from "react";
import { explainFailure } from "../../api/failure.ts";
import { useWords } from "../../i18n/use-words.ts";
import { isFiltering } from "../../sites/site-filter.ts";
import { useView } from "../../state/view-store.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import styles from "./list.module.css";
import { declarations } from "./list-layers.ts";
import type { ListSource } from "./use-list-source.ts";

/** Why there is no table: the layer is off, on its way, has failed, or nothing passes; each with the way out. */
export function ListState({ source }: { readonly source: ListSource }): ReactElement {
  const { t, say } = useWords();
  const { layer, phase, failure, retry, shown } = source;
  const name = say(declarations[layer].title);
  switch (phase) {
    case "off":
      return (
        <Sentence text={t("list.off", { layer: name })}>
          <Action label={t("list.switchOn")} onClick={() => useView.getState().setOverlay(layer, true)} />
        </Sentence>
      );
    case "coming":
      return <Sentence text={t("app.loading")} />;
    case "failed":
      return <Failed sentence={t("legend.failed", { name, reason: explainFailure(failure, t) })} retry={retry} />;
    case "unreadable":
      return <Failed sentence={t("legend.failedOnMap", { name })} retry={retry} />;
    case "there":
      return shown?.known === 0 ? <Sentence text={t("list.noneKnown")} /> : <NoneShown source={source} />;
  }
}

function Failed({ sentence, retry }: { readonly sentence: string; readonly retry: () => void }): ReactElement {
  const { t } = useWords();
  return (
    <div className={styles.state}>
      <FailureNote sentence={sentence} retryLabel={t("app.tryAgain")} onRetry={retry} />
    </div>
  );
}

function NoneShown({ source: { layer } }: { readonly source: ListSource }): ReactElement {
  const { t } = useWords();
  const isFiltered = useView((view) => isFiltering(view.where) || view.isAreaFilter);
  const hidden = useView((view) => view.hidden[layer]);
  const showEntries = () => {
    const { setEntry } = useView.getState();
    for (const code of hidden ?? []) setEntry(layer, code, true);
  };
  return (
    <Sentence text={t("list.noneShown")}>
      {isFiltered && <Action label={t("filter.clear")} onClick={() => useView.getState().clearFilter()} />}
      {hidden && <Action label={t("list.showEntries")} onClick={showEntries} />}
    </Sentence>
  );
}

function Sentence({ text, children }: { readonly text: string; readonly children?: ReactNode }): ReactElement {
  return (
    <div className={styles.state}>
      <p className={styles.quiet}>{text}</p>
      {children}
    </div>
  );
}

function Action({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactElement {
  return (
    <button type="button" className={styles.tool} onClick={onClick}>
      {label}
    </button>
  );
}
