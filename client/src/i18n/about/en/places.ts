import type { AboutSection } from "../about-text.ts";

/** Where things are, how well that is known, and what else the atlas does not know. */
export const places: AboutSection = {
  id: "places",
  heading: "How well places and borders are known",
  body: [
    "Staff see a site where its record puts it. Each record says how its place was found:",
    "A soum’s area is not its boundary. Official boundaries are not part of this atlas yet: every spot of an aimag is given to the nearest soum centre (Voronoi cells), which is wrong by many kilometres in places. The soum of a site is the area it falls into, so near a border it may be the neighbour’s. Three soums have no known centre and no area; search finds them by name.",
    "Aimag borders come from Natural Earth, generalised for a scale of 1 : 10 million, and are off by some kilometres in places. Nothing legal can be read off them.",
    "Distances and areas are measured on the WGS 84 ellipsoid.",
  ],
};

export const atlasLimits: AboutSection = {
  id: "atlas-limits",
  heading: "Limits of the atlas",
  body: [
    [
      "A record is as fresh as its last visit; cards say when that was.",
      "Demo data is invented and marked as such on the map, on cards and in everything taken from here.",
      "Records that contradict one another are shown as they are, not smoothed.",
      "Distances are lines over the steppe, not ways. Rivers, passes and seasons are not in them.",
      "Other base maps, where an administrator offers them, come from servers elsewhere. The atlas needs none of them.",
    ],
  ],
};
