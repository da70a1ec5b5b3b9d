import { create } from "zustand";
import type { Language } from "../i18n/language.ts";
import type { Camera, FeatureRef, OverlayId } from "../map/map-state.ts";
import type { Outline } from "../map/tools/outline.ts";
import { type ListLook, usualList } from "./list-look.ts";
import { preferredLanguage, preferredTheme, rememberLanguage, rememberTheme, type Theme } from "./preferences.ts";

/** Overlays that are off until asked for. */
const offByDefault: readonly OverlayId[] = ["published-figures", "protected-areas"];

/** Legend entries switched off, an overlay at a time. */
export type HiddenCodes = { readonly [Layer in OverlayId]?: readonly string[] };

/** What the person is looking at and through. Everything but the theme is mirrored in the address (`view-url.ts`). */
export interface View {
  readonly theme: Theme;
  readonly language: Language;
  /** Was the language chosen (here or by the link), rather than taken from the device? Only then the address says it. */
  readonly isLanguageChosen: boolean;
  /** Overlays whose switch differs from its default. */
  readonly switched: readonly OverlayId[];
  readonly hidden: HiddenCodes;
  readonly selected: FeatureRef | null;
  /** Entries that features must have, a facet at a time; which facets there are is the workbench's business. */
  readonly where: Readonly<Record<string, readonly string[]>>;
  /** The area selected on the map. */
  readonly area: Outline | null;
  /** Is the area part of the filter? Without one it says nothing. */
  readonly isAreaFilter: boolean;
  /** The day looked at, YYYY-MM-DD; null: today. */
  readonly day: string | null;
  /** The earlier day it is compared with, YYYY-MM-DD; null: no comparison. */
  readonly thenDay: string | null;
  /** The day of the record looked at, YYYY-MM-DD: what had been written down by then; null: the record as it is now. */
  readonly knownOn: string | null;
  /** Panels that are opened beside those always there, such as the list. */
  readonly opened: readonly string[];
  readonly list: ListLook;
  /** Another base map than our own, by its id; null: our own. */
  readonly base: string | null;
  /** Where the map rests; null until it has moved: then it shows all of Mongolia. */
  readonly camera: Camera | null;
}

export interface ViewActions {
  setTheme(theme: Theme): void;
  setLanguage(language: Language): void;
  setOverlay(layer: OverlayId, isOn: boolean): void;
  setEntry(layer: OverlayId, code: string, isOn: boolean): void;
  select(feature: FeatureRef | null): void;
  setWhere(where: View["where"]): void;
  /** Selects another area, which filters only when asked to; null selects none. */
  setArea(area: Outline | null): void;
  setAreaFilter(isAreaFilter: boolean): void;
  /** Takes every filter away; the area stays selected. */
  clearFilter(): void;
  setDay(day: string | null): void;
  setThenDay(day: string | null): void;
  setKnownOn(day: string | null): void;
  setOpened(panel: string, isOpen: boolean): void;
  setList(change: Partial<ListLook>): void;
  setBase(base: string | null): void;
  setCamera(camera: Camera): void;
  /** Takes over what an address says, on load and on back and forward. */
  takeOver(view: Partial<View>): void;
}

export const useView = create<View & ViewActions>()((set) => ({
  theme: preferredTheme(),
  language: preferredLanguage(),
  isLanguageChosen: false,
  switched: [],
  hidden: {},
  selected: null,
  where: {},
  area: null,
  isAreaFilter: false,
  day: null,
  thenDay: null,
  knownOn: null,
  opened: [],
  list: usualList,
  base: null,
  camera: null,
  setTheme: (theme) => {
    rememberTheme(theme);
    set({ theme });
  },
  setLanguage: (language) => {
    rememberLanguage(language);
    set({ language, isLanguageChosen: true });
  },
  setOverlay: (layer, isOn) =>
    set(({ switched }) => {
      const others = switched.filter((each) => each !== layer);
      return { switched: isOn === isOnByDefault(layer) ? others : [...others, layer] };
    }),
  setEntry: (layer, code, isOn) =>
    set(({ hidden }) => {
      const others = (hidden[layer] ?? []).filter((each) => each !== code);
      const { [layer]: _before, ...rest } = hidden;
      const codes = isOn ? others : [...others, code];
      return { hidden: codes.length === 0 ? rest : { ...rest, [layer]: codes } };
    }),
  select: (selected) => set({ selected }),
  setWhere: (where) => set({ where }),
  setArea: (area) => set({ area, isAreaFilter: false }),
  setAreaFilter: (isAreaFilter) => set({ isAreaFilter }),
  clearFilter: () => set({ where: {}, isAreaFilter: false }),
  setDay: (day) => set({ day }),
  setThenDay: (thenDay) => set({ thenDay }),
  setKnownOn: (knownOn) => set({ knownOn }),
  setOpened: (panel, isOpen) =>
    set(({ opened }) => {
      const others = opened.filter((each) => each !== panel);
      return { opened: isOpen ? [...others, panel] : others };
    }),
  setList: (change) => set(({ list }) => ({ list: { ...list, ...change } })),
  setBase: (base) => set({ base }),
  setCamera: (camera) => set({ camera }),
  takeOver: (view) => set(view),
}));

function isOnByDefault(layer: OverlayId): boolean {
  return !offByDefault.includes(layer);
}

export function isOverlayOn(view: Pick<View, "switched">, layer: OverlayId): boolean {
  return view.switched.includes(layer) !== isOnByDefault(layer);
}
