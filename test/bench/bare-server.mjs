// The reference: node:http and nothing else, sending bytes it holds in memory, in a process of its own like the product.
// node bare-server.mjs <file with the bytes> <content-encoding or -> <content-type>; prints the address it listens on.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [file, encoding, type] = process.argv.slice(2);
const body = readFileSync(file);
const etag = '"reference"';
const headers = {
  "Content-Type": type,
  "Content-Length": body.length,
  ETag: etag,
  "Cache-Control": "public, max-age=0, must-revalidate",
  Vary: "Cookie, Accept-Encoding",
  ...(encoding === "-" ? {} : { "Content-Encoding": encoding }),
};
const unchanged = {
  ETag: etag,
  "Cache-Control": "public, max-age=0, must-revalidate",
  Vary: "Cookie, Accept-Encoding",
};

const server = createServer((request, response) => {
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, unchanged);
    response.end();
  } else {
    response.writeHead(200, headers);
    response.end(body);
  }
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.on("SIGTERM", () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
