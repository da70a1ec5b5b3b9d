import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useTools } from "../state/tool-store.ts";
import { useView } from "../state/view-store.ts";
import { BottomSheet } from "../ui/bottom-sheet.tsx";
import { Icon } from "../ui/icons.tsx";
import { type SheetHeight, sheetHeightPx } from "../ui/sheet-heights.ts";
import { TabList } from "../ui/tab-list.tsx";
import { CardSlot, LegendSlot } from "./late-panels.tsx";
import styles from "./map-page.module.css";
import type { PageParts } from "./page-parts.ts";

interface NarrowLayoutProps {
  readonly parts: PageParts;
  /** Height of the sheet at rest, for the map's padding. */
  readonly onSheetPx: (px: number) => void;
  readonly children: ReactNode;
}

const legendTab = "legend";

/** Room above the sheet for the map's scale and sources. */
const scalePx = 52;

/** Phones: the map full, one round button for layers, a sheet for card, layers and story, in this order of right. */
export function NarrowLayout({ parts, onSheetPx, children }: NarrowLayoutProps): ReactElement {
  const { t } = useWords();
  const selected = useView((view) => view.selected);
  const hasStory = parts.story !== undefined;
  const hasAside = parts.aside !== undefined;
  const isPlacing = useTools(({ active }) => active === "place-point");
  const [isLayers, setIsLayers] = useState(!hasStory);
  const [tab, setTab] = useState(legendTab);
  const [height, setHeight] = useState<SheetHeight>(hasStory ? "half" : "peek");
  const opened = parts.panels.find(({ isOpened }) => isOpened);
  const { id: openedId, isTall = false } = opened ?? {};

  // What an address opens is the tab one begins with.
  useEffect(() => {
    if (openedId === undefined) return;
    setTab(openedId);
    setHeight(isTall ? "full" : "half");
  }, [openedId, isTall]);
  useEffect(() => {
    // Words and figures that come first stay in sight beside what takes the map's place.
    if (!parts.hasMap && !hasStory) setHeight("peek");
  }, [parts.hasMap, hasStory]);
  useEffect(() => {
    if (selected) setHeight("half");
  }, [selected]);
  // Whoever is to point at a place must see the map and the form.
  useEffect(() => {
    if (hasAside || isPlacing) setHeight("half");
  }, [hasAside, isPlacing]);
  useEffect(() => onSheetPx(sheetHeightPx(height === "full" ? "half" : height)), [height, onSheetPx]);

  const showLayers = () => {
    useView.getState().select(null);
    setTab(legendTab);
    setIsLayers(hasStory ? !isLayers : true);
    setHeight(height === "peek" || !isLayers || selected ? "half" : "peek");
  };
  const showTab = (id: string) => {
    setTab(id);
    if (parts.panels.find((panel) => panel.id === id)?.isTall) setHeight("full");
    else if (height === "peek") setHeight("half");
  };
  const heightLabels = { peek: t("card.peek"), half: t("card.half"), full: t("card.full") };
  return (
    <>
      {parts.hasMap && (
        <div
          className={styles.narrowTools}
          style={{ bottom: sheetHeightPx(height === "full" ? "half" : height) + scalePx }}
        >
          <div className={styles.narrowColumn}>
            {parts.tools}
            <button type="button" className={styles.round} aria-label={t("legend.open")} onClick={showLayers}>
              <Icon name="layers" size={24} />
            </button>
          </div>
          {children}
        </div>
      )}
      <BottomSheet
        height={height}
        onHeight={setHeight}
        label={t("card.sheet")}
        handleLabel={`${t("card.sheetHeights")}. ${t("card.drag")}`}
        heightLabels={heightLabels}
        raiseLabel={t("card.raise")}
        lowerLabel={t("card.lower")}
      >
        {hasAside ? (
          parts.aside
        ) : selected ? (
          <CardSlot parts={parts} selected={selected} />
        ) : isLayers ? (
          <SheetTabs parts={parts} tab={tab} onTab={showTab} />
        ) : (
          parts.story
        )}
      </BottomSheet>
    </>
  );
}

interface SheetTabsProps {
  readonly parts: PageParts;
  readonly tab: string;
  readonly onTab: (id: string) => void;
}

/** Legend and panels, one at a time; without panels the legend alone. */
function SheetTabs({ parts, tab: wanted, onTab }: SheetTabsProps): ReactElement {
  const { t } = useWords();
  const tab = parts.panels.some(({ id }) => id === wanted) ? wanted : legendTab;
  const legend = { id: legendTab, label: t("legend.title"), icon: "layers" as const };
  const tabs = [legend, ...parts.panels];
  const content = parts.panels.find(({ id }) => id === tab)?.content ?? <LegendSlot parts={parts} />;
  if (parts.panels.length === 0) return <LegendSlot parts={parts} />;
  return (
    <>
      <TabList label={t("card.sheet")} tabs={tabs} chosen={tab} onChoose={onTab} panelId="sheet-panel" />
      <div id="sheet-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {content}
      </div>
    </>
  );
}
