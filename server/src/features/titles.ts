import type { Language } from "../http/format.ts";
import type { LayerView } from "./layer-view.ts";

/** Titles of the service's pages. */
export const titles = {
  en: { collections: "Collections", conformance: "Standards", api: "Paths and parameters", items: "features" },
  mn: { collections: "Цуглуулгууд", conformance: "Стандартууд", api: "Зам, параметр", items: "бичлэг" },
} as const;

/** The way back from a page of a collection. */
export function collectionTrail(language: Language, view?: LayerView) {
  return [
    { href: "/ogc/collections?f=html", text: titles[language].collections },
    ...(view ? [{ href: `/ogc/collections/${view.layer.id}?f=html`, text: view.layer.title[language] }] : []),
  ];
}
