import { mappedCollections, type ReleasePreview } from "@asm-atlas/data/domain/publication/administration.ts";
import type { FeatureCollection } from "geojson";
import { useMemo } from "react";
import { useFeeds } from "../../api/collections.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { FeatureRef, MapState, OverlayId } from "../../map/map-state.ts";
import { useView } from "../../state/view-store.ts";
import { useMedia } from "../../ui/use-media.ts";
import { changesOn, marksOf, type Side } from "./changes.ts";

/** A feed of one of the two maps; null while it is on its way, and where it could not be had. */
export type SideFeeds = ReadonlyMap<OverlayId, FeatureCollection | null>;

const padding = { top: 12, right: 12, bottom: 12, left: 12 } as const;
const nothingHidden: readonly string[] = [];

/** What the world sees now: the public's own feeds, as anyone is sent them. */
export function useLastFeeds(isWanted: boolean): {
  readonly feeds: SideFeeds;
  readonly isComing: boolean;
  readonly failure: unknown;
  readonly retry: () => void;
} {
  const answers = useFeeds(
    "public",
    mappedCollections.map((id) => ({ id, isWanted })),
  );
  const key = answers.map(({ result }) => result.dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether any feed changed; their results are new objects every time
  const feeds = useMemo(() => new Map(answers.map(({ id, result }) => [id, result.data ?? null])), [key]);
  return {
    feeds,
    isComing: isWanted && answers.some(({ result }) => result.isPending),
    failure: answers.find(({ result }) => result.error)?.result.error ?? null,
    retry: () => {
      for (const { result } of answers) if (result.error) void result.refetch();
    },
  };
}

/** What the world will see: what the preview has drawn of it. */
export function useNextFeeds({ feeds }: ReleasePreview): SideFeeds {
  return useMemo(() => new Map(mappedCollections.map((id) => [id, feeds[id] as FeatureCollection])), [feeds]);
}

interface SideOptions {
  readonly side: Side;
  readonly preview: ReleasePreview;
  readonly feeds: SideFeeds;
  readonly isComing: boolean;
  /** Layers that are switched off. */
  readonly off: readonly OverlayId[];
  readonly selected: FeatureRef | null;
}

/** The public map of one side, with what changes marked on it. */
export function useSide({ side, preview, feeds, isComing, off, selected }: SideOptions): MapState {
  const { t, language } = useWords();
  const theme = useView((view) => view.theme);
  const reducedMotion = useMedia("(prefers-reduced-motion: reduce)");
  const [wheel, wheelOnMac, fingers] = [
    t("publication.map.wheel"),
    t("publication.map.wheelOnMac"),
    t("publication.map.fingers"),
  ];
  const onDay = side === "next" ? preview.cutOffOn : (preview.last?.cutOffOn ?? null);
  const marks = useMemo(
    () => marksOf(changesOn(side, preview), feeds.get("site-summary") ?? null),
    [side, preview, feeds],
  );
  return useMemo(
    (): MapState => ({
      theme,
      language,
      audience: "public",
      onDay,
      overlays: mappedCollections.map((id) => ({
        id,
        data: feeds.get(id) ?? null,
        isComing: isComing && !feeds.get(id),
        visible: !off.includes(id),
        hiddenCodes: nothingHidden,
        mask: null,
      })),
      selected,
      padding,
      reducedMotion,
      tools: null,
      base: null,
      marks,
      embedded: { wheel, wheelOnMac, fingers },
    }),
    [theme, language, onDay, feeds, isComing, off, selected, reducedMotion, marks, wheel, wheelOnMac, fingers],
  );
}
