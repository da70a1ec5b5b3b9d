import type { FeatureCollection } from "geojson";
import type { ReactElement } from "react";
import type { Fetched } from "../../../api/collections.ts";
import { explainFailure } from "../../../api/failure.ts";
import { useWords } from "../../../i18n/use-words.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { CardFrame } from "../card-frame.tsx";
import { NoSuchRecord, Waiting } from "../record.tsx";

/** What stands in for a card whose record is not in the feed: still coming, failed, or not there. */
export function NotInFeed({
  code,
  feed,
}: {
  readonly code: string;
  readonly feed: Fetched<FeatureCollection>;
}): ReactElement {
  const { t } = useWords();
  if (feed.data) return <NoSuchRecord code={code} />;
  if (feed.isPending) return <Waiting code={code} />;
  return (
    <CardFrame title={code} isDemo={false}>
      <FailureNote
        sentence={explainFailure(feed.error, t)}
        retryLabel={t("app.tryAgain")}
        onRetry={() => void feed.refetch()}
      />
    </CardFrame>
  );
}
