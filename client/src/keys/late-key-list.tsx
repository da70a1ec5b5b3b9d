import { lazy, type ReactElement, Suspense } from "react";
import { wantWorkbenchTexts } from "../i18n/i18n.ts";
import { useKeys } from "./key-store.ts";
import { useShortcut } from "./use-shortcut.ts";

/** Fetched when it is first asked for, with its texts. */
const KeyList = lazy(async () => {
  const [module] = await Promise.all([import("./key-list.tsx"), wantWorkbenchTexts()]);
  return { default: module.KeyList };
});

/** Listens for the key that opens the list of keys, on every page. */
export function LateKeyList(): ReactElement | null {
  const isOpen = useKeys((keys) => keys.isListOpen);
  useShortcut("keys", () => useKeys.getState().setListOpen(true));
  return isOpen ? (
    <Suspense>
      <KeyList />
    </Suspense>
  ) : null;
}
