import { create } from "zustand";
import { areSingleKeysWanted, rememberSingleKeys } from "../state/preferences.ts";

interface KeyState {
  readonly isListOpen: boolean;
  /** Keys of one sign can be switched off: who speaks to the device, or whose hand slips, would set them off unasked (WCAG 2.1.4). */
  readonly areSingleKeysOn: boolean;
  setListOpen(isOpen: boolean): void;
  setSingleKeys(areOn: boolean): void;
}

export const useKeys = create<KeyState>()((set) => ({
  isListOpen: false,
  areSingleKeysOn: areSingleKeysWanted(),
  setListOpen: (isListOpen) => set({ isListOpen }),
  setSingleKeys: (areSingleKeysOn) => {
    rememberSingleKeys(areSingleKeysOn);
    set({ areSingleKeysOn });
  },
}));
