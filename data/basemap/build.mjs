// Builds data/basemap/built from the packages of this folder and data/seed/facts. Same input, same bytes.

import { mkdir, writeFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { adminUnitFeatures } from "./admin-units.mjs";
import { exclaves, seatNamesMn } from "./aimag-names.mjs";
import { loadAimagPolygons } from "./aimag-polygons.mjs";
import { readFacts } from "./facts.mjs";
import { toGrid } from "./plane.mjs";
import { tileBySoums } from "./soum-faces.mjs";
import { describeSources } from "./sources.mjs";
import { loadSurroundings } from "./surroundings.mjs";
import { dissolve, encode, line, point, shape } from "./topology.mjs";

const builtFolder = new URL("built/", import.meta.url);

async function write(name, text) {
  await writeFile(new URL(name, builtFolder), `${text}\n`);
  const brotli = brotliCompressSync(text).length;
  console.log(`${name}: ${(text.length / 1024).toFixed(1)} KiB, ${(brotli / 1024).toFixed(1)} KiB brotli`);
}

function basemapOf(country, aimagFeatures, aimagShapes, surroundings) {
  const labels = aimagFeatures.map(({ properties: { code, name_en, name_mn, label } }) =>
    point(toGrid(label), { code, name_en, name_mn }),
  );
  const towns = aimagFeatures.map(({ properties: { code, kind, seat, centre } }) =>
    point(toGrid(centre), { aimag: code, name_en: seat, name_mn: seatNamesMn[code], is_capital: kind === "capital" }),
  );
  const layers = {
    land: [shape(surroundings.land)],
    neighbourBorders: [line(surroundings.borders)],
    lakes: [shape(surroundings.lakes)],
    rivers: [line(surroundings.rivers)],
    country: [shape(country)],
    aimags: aimagFeatures.map(({ properties: { code } }) => shape(aimagShapes.get(code), { code })),
    aimagLabels: labels,
    towns,
  };
  return encode(layers, { aimagBorders: { layer: "aimags", isBorder: () => true } });
}

function soumsOf(soumFeatures, soumShapes) {
  const drawn = soumFeatures.filter(({ geometry }) => geometry !== null);
  const layers = {
    soums: drawn.map(({ properties: { code, parent } }) => shape(soumShapes.get(code), { code, parent })),
    soumCentres: drawn.map(({ properties: { code, parent, kind, name_en, name_mn, centre } }) =>
      point(toGrid(centre), { code, parent, kind, name_en, name_mn }),
    ),
  };
  return encode(layers, { soumBorders: { layer: "soums", isBorder: (a, b) => a.parent === b.parent } });
}

function featureCollectionText(features) {
  return `{"type":"FeatureCollection","features":[\n${features.map((feature) => JSON.stringify(feature)).join(",\n")}\n]}`;
}

async function build() {
  await mkdir(builtFolder, { recursive: true });
  const { aimags, soums } = await readFacts();
  const { polygons, movedBorders } = await loadAimagPolygons(soums, new Set(exclaves.map(({ soum }) => soum)));
  const { faces, adopted } = tileBySoums(
    polygons,
    soums.filter(({ centre }) => centre !== null),
  );
  const aimagOf = new Map(soums.map(({ code, aimag }) => [code, aimag]));
  const soumShapes = dissolve(faces, ({ soum }) => soum);
  const aimagShapes = dissolve(faces, ({ soum }) => aimagOf.get(soum));
  const country = dissolve(faces, () => "country").get("country");
  const surroundings = await loadSurroundings(country.flat(2));
  const { aimagFeatures, soumFeatures } = adminUnitFeatures(aimags, soums, aimagShapes, soumShapes);
  await write("admin-units.geojson", featureCollectionText([...aimagFeatures, ...soumFeatures]));
  await write("basemap.json", JSON.stringify(basemapOf(country, aimagFeatures, aimagShapes, surroundings)));
  await write("soums.json", JSON.stringify(soumsOf(soumFeatures, soumShapes)));
  await write("sources.json", JSON.stringify(await describeSources(soums, movedBorders, adopted), null, 2));
}

await build();
