import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "@asm-atlas/server/src/app.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, type AtlasServer, type Person, personAt, startAtlas } from "../helpers/atlas-server.ts";
import { keepingLog, onEachEngine } from "../helpers/engines.ts";
import { readSource } from "../helpers/source-files.ts";

const metaOf = (page: Answer, name: string): string | undefined =>
  new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(page.text)?.[1];

onEachEngine("what is shared of the public map", (kind) => {
  const clientDir = mkdtempSync(join(tmpdir(), "asm-atlas-share-"));
  let atlas: AtlasServer;
  let anyone: Person;
  let number: number;
  beforeAll(async () => {
    writeFileSync(join(clientDir, "index.html"), readSource("client/index.html"));
    atlas = await startAtlas(kind, { clientDir });
    anyone = atlas.anyone;
    number = (await anyone.reads("/api/atlas")).release.number;
  });
  afterAll(async () => {
    await atlas.stop();
    rmSync(clientDir, { recursive: true });
  });

  const open = (path: string) => anyone.asks(path, { headers: { accept: "text/html" } });
  const picturePath = (page: Answer) => String(metaOf(page, "og:image")).replace(atlas.url, "");

  /** Another process on the same database, which remembers nothing. */
  async function fromAnother<T>(read: (person: Person) => Promise<T>): Promise<T> {
    const app = createApp({
      database: atlas.engine.database,
      log: { ...keepingLog(), debug: () => undefined },
      config: {
        origin: "https://atlas.example.org",
        demo: true,
        basemapsFile: undefined,
        dataDir: atlas.engine.config.dataDir,
        writesPerMinute: 1,
      },
      clientDir,
    });
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      return await read(personAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    } finally {
      server.closeAllConnections();
      server.close();
      app.close();
    }
  }

  it("says the numbers of the release in title, description and picture", async () => {
    const { features } = await anyone.reads("/ogc/collections/site-summary/items?level=nation&limit=100");
    const { known, under_contract } = features.at(-1).properties;
    const page = await open("/");
    expect(page.status).toBe(200);
    expect(page.text).toContain("<title>Artisanal mining in Mongolia, counted to 30 June 2026 – ASM Atlas</title>");
    expect(metaOf(page, "og:description")).toContain(
      `${under_contract} places under contract (of ${known} ever known)`,
    );
    expect(metaOf(page, "description")).toBe(metaOf(page, "og:description"));
    expect(metaOf(page, "og:description")).toContain("Demo data");
    expect(metaOf(page, "twitter:card")).toBe("summary_large_image");
    expect(metaOf(page, "og:image")).toBe(`${atlas.url}/share/${number}-en-2026-06-30-nation-srzk.png`);
    const again = await anyone.asks("/", { headers: { "if-none-match": String(page.headers.etag) } });
    expect(again.status).toBe(304);
  });

  it("gives the figures to read before any program runs, in the reader's language, and on the public map alone", async () => {
    const { features } = await anyone.reads("/ogc/collections/site-summary/items?level=nation&limit=100");
    const { known, under_contract } = features.at(-1).properties;
    const wordsOn = async (path: string, language: string) => {
      const page = await anyone.asks(path, { headers: { accept: "text/html", "accept-language": language } });
      return /<div id="root">(.*?)<\/div>/s.exec(page.text)?.[1];
    };
    const english = `<b>${under_contract}</b> places under contract, of ${known} ever known`;
    expect(await wordsOn("/", "en-GB")).toContain(english);
    expect(await wordsOn("/", "mn-MN,mn;q=0.9,en;q=0.5")).toContain(`<b>${under_contract}</b> гэрээтэй газар`);
    expect(await wordsOn("/?lang=en", "mn")).toContain(english);
    for (const path of ["/embed", "/workbench", "/about"])
      expect([path, await wordsOn(path, "en")]).toEqual([path, ""]);
  });

  it("fits the view: language, step, province, layers", async () => {
    const { features } = await anyone.reads(
      "/ogc/collections/site-summary/items?level=province&unit_code=MN-069&limit=100",
    );
    const then = features.find(({ properties }: { properties: { step: string } }) => properties.step === "2019-12-31");
    const page = await open("/?lang=mn&day=2020-05-05&at=99.5,46,7&switched=kindergartens");
    expect(page.text).toContain('<html lang="mn"');
    expect(metaOf(page, "og:title")).toBe("Бичил уурхай: Баянхонгор, 2019.12.31 хүртэл – ASM Atlas");
    expect(metaOf(page, "og:description")).toContain(`${then.properties.known} мэдэгдсэн газар`);
    expect(picturePath(page)).toBe(`/share/${number}-mn-2019-12-31-mn-069-srz.png`);
    expect(metaOf(await open("/?switched=site-summary,sites,kindergartens"), "og:description")).toMatch(
      /^\d+ hectares?/,
    );
  });

  it("gives nothing back that somebody typed", async () => {
    const plain = await open("/");
    const canary = `"><script>canary</script>`;
    for (const name of ["lang", "day", "at", "pick", "switched", "hide", "where", "known", "canary"]) {
      const page = await open(`/?${name}=${encodeURIComponent(canary)}&canary=${name}`);
      expect([name, page.text]).toEqual([name, plain.text]);
    }
    const misled = await anyone.asks("/", { headers: { host: 'x"><b>canary' } });
    expect([misled.status, misled.text.includes("canary"), metaOf(misled, "og:image")]).toEqual([
      200,
      false,
      undefined,
    ]);
    expect(await fromAnother((person) => person.asks("/", { headers: { host: "canary.example" } }))).toMatchObject({
      text: expect.not.stringContaining("canary"),
    });
  });

  it("leaves the pages of staff with their plain title", async () => {
    for (const path of ["/workbench?lang=mn&at=99.5,46,7", "/admin", "/about"])
      expect((await open(path)).text).toBe(readSource("client/index.html"));
  });

  it("draws a picture of the size that previews ask for, the same on every process, and says when it has not changed", async () => {
    const path = picturePath(await open("/"));
    const picture = await anyone.asks(path);
    expect([picture.status, picture.headers["content-type"]]).toEqual([200, "image/png"]);
    // The signature and the header of a PNG.
    expect(picture.bytes.toString("latin1", 1, 4)).toBe("PNG");
    expect([picture.bytes.readUInt32BE(16), picture.bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(picture.bytes.length).toBeLessThan(300_000);
    expect(picture.headers["cross-origin-resource-policy"]).toBe("cross-origin");
    const head = await anyone.asks(path, { method: "HEAD" });
    expect([head.status, head.bytes.length, head.headers["content-length"]]).toEqual([
      200,
      0,
      String(picture.bytes.length),
    ]);
    expect((await anyone.asks(path, { headers: { "if-none-match": String(picture.headers.etag) } })).status).toBe(304);
    expect((await fromAnother((person) => person.asks(path))).bytes.equals(picture.bytes)).toBe(true);
    const other = await anyone.asks(path.replace("srzk", "none"));
    expect(other.bytes.equals(picture.bytes)).toBe(false);
  });

  it("has no picture of what is not", async () => {
    const name = (of: number) => `/share/${of}-en-2026-06-30-nation-srzk.png`;
    const older = await anyone.asks(name(number - 1));
    expect([older.status, older.headers.location]).toEqual([302, name(number)]);
    const between = await anyone.asks(`/share/${number}-en-2020-05-05-nation-srzk.png`);
    expect(between.headers.location).toBe(`/share/${number}-en-2019-12-31-nation-srzk.png`);
    const led = await anyone.asks("/share/view.png?lang=mn&at=99.5,46,7&switched=kindergartens");
    expect([led.status, led.headers.location]).toEqual([302, `/share/${number}-mn-2026-06-30-mn-069-srz.png`]);
    const wrong = [
      name(number + 1),
      "/share/x.png",
      "/share/",
      "/share",
      `${name(number)}/..%2f`,
      name(number).slice(0, -4),
    ];
    for (const path of wrong) expect([path, (await anyone.asks(path)).status]).toEqual([path, 404]);
    expect((await anyone.asks(`${name(number)}?x=1`)).json().code).toBe("request.unknown-parameter");
    expect((await anyone.asks(name(number), { method: "POST", body: {} })).status).toBe(405);
  });

  it("lets other sites frame the embedded map and nothing else", async () => {
    const policyOf = (answer: Answer) => String(answer.headers["content-security-policy"]).split(";").sort();
    const framed = await open("/embed?lang=mn&at=99.5,46,7");
    expect([framed.status, framed.headers["x-frame-options"]]).toEqual([200, undefined]);
    expect(metaOf(framed, "og:title")).toContain("Баянхонгор");
    const widened = policyOf(await open("/")).map((each) =>
      each.replace("frame-ancestors 'none'", "frame-ancestors *"),
    );
    expect(policyOf(framed)).toEqual(widened);
    const others = ["/", "/workbench", "/about", "/sign-in", "/embedded", "/embed/x", "/api/atlas", "/ogc", "/nowhere"];
    for (const path of [...others, picturePath(framed)]) {
      const answer = await open(path);
      expect([path, answer.headers["x-frame-options"]]).toEqual([path, "DENY"]);
      expect(policyOf(answer)).toContain("frame-ancestors 'none'");
    }
    expect(framed.headers["set-cookie"]).toBeUndefined();
  });

  it("tells and draws nothing of a layer that is withheld, from that moment on", async () => {
    const administrator = await atlas.signedIn("administrator");
    const page = await open("/");
    const picture = (await anyone.asks(picturePath(page))).bytes;
    const turn = (isWithheld: boolean) =>
      administrator.asks("/api/publication/switches", {
        method: "POST",
        body: { layer: "kindergartens", isWithheld, reason: "A test of the switch" },
        headers: { origin: atlas.url },
      });
    expect((await turn(true)).status).toBeLessThan(300);
    const withheld = await open("/");
    expect(metaOf(page, "og:description")).toContain("kindergartens open");
    expect(metaOf(withheld, "og:description")).not.toContain("kindergarten");
    expect((await anyone.asks(picturePath(page))).bytes.equals(picture)).toBe(false);
    expect((await turn(false)).status).toBeLessThan(300);
    expect((await open("/")).text).toBe(page.text);
    expect((await anyone.asks(picturePath(page))).bytes.equals(picture)).toBe(true);
  });

  it("moves no byte when something is written down between releases", async () => {
    const look = async (person: Person) => {
      const page = await person.asks("/?day=2026-06-30&at=99.5,46,7");
      const picture = String(metaOf(page, "og:image")).replace(/^https?:\/\/[^/]+/, "");
      return [page.text, (await person.asks(picture)).bytes.toString("base64")];
    };
    const before = await fromAnother(look);
    await atlas.engine.database.transaction({ role: "owner" }, async (transaction) => {
      await transaction.exec(
        sql`UPDATE atlas.site SET geom = ST_Translate(geom, 0.2, 0.1), name_en = 'canary', minerals = ARRAY['coal']`,
      );
      await transaction.exec(sql`UPDATE atlas.kindergarten SET seats = 999`);
      await transaction.exec(sql`DELETE FROM atlas.site_publication_consent`);
    });
    expect(await fromAnother(look)).toEqual(before);
  });
});
