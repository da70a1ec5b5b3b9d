import { useEffect, useState } from "react";
import { useFeed } from "../../api/collections.ts";
import { filling, SearchCorpus } from "./search-corpus.ts";

/** As long as this the gathering of names may hold the page up at a time: less than a frame. */
const sliceMs = 10;

interface Gathered {
  readonly corpus: SearchCorpus;
  /** More names are on their way. */
  readonly isGathering: boolean;
}

/**
 * Everything that has a name, gathered when it is first wanted and again when one of the feeds has changed. What was gathered before is
 * searched until then.
 */
export function useSearchCorpus(isWanted: boolean): Gathered {
  const { data: units } = useFeed("staff", "admin-units");
  const { data: organisations } = useFeed("staff", "organisations");
  const { data: kindergartens } = useFeed("staff", "kindergartens");
  const { data: zones } = useFeed("staff", "rehabilitation-zones");
  const { data: sites } = useFeed("staff", "sites");
  const { data: siteDetails } = useFeed("staff", "site-details", sites !== undefined);
  const [gathered, setGathered] = useState<Gathered>(() => ({ corpus: new SearchCorpus(), isGathering: true }));
  useEffect(() => {
    if (!isWanted) return;
    const corpus = new SearchCorpus();
    const gathering = filling(corpus, { units, organisations, kindergartens, zones, sites, siteDetails });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const goOn = () => {
      for (const until = performance.now() + sliceMs; ; ) {
        if (gathering.next().done) return setGathered({ corpus, isGathering: sites === undefined });
        if (performance.now() > until) break;
      }
      timer = setTimeout(goOn);
    };
    goOn();
    return () => clearTimeout(timer);
  }, [isWanted, units, organisations, kindergartens, zones, sites, siteDetails]);
  return gathered;
}
