import { type ReactElement, Suspense, useRef } from "react";
import { LatePart } from "../app/late-part.tsx";
import { MapPage } from "../app/map-page.tsx";
import type { MapCommands } from "../app/map-stage.tsx";
import { TakeAlong } from "../app/take-along.tsx";
import { useTitle } from "../app/use-title.ts";
import { useWords } from "../i18n/use-words.ts";
import { isOverlayOn, useView } from "../state/view-store.ts";
import { CountedPanel, InsteadOfMap } from "./late-parts.ts";
import { openedFigure } from "./opened-figure.ts";
import { publicOverlayIds } from "./public-overlays.ts";
import { PublicStory } from "./public-story.tsx";
import { useScene } from "./scene-store.ts";
import { StepNote } from "./step-note.tsx";
import { useHeadlines } from "./use-headlines.ts";

/** The public atlas: always what anyone may see, also for those who are signed in. Words and figures first, then the map. */
export function PublicPage(): ReactElement {
  const { t } = useWords();
  useTitle(t("title.public"));
  const headlines = useHeadlines();
  const commands = useRef<MapCommands>(null);
  const figure = useView(openedFigure);
  const hasCard = useView(({ selected }) => selected !== null);
  const isTable = useView(({ opened }) => opened.includes("table"));
  const day = useView((view) => view.day);
  const scene = useScene((state) => state.scene);
  const isKindergartensOn = useView((view) => isOverlayOn(view, "kindergartens"));
  return (
    <MapPage
      audience="public"
      overlayIds={publicOverlayIds}
      story={<PublicStory headlines={headlines} commands={commands} />}
      mayFetch={headlines.isSettled}
      tools={<TakeAlong audience="public" commands={commands} />}
      commands={commands}
      onDay={day}
      scene={scene}
      overMap={
        <StepNote
          onDay={scene ? scene.onDay : day}
          hasKindergartens={scene ? scene.layers.includes("kindergartens") : isKindergartensOn}
        />
      }
      // A card that is opened from the list takes its place, and gives it back.
      aside={
        figure && !hasCard ? (
          <LatePart>
            <Suspense>
              <CountedPanel id={figure} headlines={headlines} commands={commands} />
            </Suspense>
          </LatePart>
        ) : undefined
      }
      instead={{
        isAsked: isTable,
        panelId: "table",
        render: (why) => (
          <LatePart>
            <Suspense>
              <InsteadOfMap why={why} headlines={headlines} />
            </Suspense>
          </LatePart>
        ),
      }}
    />
  );
}
