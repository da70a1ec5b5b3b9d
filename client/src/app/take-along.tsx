import { lazy, type ReactElement, type RefObject, Suspense, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import type { Audience } from "../map/map-state.ts";
import { Icon } from "../ui/icons.tsx";
import mapButton from "../ui/map-button.module.css";
import { LatePart } from "./late-part.tsx";
import type { MapCommands } from "./map-stage.tsx";

const loadPanel = () => import("../share/share-panel.tsx");
const SharePanel = lazy(() => loadPanel().then((module) => ({ default: module.SharePanel })));

interface TakeAlongProps {
  readonly audience: Audience;
  readonly commands: RefObject<MapCommands | null>;
}

/** The button by which a view is taken along. What it opens is fetched when somebody reaches for it. */
export function TakeAlong({ audience, commands }: TakeAlongProps): ReactElement {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const load = () => {
    // What fails here is told when the button is pressed.
    loadPanel().catch(() => undefined);
  };
  return (
    <>
      <button
        type="button"
        className={mapButton.button}
        aria-label={t("map.takeAlong")}
        title={t("map.takeAlong")}
        aria-haspopup="dialog"
        onPointerEnter={load}
        onFocus={load}
        onClick={() => setIsOpen(true)}
      >
        <Icon name="share" />
      </button>
      {isOpen && (
        <LatePart>
          <Suspense>
            <SharePanel audience={audience} commands={commands} onClose={() => setIsOpen(false)} />
          </Suspense>
        </LatePart>
      )}
    </>
  );
}
