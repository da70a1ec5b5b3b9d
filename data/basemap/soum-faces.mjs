// From aimag polygons to a tiling of the country by soums.

import { exclaves, guests } from "./aimag-names.mjs";
import { polygonIdOf } from "./aimag-polygons.mjs";
import { divide, exclaveFace, holdsCentre } from "./cells.mjs";
import { nodeFaces, sharedBorders, unpairedEdges } from "./noding.mjs";
import { doubleArea } from "./plane.mjs";

/** Rings wound as RFC 7946 wants them, so that neighbours run along a border in opposite directions. */
function wind(face) {
  const rings = face.rings.map((ring, position) =>
    doubleArea(ring) > 0 === (position === 0) ? ring : ring.toReversed(),
  );
  return { ...face, rings };
}

function facesOfPolygon(polygonId, polygons, soums) {
  const residents = soums.filter((soum) => soum.polygonId === polygonId);
  const exclaveFaces = exclaves
    .filter(({ polygon }) => polygon === polygonId)
    .map(({ soum, areaKm2 }) =>
      exclaveFace(
        soums.find(({ code }) => code === soum),
        areaKm2,
      ),
    );
  const guest = guests.find(({ polygon }) => polygon === polygonId);
  return polygons.flatMap((polygon) => divide(polygon, residents, exclaveFaces, guest));
}

/**
 * A bend of the border can cut a piece off its soum. It goes to the soum of the same aimag (else any of the same
 * source polygon) with which it shares the longest border.
 */
function adoptFragments(faces, soumByCode) {
  const owners = faces.map(({ soum }) => soum);
  const isHome = faces.map((face) => holdsCentre(face, soumByCode.get(face.soum)));
  const borders = sharedBorders(faces);
  let adopted = 0;
  for (let open = isHome.filter((home) => !home).length; open > 0; ) {
    faces.forEach((face, position) => {
      if (isHome[position]) return;
      const own = soumByCode.get(face.soum);
      const rank = ([beside, length]) => length + (soumByCode.get(owners[beside]).aimag === own.aimag ? 1e6 : 0);
      const candidates = [...borders[position]].filter(
        ([beside]) => isHome[beside] && soumByCode.get(owners[beside]).polygonId === own.polygonId,
      );
      const best = candidates.sort((a, b) => rank(b) - rank(a))[0];
      if (best === undefined) return;
      owners[position] = owners[best[0]];
      isHome[position] = true;
      adopted++;
    });
    const left = isHome.filter((home) => !home).length;
    if (left === open) throw new Error(`${left} pieces of soums touch no soum of their aimag`);
    open = left;
  }
  return { faces: faces.map((face, position) => ({ ...face, soum: owners[position] })), adopted };
}

/**
 * Faces {soum, rings} on the grid that tile the country, every border shared exactly.
 * @param polygons grid polygons by the source's code
 * @param soums soums with a centre
 */
export function tileBySoums(polygons, soums) {
  const exclaveCodes = new Set(exclaves.map(({ soum }) => soum));
  const placed = soums.map((soum) => ({ ...soum, polygonId: exclaveCodes.has(soum.code) ? null : polygonIdOf(soum) }));
  const raw = [...polygons].flatMap(([id, parts]) => facesOfPolygon(id, parts, placed));
  const noded = nodeFaces(raw.map(wind)).map(wind);
  const outline = unpairedEdges(noded);
  const result = adoptFragments(noded, new Map(placed.map((soum) => [soum.code, soum])));
  return { ...result, outlineEdges: outline };
}
