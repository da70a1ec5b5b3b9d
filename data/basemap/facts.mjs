// Reads the published facts the basemap is built from: data/seed/facts/*.csv.

import { readFile } from "node:fs/promises";

const factsFolder = new URL("../seed/facts/", import.meta.url);

/** RFC 4180 text to one object a row, keyed by the header. */
function parseCsv(text) {
  const rows = [];
  let row = [];
  let field = "";
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (isQuoted) {
      if (char !== '"') field += char;
      else if (text[i + 1] === '"') field += text[i++];
      else isQuoted = false;
    } else if (char === '"') isQuoted = true;
    else if (char === "," || char === "\n") {
      row.push(field);
      field = "";
      if (char === "\n") {
        rows.push(row);
        row = [];
      }
    } else if (char !== "\r") field += char;
  }
  if (field !== "" || row.length > 0) rows.push([...row, field]);
  const [header, ...body] = rows;
  return body.map((values) => Object.fromEntries(header.map((name, i) => [name, values[i] ?? ""])));
}

async function readCsv(name) {
  return parseCsv(await readFile(new URL(name, factsFolder), "utf8"));
}

function parsePoint(lon, lat) {
  return lon === "" || lat === "" ? null : [Number(lon), Number(lat)];
}

/**
 * Aimags and soums with their published figures.
 * Points are [lon, lat] in degrees, or null where no source gives one.
 */
export async function readFacts() {
  const [aimagRows, areaRows, soumRows] = await Promise.all(
    ["aimags.csv", "aimag-areas.csv", "soums.csv"].map(readCsv),
  );
  const figures = new Map(areaRows.map((row) => [row.aimag_iso, row]));
  const aimags = aimagRows.map((row) => {
    const figure = figures.get(row.iso_3166_2);
    if (figure === undefined) throw new Error(`aimag-areas.csv has no row for ${row.iso_3166_2}`);
    return {
      code: row.iso_3166_2,
      nameEn: row.name_en.replace(/ \(.*\)$/, ""),
      nameMn: row.name_mn,
      seat: row.centre_town.replace(/ \(.*\)$/, ""),
      centre: parsePoint(row.centre_lon, row.centre_lat),
      areaKm2: Number(figure.area_km2),
      population2020: Number(figure.population_2020),
    };
  });
  const soums = soumRows.map((row) => ({
    code: row.code,
    aimag: row.aimag_iso,
    nameEn: row.name_en,
    nameMn: row.name_mn,
    aliases: row.aliases === "" ? [] : row.aliases.split(";"),
    kind: row.kind,
    centre: parsePoint(row.lon, row.lat),
    coordBasis: row.coord_basis,
    coordCheck: row.coord_check,
    seat: row.seat === "" ? null : row.seat,
    population2020: row.population_2020 === "" ? null : Number(row.population_2020),
  }));
  return { aimags, soums };
}
