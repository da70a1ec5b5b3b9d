import { type ReactElement, useRef } from "react";
import { MapPage } from "../app/map-page.tsx";
import type { MapCommands } from "../app/map-stage.tsx";
import { TakeAlong } from "../app/take-along.tsx";
import { useTitle } from "../app/use-title.ts";
import { useWords } from "../i18n/use-words.ts";
import type { OverlayId } from "../map/map-state.ts";
import { PublicStory } from "./public-story.tsx";
import { useHeadlines } from "./use-headlines.ts";

const overlayIds: readonly OverlayId[] = [
  "site-summary",
  "sites",
  "rehabilitation-zones",
  "kindergartens",
  "published-figures",
];

/** The public atlas: always what anyone may see, also for those who are signed in. Words and figures first, then the map. */
export function PublicPage(): ReactElement {
  const { t } = useWords();
  useTitle(t("title.public"));
  const headlines = useHeadlines();
  const commands = useRef<MapCommands>(null);
  return (
    <MapPage
      audience="public"
      overlayIds={overlayIds}
      story={<PublicStory headlines={headlines} />}
      mayFetch={headlines.isSettled}
      tools={<TakeAlong audience="public" commands={commands} />}
      commands={commands}
    />
  );
}
