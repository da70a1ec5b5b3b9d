import type { OpenDataRow } from "../store.ts";

/** EPSG number of WGS 84, as `srs_id` of every layer. */
export const srsId = 4326;

/** Magic, version, flags, reference system, and an envelope of four doubles. */
const headerBytes = 8 + 4 * 8;
const envelopeOfXy = 1 << 1;
const littleEndian = 1;

/**
 * A shape as GeoPackage keeps it (OGC 12-128r18, 2.1.3): a header with its envelope, so that a reader need not open the shape to pass it by,
 * then well-known binary. null where there is none.
 */
export function geometryBlob(row: OpenDataRow): Uint8Array | null {
  const { shape_wkb: wkb, shape_west, shape_south, shape_east, shape_north } = row;
  if (wkb === null || shape_west === null || shape_south === null || shape_east === null || shape_north === null)
    return null;
  const header = Buffer.alloc(headerBytes);
  header.write("GP", 0, "latin1");
  header.writeUInt8(0, 2);
  header.writeUInt8(envelopeOfXy | littleEndian, 3);
  header.writeInt32LE(srsId, 4);
  for (const [index, edge] of [shape_west, shape_east, shape_south, shape_north].entries())
    header.writeDoubleLE(edge, 8 + 8 * index);
  return Buffer.concat([header, wkb]);
}
