/** A file that somebody drops on a zone: its bytes, and what must come of them. */
export interface OutlineFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Corners of each ring of each part, or why it is refused. */
  readonly gives:
    | readonly (readonly number[])[]
    | "too-large"
    | "packed"
    | "unreadable"
    | "has-declarations"
    | "no-area"
    | "too-many-corners";
  /** Shapes left out; 0 unless told. */
  readonly others?: number;
}

const file = (name: string, content: string | Buffer, gives: OutlineFile["gives"], others = 0): OutlineFile => ({
  name,
  bytes: Buffer.isBuffer(content) ? content : Buffer.from(content),
  gives,
  others,
});

const kml = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inside}</Document></kml>`;
const gpx = (inside: string): string =>
  `<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">${inside}</gpx>`;
const placemark = (inside: string): string => `<Placemark><name>Land</name>${inside}</Placemark>`;
const list = (tuples: string): string => `<LinearRing><coordinates>${tuples}</coordinates></LinearRing>`;
const outer = (tuples: string): string => `<outerBoundaryIs>${list(tuples)}</outerBoundaryIs>`;
const inner = (tuples: string): string => `<innerBoundaryIs>${list(tuples)}</innerBoundaryIs>`;
const polygon = (tuples: string, holes = ""): string => `<Polygon>${outer(tuples)}${holes}</Polygon>`;
const square = (x: number, y: number, side = 0.004): string =>
  `${x},${y},0 ${x + side},${y},0 ${x + side},${y + side},0 ${x},${y + side},0 ${x},${y},0`;
const here = square(103, 47);
const field = kml(placemark(polygon(here)));
const trackPoint = (lon: number | string, lat: number | string): string =>
  `<trkpt lat="${lat}" lon="${lon}"><ele>1300</ele></trkpt>`;
const walk = [trackPoint(103, 47), trackPoint(103.004, 47), trackPoint(103.004, 47.004), trackPoint(103, 47.004)].join(
  "",
);
const track = (points: string): string => `<trk><trkseg>${points}</trkseg></trk>`;
const ring = [
  [103, 47],
  [103.004, 47],
  [103.004, 47.004],
  [103, 47],
];
const geoJson = (coordinates: unknown, type = "Polygon"): string => JSON.stringify({ type, coordinates });
const nested = (times: number, open: string, core: string, close: string): string =>
  open.repeat(times) + core + close.repeat(times);
const utf16 = (text: string, isBig: boolean): Buffer => {
  const little = Buffer.from(`\uFEFF${text}`, "utf16le");
  return isBig ? Buffer.from(little).swap16() : little;
};
/** So many places, each written as short as it can be. */
const many = (place: string, count: number): string => `${place} `.repeat(count);

/** What people do have: each is read as it was meant. */
export const goodOutlineFiles: readonly OutlineFile[] = [
  file("one placemark.kml", field, [[4]]),
  file("hole.kml", kml(placemark(polygon(here, inner(square(103.001, 47.001, 0.001))))), [[4, 4]]),
  file(
    "several placemarks.kml",
    kml(
      `<Folder>${placemark(polygon(here))}</Folder>${placemark(polygon(square(103.1, 47)))}${placemark("<Point><coordinates>103,47</coordinates></Point>")}`,
    ),
    [[4], [4]],
    1,
  ),
  file(
    "multigeometry.kml",
    kml(
      placemark(
        `<MultiGeometry>${polygon(here)}<MultiGeometry>${polygon(square(103.1, 47))}</MultiGeometry></MultiGeometry>`,
      ),
    ),
    [[4], [4]],
  ),
  file(
    "ring and closed line.kml",
    kml(placemark(list(here)) + placemark(`<LineString><coordinates>${here}</coordinates></LineString>`)),
    [[4], [4]],
  ),
  file(
    "open line.kml",
    kml(placemark(polygon(here)) + placemark("<LineString><coordinates>103,47 103.1,47</coordinates></LineString>")),
    [[4]],
    1,
  ),
  file(
    "prefixed names.kml",
    `<k:kml xmlns:k="http://earth.google.com/kml/2.1"><k:Polygon><k:outerBoundaryIs><k:LinearRing><k:coordinates>\n\t${here}\n</k:coordinates></k:LinearRing></k:outerBoundaryIs></k:Polygon></k:kml>`,
    [[4]],
  ),
  file("no namespace.kml", `<kml>${polygon(here)}</kml>`, [[4]]),
  file(
    "cdata.kml",
    kml(
      `<Placemark><description><![CDATA[<b>dug</b> & left]]></description>${polygon("").replace("<coordinates></coordinates>", `<coordinates><![CDATA[${here}]]></coordinates>`)}</Placemark>`,
    ),
    [[4]],
  ),
  file(
    "Cyrillic and a byte order mark.kml",
    `\uFEFF${kml(`<Placemark><name>Үер усны ам</name>${polygon(here)}</Placemark>`)}`,
    [[4]],
  ),
  file("utf-16 little.kml", utf16(field, false), [[4]]),
  file("utf-16 big.kml", utf16(field, true), [[4]]),
  file(
    "windows-1251.kml",
    Buffer.from(field.replace("UTF-8", "windows-1251").replace("Land", "\u00C7\u00E5\u00EC"), "latin1"),
    [[4]],
  ),
  file("track.gpx", gpx(track(walk)), [[4]]),
  file(
    "tracks, a route and a waypoint.gpx",
    gpx(
      `<wpt lat="47" lon="103"/><rte>${walk.replaceAll("trkpt", "rtept")}</rte><trk><trkseg>${walk}</trkseg><trkseg>${walk}</trkseg></trk>`,
    ),
    [[4], [4], [4]],
    1,
  ),
  file("called gpx, is kml.gpx", field, [[4]]),
  file("called kml, is json.kml", geoJson([ring]), [[3]]),
  file("exponents and signs.kml", kml(placemark(polygon("1.03e2,+47.0 103.004,47 103.004,47.004 1.03e2,+47.0"))), [
    [3],
  ]),
  file("self-crossing.kml", kml(placemark(polygon("103,47 103.004,47.004 103.004,47 103,47.004 103,47"))), [[4]]),
  file("with a height.geojson", geoJson([ring.map(([lon, lat]) => [lon, lat, 1300])]), [[3]]),
];

/** What must not be taken, or not as it stands. */
export const hostileOutlineFiles: readonly OutlineFile[] = [
  file("empty.kml", "", "unreadable"),
  file("blanks.kml", " \n\t ", "unreadable"),
  file("null bytes.kml", Buffer.alloc(4_096), "unreadable"),
  file("null byte within.kml", field.replace("Land", "La\0nd"), "unreadable"),
  file("a photo.kml", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]), "unreadable"),
  file("a PDF.gpx", "%PDF-1.7\n1 0 obj\n<<>>\nendobj", "unreadable"),
  file("a KMZ.kml", Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(200, 7)]), "packed"),
  file("a shapefile.kml", Buffer.from([0, 0, 0x27, 0x0a, ...Buffer.alloc(96)]), "unreadable"),
  file("gzip.gpx", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), "unreadable"),
  file("a table.kml", "lon;lat\n103;47\n", "unreadable"),
  file("a web page.kml", "<html><body><p>Not found</p></body></html>", "unreadable"),
  file("a web page with its type.kml", "<!DOCTYPE html><html><body></body></html>", "has-declarations"),
  file("another XML.kml", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', "unreadable"),
  file(
    "a script.kml",
    kml(`<script xmlns="http://www.w3.org/1999/xhtml">globalThis.hasRun = true</script>${placemark(polygon(here))}`),
    [[4]],
  ),
  file(
    "an image that would tell.kml",
    kml(
      `<img xmlns="http://www.w3.org/1999/xhtml" src="http://tell.invalid/x" onerror="globalThis.hasRun = true"/>${placemark(polygon(here))}`,
    ),
    [[4]],
  ),
  file(
    "a network link.kml",
    kml("<NetworkLink><Link><href>http://tell.invalid/land.kml</href></Link></NetworkLink>"),
    "no-area",
  ),
  file(
    "a style sheet.kml",
    `<?xml-stylesheet type="text/xsl" href="http://tell.invalid/x.xsl"?>${field.replace(/^<\?xml[^>]*\?>\n/, "")}`,
    [[4]],
  ),
  file(
    "an inclusion.kml",
    kml(`<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>`),
    "no-area",
  ),
  file(
    "laughing.kml",
    `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, n) => `<!ENTITY a${n} "${`&a${n === 0 ? "" : n - 1};`.repeat(10)}">`).join("")}]>${kml("&a11;").replace(/^<\?xml[^>]*\?>\n/, "")}`,
    "has-declarations",
  ),
  file(
    "an outside entity.kml",
    '<?xml version="1.0"?><!DOCTYPE k [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml>&x;</kml>',
    "has-declarations",
  ),
  file(
    "a parameter entity.gpx",
    '<!DOCTYPE g [<!ENTITY % p SYSTEM "http://tell.invalid/p.dtd"> %p;]><gpx/>',
    "has-declarations",
  ),
  file("a declaration in small letters.kml", "<!doctype kml><kml/>", "has-declarations"),
  file("an entity nobody declared.kml", kml(placemark(polygon(`${here} &more;`))), "unreadable"),
  file("cut off.kml", field.slice(0, field.length / 2), "unreadable"),
  file("cut off.gpx", gpx(track(walk)).slice(0, 200), "unreadable"),
  file("cut off.geojson", geoJson([ring]).slice(0, 40), "unreadable"),
  file("twice one after the other.kml", field + field, "unreadable"),
  file("wrongly nested.kml", kml("<Placemark><Polygon></Placemark></Polygon>"), "unreadable"),
  file("a prefix nobody bound.kml", `<kml><x:Polygon>${outer(here)}</x:Polygon></kml>`, "unreadable"),
  file("5,001 deep.kml", kml(nested(5_001, "<Folder>", polygon(here), "</Folder>")), "unreadable"),
  file("200,000 deep.kml", kml(nested(200_000, "<a>", "", "</a>")), "unreadable"),
  file(
    "polygons in polygons.kml",
    kml(
      nested(
        1_500,
        "<Polygon><outerBoundaryIs><LinearRing>",
        `<coordinates>${many("1,1", 300_000)}</coordinates>`,
        "</LinearRing></outerBoundaryIs></Polygon>",
      ),
    ),
    "too-many-corners",
  ),
  file(
    "tracks in tracks.gpx",
    gpx(nested(1_500, "<trkseg>", '<trkpt lat="1" lon="1"/>'.repeat(50_000), "</trkseg>")),
    "too-many-corners",
  ),
  file("300,000 points.kml", kml(placemark(polygon(many("1,1", 300_000)))), "too-many-corners"),
  file("50,000 track points.gpx", gpx(track('<trkpt lat="1" lon="1"/>'.repeat(50_000))), "too-many-corners"),
  file("300,000 points.geojson", geoJson([Array.from({ length: 300_000 }, () => [1, 1])]), "too-many-corners"),
  file("20,000 polygons.kml", kml(polygon("1,1 2,1 2,2").repeat(20_000)), "too-many-corners"),
  file("30,000 empty placemarks.kml", kml("<Placemark/>".repeat(30_000)), "no-area"),
  file("too large.kml", Buffer.alloc(5_242_881, 32), "too-large"),
  file("too large and good.kml", field.padEnd(5_242_881, " "), "too-large"),
  file("NaN.kml", kml(placemark(polygon(`${here} NaN,47`))), "unreadable"),
  file("Infinity.kml", kml(placemark(polygon(`${here} Infinity,-Infinity`))), "unreadable"),
  file("huge numbers.kml", kml(placemark(polygon("1e308,47 1e400,47 103,1e999"))), "unreadable"),
  file("hexadecimal.kml", kml(placemark(polygon("0x67,0x2f 103.004,47 103.004,47.004"))), "unreadable"),
  file("a missing latitude.kml", kml(placemark(polygon("103, 103.004,47 103.004,47.004 103,47"))), "unreadable"),
  file("decimal commas.kml", kml(placemark(polygon("103,0 47,0;103,004 47,0"))), "unreadable"),
  file("degrees in words.kml", kml(placemark(polygon("103°E,47°N 104°E,47°N 104°E,48°N"))), "unreadable"),
  file("metres of UTM.kml", kml(placemark(polygon("500000,5200000 500400,5200000 500400,5200400"))), "unreadable"),
  file("latitude first.kml", kml(placemark(polygon("47,103 47.004,103 47.004,103.004"))), "unreadable"),
  file("two corners.kml", kml(placemark(polygon("103,47 103.004,47 103,47"))), "no-area"),
  file("a hole of two corners.kml", kml(placemark(polygon(here, inner("103.001,47.001 103.002,47.001")))), "no-area"),
  file(
    "no coordinates.kml",
    kml(placemark("<Polygon><outerBoundaryIs><LinearRing/></outerBoundaryIs></Polygon>")),
    "no-area",
  ),
  file("a hole without land.kml", kml(placemark(`<Polygon>${inner(here)}</Polygon>`)), "no-area"),
  file("waypoints alone.gpx", gpx('<wpt lat="47" lon="103"/>'.repeat(5)), "no-area"),
  file("points without places.gpx", gpx(track("<trkpt/>".repeat(5))), "unreadable"),
  file("a longitude of nothing.gpx", gpx(track(walk + trackPoint("", 47))), "unreadable"),
  file("a longitude of NaN.gpx", gpx(track(walk + trackPoint("NaN", 47))), "unreadable"),
  file("beyond the poles.gpx", gpx(track(walk + trackPoint(103, 91))), "unreadable"),
  file("text for a number.geojson", geoJson([[...ring, ["103", "47"]]]), "unreadable"),
  file("a corner of nothing.geojson", geoJson([[...ring, null]]), "unreadable"),
  file("1e999.geojson", '{"type":"Polygon","coordinates":[[[1e999,47],[103,47],[103,48],[1e999,47]]]}', "unreadable"),
  file("nested arrays.geojson", `{"type":"Polygon","coordinates":${nested(300_000, "[", "", "]")}}`, "unreadable"),
  file(
    "collections in collections.geojson",
    nested(40_000, '{"type":"GeometryCollection","geometries":[', geoJson([ring]), "]}"),
    "no-area",
  ),
  file("a prototype.geojson", '{"__proto__":{"type":"Polygon"},"constructor":1,"type":"Nothing"}', "no-area"),
  file("a bare number.geojson", "42", "no-area"),
];
