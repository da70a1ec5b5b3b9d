import { useRef } from "react";
import { keepOutline, recallOutline } from "../../editing/outline/draft-store.ts";
import { splitOffNow, useOutline } from "../../editing/outline/session.ts";
import { useOutlineKey } from "../../editing/outline/use-kept-outline.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { Parts } from "../../map/outline/parts.ts";
import { useNotices } from "../../state/notices.ts";
import { openAside } from "./open-aside.ts";

/**
 * Pieces that were split off an outline become a new zone: only once the outline is saved without them, or they would lie in it. `hold` is called
 * when it is sent, for the drawing is put away before `open` is called.
 */
export function useSplitOff(): { readonly hold: () => void; readonly open: () => void } {
  const { t } = useWords();
  const key = useOutlineKey("new:rehabilitation-zones");
  const held = useRef<Parts>([]);
  const openThem = async (splitOff: Parts) => {
    // Whoever had begun a new zone finds it there beside the pieces.
    const begun = await recallOutline(key);
    const draft = {
      parts: [...(begun?.parts ?? []), ...splitOff],
      corners: begun?.corners ?? [],
      keptAt: new Date().toISOString(),
    };
    if (await keepOutline(key, draft)) openAside("new-rehabilitation-zones");
    else useNotices.getState().tell(t("outline.splitOffNotKept"));
  };
  return {
    hold: () => {
      held.current = splitOffNow(useOutline.getState());
    },
    open: () => {
      if (held.current.length > 0) void openThem(held.current);
      held.current = [];
    },
  };
}
