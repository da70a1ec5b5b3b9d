import type { RefObject } from "react";
import { useAtlasInfo } from "../api/atlas-info.ts";
import type { MapCommands } from "../app/map-stage.tsx";
import { useWords, type Words } from "../i18n/use-words.ts";
import { type Audience, type OverlayId, overlayIds } from "../map/map-state.ts";
import { mapColours } from "../map/tokens.ts";
import { legendGroup } from "../panels/legend/legend-entries.ts";
import { signOf } from "../signs/catalogue.ts";
import { isOverlayOn, useView, type View } from "../state/view-store.ts";
import { drawSheet, type SheetLegend } from "./map-sheet.ts";
import { filled, useShareTexts } from "./share-words.ts";
import { useSource } from "./use-source.ts";

/** What is made a sheet of. */
export interface SheetOf {
  readonly audience: Audience;
  /** The address of the view, which stands on it. */
  readonly link: string;
  readonly commands: RefObject<MapCommands | null>;
}

interface MadeSheet {
  /** A file name. */
  readonly name: string;
  readonly picture: Blob;
}

/** Makes a sheet of what the map shows: with everything on it that must be known of it, with or without a grid. Null while there is no map. */
export function useSheet({ audience, link, commands }: SheetOf): (hasGrid: boolean) => Promise<MadeSheet | null> {
  const words = useWords();
  const texts = useShareTexts();
  const { data: atlas } = useAtlasInfo();
  const source = useSource(audience);
  return async (hasGrid) => {
    const map = document.createElement("canvas");
    map.width = 0;
    commands.current?.engine()?.drawInto(map, hasGrid);
    if (map.width === 0) return null;
    const view = useView.getState();
    const day = view.day ?? (audience === "public" ? null : new Date().toISOString().slice(0, 10));
    const sheet = drawSheet(
      map,
      map.width / window.devicePixelRatio,
      {
        title: audience === "public" ? texts.sheet.title : texts.sheet.staffTitle,
        day: day === null ? "" : filled(texts.sheet.day, words.daySlots(day)),
        demo: atlas?.demo ? texts.sheet.demo : undefined,
        legend: legendOf(view, audience, words),
        foot: [source, link],
      },
      mapColours.light,
    );
    const picture = await new Promise<Blob | null>((resolve) => sheet.toBlob(resolve, "image/png"));
    return picture && { name: `asm-atlas-${day ?? atlas?.release?.cutOffOn ?? "map"}.png`, picture };
  };
}

/** Overlays there are no feeds of for an audience. */
const without: Readonly<Record<Audience, readonly OverlayId[]>> = {
  public: ["protected-areas", "site-areas"],
  staff: ["site-summary"],
};

/** The legend of what is switched on. */
function legendOf(view: View, audience: Audience, words: Words): readonly SheetLegend[] {
  const shown = overlayIds.filter((id) => isOverlayOn(view, id) && !without[audience].includes(id));
  return shown.map((id) => {
    const { title, entries } = legendGroup(id, audience, words);
    const hidden = view.hidden[id] ?? [];
    const signs = entries.flatMap(({ code, label }) => {
      const sign = hidden.includes(code) ? undefined : signOf(id, code);
      return sign ? [{ sign, label }] : [];
    });
    return { title, entries: signs };
  });
}
