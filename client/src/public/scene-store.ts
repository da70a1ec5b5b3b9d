import { create } from "zustand";
import type { Scene } from "../app/scene.ts";

interface Scenes {
  /** What the chapter that is read wants the map to show; null: what the reader chose. */
  readonly scene: Scene | null;
  setScene(scene: Scene | null): void;
}

/** A scene passes: nothing of it stands in the address. */
export const useScene = create<Scenes>()((set) => ({
  scene: null,
  setScene: (scene) => set({ scene }),
}));
