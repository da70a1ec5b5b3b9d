import type { UseQueryResult } from "@tanstack/react-query";
import type { Feature } from "geojson";
import type { ReactElement, ReactNode } from "react";
import { explainFailure } from "../../api/failure.ts";
import { useWords } from "../../i18n/use-words.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { CardFrame } from "./card-frame.tsx";
import { type Reader, readerOf } from "./read.ts";

interface RecordProps {
  readonly code: string;
  readonly record: UseQueryResult<readonly Feature[]>;
  readonly children: (read: Reader) => ReactNode;
}

/** A card whose record is fetched: while it comes, when it fails, and when there is none. */
export function FetchedRecord({ code, record, children }: RecordProps): ReactNode {
  const { t } = useWords();
  const feature = record.data?.[0];
  if (feature) return children(readerOf(feature));
  if (record.isPending) return <Waiting code={code} />;
  if (!record.error) return <NoSuchRecord code={code} />;
  return (
    <CardFrame title={code} isDemo={false}>
      <FailureNote
        sentence={explainFailure(record.error, t)}
        retryLabel={t("app.tryAgain")}
        onRetry={() => void record.refetch()}
      />
    </CardFrame>
  );
}

export function Waiting({ code }: { readonly code: string }): ReactElement {
  const { t } = useWords();
  return (
    <CardFrame title={code} isDemo={false}>
      <p>{t("card.loading")}</p>
    </CardFrame>
  );
}

/** A link may lead to what its reader may not see, or to what is gone: both look the same. */
export function NoSuchRecord({ code }: { readonly code: string }): ReactElement {
  const { t } = useWords();
  return (
    <CardFrame title={code} isDemo={false}>
      <p>{t("card.missing", { code })}</p>
    </CardFrame>
  );
}
