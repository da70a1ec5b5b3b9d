import type { Geometry } from "geojson";
import { useSession } from "../../api/session.ts";
import { partsOfGeometry } from "../../map/outline/parts.ts";
import type { Draft } from "../draft.ts";
import { forgetOutline, keepOutline } from "./draft-store.ts";

/** Names a drawn outline on this device: it is shown to nobody else who signs in here. */
export function useOutlineKey(name: string): string {
  const { data: session } = useSession();
  return `${session?.account?.id ?? ""}:${name}`;
}

/** The draft of a form whose outline is drawn: forgotten and kept again together with what was typed. */
export function withOutline(draft: Draft, key: string, outline: Geometry | null): Draft {
  return {
    ...draft,
    discard: () => {
      draft.discard();
      void forgetOutline(key);
    },
    keepAgain: () => {
      draft.keepAgain();
      void keepOutline(key, { parts: partsOfGeometry(outline), corners: [], keptAt: new Date().toISOString() });
    },
  };
}
