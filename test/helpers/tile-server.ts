import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { crc32, deflateSync } from "node:zlib";

/** A server of somebody else's maps, on this machine: one-coloured tiles, and a style of one area. */
export interface TileServer {
  readonly url: string;
  /** What it was asked, newest last. */
  readonly asked: readonly Pick<IncomingMessage, "url" | "headers">[];
  /** From now on it answers everything with 500. */
  breakDown(): void;
  recover(): void;
  stop(): Promise<void>;
}

export const tileColour = [200, 40, 160] as const;
export const areaColour = [20, 160, 60] as const;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG of one colour. */
function png(size: number, [red, green, blue]: readonly [number, number, number]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: size }, () => [red, green, blue]).flat()]);
  const rows = Buffer.concat(Array.from({ length: size }, () => row));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const worldArea = {
  type: "Feature",
  properties: {},
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [60, 30],
        [140, 30],
        [140, 60],
        [60, 60],
        [60, 30],
      ],
    ],
  },
};

function styleAt(url: string): object {
  return {
    version: 8,
    glyphs: `${url}/fonts/{fontstack}/{range}.pbf`,
    sources: { area: { type: "geojson", data: `${url}/area.json`, attribution: "<b>Area &copy; Survey</b>" } },
    layers: [
      { id: "area", type: "fill", source: "area", paint: { "fill-color": `rgb(${areaColour.join(",")})` } },
      { id: "names", type: "symbol", source: "area", layout: { "text-field": "Foreign name" } },
    ],
  };
}

export async function startTileServer(): Promise<TileServer> {
  const asked: Pick<IncomingMessage, "url" | "headers">[] = [];
  const tile = png(256, tileColour);
  let isBroken = false;
  const server = createServer(({ url = "", headers }, response) => {
    asked.push({ url, headers });
    const { port } = server.address() as AddressInfo;
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cache-Control", "no-store");
    const send = (status: number, type: string, body: Buffer | string) => {
      response.writeHead(status, { "Content-Type": type }).end(body);
    };
    if (isBroken) send(500, "text/plain", "broken");
    else if (/^\/tiles\/\d+\/\d+\/\d+\.png$/.test(url)) send(200, "image/png", tile);
    else if (url === "/style.json") send(200, "application/json", JSON.stringify(styleAt(`http://127.0.0.1:${port}`)));
    else if (url === "/area.json") send(200, "application/json", JSON.stringify(worldArea));
    else send(404, "text/plain", "nothing here");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    breakDown: () => {
      isBroken = true;
    },
    recover: () => {
      isBroken = false;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
