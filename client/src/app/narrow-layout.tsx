import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useView } from "../state/view-store.ts";
import { BottomSheet } from "../ui/bottom-sheet.tsx";
import { Icon } from "../ui/icons.tsx";
import { type SheetHeight, sheetHeightPx } from "../ui/sheet-heights.ts";
import { CardSlot, LegendSlot } from "./late-panels.tsx";
import styles from "./map-page.module.css";
import type { PageParts } from "./page-parts.ts";

interface NarrowLayoutProps {
  readonly parts: PageParts;
  /** Height of the sheet at rest, for the map's padding. */
  readonly onSheetPx: (px: number) => void;
  readonly children: ReactNode;
}

/** Room above the sheet for the map's scale and sources. */
const scalePx = 52;

/** Phones: the map full, one round button for layers, a sheet for card, layers and story, in this order of right. */
export function NarrowLayout({ parts, onSheetPx, children }: NarrowLayoutProps): ReactElement {
  const { t } = useWords();
  const selected = useView((view) => view.selected);
  const hasStory = parts.story !== undefined;
  const [isLayers, setIsLayers] = useState(!hasStory);
  const [height, setHeight] = useState<SheetHeight>(hasStory ? "half" : "peek");

  useEffect(() => {
    if (selected) setHeight("half");
  }, [selected]);
  useEffect(() => onSheetPx(sheetHeightPx(height === "full" ? "half" : height)), [height, onSheetPx]);

  const showLayers = () => {
    useView.getState().select(null);
    setIsLayers(hasStory ? !isLayers : true);
    setHeight(height === "peek" || !isLayers || selected ? "half" : "peek");
  };
  const heightLabels = { peek: t("card.peek"), half: t("card.half"), full: t("card.full") };
  return (
    <>
      <div
        className={styles.narrowTools}
        style={{ bottom: sheetHeightPx(height === "full" ? "half" : height) + scalePx }}
      >
        <button type="button" className={styles.round} aria-label={t("legend.open")} onClick={showLayers}>
          <Icon name="layers" size={24} />
        </button>
        {children}
      </div>
      <BottomSheet
        height={height}
        onHeight={setHeight}
        label={t("card.sheet")}
        handleLabel={`${t("card.sheetHeights")}. ${t("card.drag")}`}
        heightLabels={heightLabels}
        raiseLabel={t("card.raise")}
        lowerLabel={t("card.lower")}
      >
        {selected ? (
          <CardSlot parts={parts} selected={selected} />
        ) : isLayers ? (
          <LegendSlot parts={parts} />
        ) : (
          parts.story
        )}
      </BottomSheet>
      {hasStory && !isLayers && !selected && (
        <div className={styles.onPaper}>
          <LegendSlot parts={parts} />
        </div>
      )}
    </>
  );
}
