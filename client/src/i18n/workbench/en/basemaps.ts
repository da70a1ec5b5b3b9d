/** The choice of a base map. */
export const basemaps = {
  title: "Base map",
  own: "The atlas’s own",
  coming: "on its way",
  note: "The others come from servers elsewhere, which learn where one looks. Sites stay here.",
  failed: "“{{name}}” could not be fetched. The atlas’s own base map is there meanwhile.",
  blocked:
    "“{{name}}” asks a server that the settings of this atlas do not name. The atlas’s own base map is there meanwhile.",
} as const;
