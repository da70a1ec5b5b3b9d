import { cp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type FileStore, openFileStore } from "@asm-atlas/server/src/attachments/file-store.ts";
import { sweepFiles } from "@asm-atlas/server/src/attachments/sweep.ts";
import { backUp } from "@asm-atlas/server/src/backup/backup.ts";
import { restore } from "@asm-atlas/server/src/backup/restore.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { verify } from "@asm-atlas/server/src/verification/verify.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { aPdf, aPhoto, cameraTags, formOf, newId, pictureOf, sends } from "../helpers/attachments.ts";
import { makeWorkDir, onEachEngine, openEngine } from "../helpers/engines.ts";

const items = "/ogc/collections/attachments/items";
const silent = () => undefined;

onEachEngine("photos and papers", (kind) => {
  let atlas: AtlasServer;
  let officer: Person;
  let planner: Person;
  let administrator: Person;
  let files: FileStore;
  let zone: { readonly id: string; readonly code: string };
  let site: { readonly id: string; readonly code: string };

  const owner = (query: Sql) => atlas.engine.database.transaction({ role: "owner" }, (tx) => tx.exec(query));
  const first = async (collection: string) => {
    const { features } = await planner.reads(`/ogc/collections/${collection}/items?limit=1`);
    return { id: features[0].id as string, code: features[0].properties.code as string };
  };
  const stored = async () => {
    const hashes: string[] = [];
    for await (const { hash } of files.list()) hashes.push(hash);
    return hashes.sort();
  };
  const drafts = () => readdir(join(atlas.engine.config.dataDir, "files", "incoming"));
  const tagOf = async (person: Person, id: string) =>
    String((await person.asks(`${items}/${id}`, { headers: { accept: "application/geo+json" } })).headers.etag);

  beforeAll(async () => {
    atlas = await startAtlas(kind);
    files = openFileStore(atlas.engine.config.dataDir);
    officer = await atlas.signedIn("officer");
    planner = await atlas.signedIn("planner");
    administrator = await atlas.signedIn("administrator");
    zone = await first("rehabilitation-zones");
    site = await first("sites");
  });
  afterAll(() => atlas?.stop());

  it("keep a photo upright and without what the camera wrote, which staff know all the same", async () => {
    const photo = await aPhoto({ tags: cameraTags, orientation: 6 });
    expect((await pictureOf(photo)).exif?.includes("Secretmaker")).toBe(true);
    const id = newId();
    const answer = await sends(officer, { id, zone: zone.id, kind: "before", caption: "From the north" }, photo);
    expect(answer.status, answer.text).toBe(201);
    expect(answer.headers.location).toBe(`${atlas.url}/api/attachments/${id}`);
    expect(answer.json()).toMatchObject({
      id,
      zone_code: zone.code,
      kind: "before",
      caption: "From the north",
      taken_on: "2025-06-14",
      bearing_deg: 123.5,
      is_public: false,
      is_demo: true,
      media_type: "image/jpeg",
      width: 480,
      height: 640,
    });
    const { geometry, properties } = await planner.reads(`${items}/${id}`);
    expect(geometry).toEqual({ type: "Point", coordinates: [106.25, 46.51] });
    expect(properties.camera_at).toMatch(/^2025-06-14T15:30:00/);

    const full = await planner.asks(`/api/attachments/${id}`);
    expect([full.status, full.headers["content-type"], full.headers["cache-control"]]).toEqual([
      200,
      "image/jpeg",
      "private, no-cache",
    ]);
    expect(full.headers["x-content-type-options"]).toBe("nosniff");
    const small = await officer.asks(`/api/attachments/${id}?size=thumb`);
    expect([small.status, small.headers["content-type"]]).toEqual([200, "image/webp"]);
    for (const { bytes } of [full, small]) {
      const { exif, xmp, iptc, icc, orientation } = await pictureOf(bytes);
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(bytes.includes("Secretmaker")).toBe(false);
    }
    expect(await pictureOf(full.bytes)).toMatchObject({ width: 480, height: 640 });
    const again = await planner.asks(`/api/attachments/${id}`, {
      headers: { "if-none-match": String(full.headers.etag) },
    });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    const head = await planner.asks(`/api/attachments/${id}`, { method: "HEAD" });
    expect([head.headers["content-length"], head.bytes.length]).toEqual([String(full.bytes.length), 0]);
  });

  it("take PNG and WebP, make large ones smaller, and let a day that was said stand before the camera's", async () => {
    for (const format of ["png", "webp"] as const)
      expect((await sends(officer, { zone: zone.id, kind: "other" }, await aPhoto({ format }))).status).toBe(201);
    const large = await aPhoto({ width: 4_000, height: 1_000, tags: cameraTags });
    const answer = await sends(officer, { zone: zone.id, kind: "after", takenOn: "2025-06-01", caption: "" }, large);
    expect(answer.json()).toMatchObject({ width: 3_200, height: 800, taken_on: "2025-06-01", caption: null });
  });

  it("keep a paper as it is, and give it out to be downloaded and nothing else", async () => {
    const paper = aPdf();
    const id = newId();
    const sent = { name: "Бат-Эрдэнэ.pdf", type: "application/pdf" };
    const answer = await sends(officer, { id, zone: zone.id, kind: "act", takenOn: "2025-07-01" }, paper, sent);
    expect(answer.status, answer.text).toBe(201);
    const { headers, bytes } = await planner.asks(`/api/attachments/${id}`);
    expect(bytes.equals(paper)).toBe(true);
    expect(headers).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${zone.code}-act-2025-07-01.pdf"`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    });
    expect((await planner.asks(`/api/attachments/${id}?size=thumb`)).status).toBe(404);
    expect(answer.text).not.toContain("Бат");
    const other = await sends(officer, { zone: zone.id, kind: "before" }, aPdf("another"));
    expect([other.status, other.json().code]).toEqual([422, "attachment.not-a-paper"]);
  });

  it("answer a file that is sent twice twice, and refuse another under its id", async () => {
    const fields = { id: newId(), zone: zone.id, kind: "before" };
    const photo = await aPhoto({ seed: 3 });
    const [one, two] = await Promise.all([sends(officer, fields, photo), sends(officer, fields, photo)]);
    const three = await sends(officer, fields, photo);
    expect([one.status, two.status, three.status]).toEqual([201, 201, 201]);
    expect(three.json()).toEqual(one.json());
    const other = await sends(officer, fields, await aPhoto({ seed: 4 }));
    expect([other.status, other.json().code]).toEqual([409, "record.exists"]);
    const elsewhere = await sends(officer, { id: fields.id, site: site.id, kind: "before" }, photo);
    expect([elsewhere.status, elsewhere.json().code]).toEqual([409, "record.exists"]);
  });

  it("lie on disk under the hash of what they hold, once, for their owner alone", async () => {
    const before = await stored();
    const photo = await aPhoto({ seed: 5 });
    for (const kindOf of ["before", "after"]) await sends(officer, { zone: zone.id, kind: kindOf }, photo);
    const added = (await stored()).filter((hash) => !before.includes(hash));
    expect(added).toHaveLength(2); // one photo and its small picture
    for (const hash of added) expect(await files.check(hash)).toBe("sound");
    expect(await drafts()).toEqual([]);
  });

  it("belong to a visit or an event of their record, and to no other's", async () => {
    const { features } = await planner.reads("/ogc/collections/site-visits/items?limit=1");
    const visit = features[0];
    const fields = { visit: visit.id, kind: "other" };
    const photo = await aPhoto({ seed: 6 });
    const mine = await sends(officer, { ...fields, site: visit.properties.site_id }, photo);
    expect(mine.json()).toMatchObject({ visit_id: visit.id, site_code: visit.properties.site_code });
    const { features: sites } = await planner.reads("/ogc/collections/sites/items?limit=2");
    const another = sites.find(({ id }: { id: string }) => id !== visit.properties.site_id);
    const wrong = await sends(officer, { ...fields, site: another.id }, photo);
    expect([wrong.status, wrong.json().code]).toEqual([422, "record.unknown-reference"]);
    const ofZone = await sends(officer, { ...fields, zone: zone.id }, photo);
    expect([ofZone.status, ofZone.json().code]).toEqual([422, "record.unknown-reference"]);
  });

  it("are refused before they are read: who may not, no such record, another aimag, a form that is none", async () => {
    const before = await stored();
    const photo = await aPhoto({ seed: 7 });
    const verdict = async (person: Person, fields: Record<string, string>, bytes = photo) => {
      const { status, json } = await sends(person, fields, bytes);
      return [status, json().code];
    };
    const wanted = { zone: zone.id, kind: "before" };
    expect(await verdict(atlas.anyone, wanted)).toEqual([401, "session.required"]);
    expect(await verdict(planner, wanted)).toEqual([403, "access.denied"]);
    expect(await verdict(officer, { ...wanted, zone: newId() })).toEqual([404, "feature.not-found"]);
    expect(await verdict(officer, { ...wanted, kind: "selfie" })).toEqual([422, "request.invalid-body"]);
    expect(await verdict(officer, { ...wanted, takenOn: "2025-02-30" })).toEqual([422, "request.invalid-body"]);
    expect(await verdict(officer, { ...wanted, site: site.id })).toEqual([422, "request.invalid-body"]);
    expect(await verdict(officer, { ...wanted, is_public: "true" })).toEqual([422, "request.invalid-body"]);
    expect(await verdict(officer, { ...wanted, id: "one" })).toEqual([422, "request.invalid-body"]);
    const asks = (body: unknown, headers: Record<string, string>) =>
      officer.asks("/api/attachments", { method: "POST", body, headers });
    expect((await asks({}, {})).status).toBe(415);
    expect((await asks("x", { "content-type": "multipart/form-data" })).status).toBe(415);
    const anothers = formOf({ id: newId(), ...wanted }, { bytes: photo });
    expect((await asks(anothers.body, { ...anothers.headers, "atlas-account": newId() })).json().code).toBe(
      "session.another-account",
    );
    const form = formOf({ id: newId(), ...wanted });
    expect((await asks(form.body, form.headers)).json().code).toBe("request.malformed");
    const misnamed = formOf({ id: newId(), ...wanted }, { bytes: photo, field: "photo" });
    expect((await asks(misnamed.body, misnamed.headers)).json().code).toBe("request.malformed");
    await owner(
      sql`INSERT INTO atlas.account_aimag (account_id, aimag_code)
          SELECT a.id, (SELECT u.code FROM atlas.admin_unit u WHERE u.level = 'aimag' AND u.code <> (SELECT z.aimag_code FROM atlas.rehabilitation_zone z WHERE z.id = ${zone.id}) LIMIT 1)
            FROM atlas.account a WHERE a.role = 'officer'`,
    );
    expect(await verdict(officer, wanted)).toEqual([403, "access.outside-aimag"]);
    await owner(sql`DELETE FROM atlas.account_aimag`);
    expect(await stored()).toEqual(before);
    expect(await drafts()).toEqual([]);
  });

  it("are told to no stranger: a real one and one that never was get the same answer", async () => {
    const { id } = (await sends(officer, { zone: zone.id, kind: "before" }, await aPhoto({ seed: 8 }))).json();
    const answers = await Promise.all(
      [id, newId(), "x"].map(async (each) => {
        const { status, json } = await atlas.anyone.asks(`/api/attachments/${each}`);
        const { requestId: _requestId, ...problem } = json();
        return [status, problem];
      }),
    );
    expect(answers[0]?.[0]).toBe(404);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect((await atlas.anyone.asks("/ogc/collections/attachments")).status).toBe(404);
    expect((await planner.asks(`/api/attachments/${newId()}`)).status).toBe(404);
  });

  it("are changed, put into the bin, brought back and remembered like any record", async () => {
    const { id } = (await sends(officer, { zone: zone.id, kind: "before" }, await aPhoto({ seed: 9 }))).json();
    const asks = async (person: Person, method: string, properties?: object) =>
      person.asks(`${items}/${id}`, {
        method,
        headers: { "if-match": await tagOf(officer, id) },
        ...(properties ? { body: { properties } } : {}),
      });
    const changed = await asks(officer, "PATCH", { kind: "after", caption: "Grass", is_public: true });
    expect(changed.status, changed.text).toBe(200);
    expect(changed.json().properties).toMatchObject({ kind: "after", caption: "Grass", is_public: true, version: 2 });
    const paper = await asks(officer, "PATCH", { kind: "plan" });
    expect([paper.status, paper.json().code]).toEqual([422, "record.refused"]);
    expect((await asks(planner, "PATCH", { caption: "x" })).status).toBe(403);
    const made = await officer.asks(items, {
      method: "POST",
      body: { properties: { zone_id: zone.id, kind: "before" } },
    });
    expect(made.status).toBe(405);

    expect((await asks(officer, "DELETE")).status).toBe(204);
    expect((await officer.asks(`/api/attachments/${id}`)).status).toBe(404);
    const { entries } = await administrator.reads("/api/bin");
    expect(entries).toContainEqual(expect.objectContaining({ collection: "attachments", id, nameEn: "Grass" }));
    expect((await administrator.asks(`/api/bin/attachments/${id}/restore`, { method: "POST" })).status).toBe(200);
    expect((await officer.asks(`/api/attachments/${id}`)).status).toBe(200);

    const told = await planner.reads(`/api/history/attachments/${id}`);
    expect(told.entries.map(({ operation }: { operation: string }) => operation)).toEqual([
      "restore",
      "delete",
      "change",
      "create",
    ]);
    const ofZone = await planner.reads(`/api/history/rehabilitation-zones/${zone.id}`);
    expect(ofZone.entries).toContainEqual(
      expect.objectContaining({ of: "attachment", recordId: id, operation: "create" }),
    );
  });

  it("go out of sight with their zone", async () => {
    const ring = [
      [106.5, 46.5],
      [106.501, 46.5],
      [106.501, 46.501],
      [106.5, 46.5],
    ];
    const body = {
      type: "Feature",
      id: newId(),
      geometry: { type: "Polygon", coordinates: [ring] },
      properties: { origin: "unknown" },
    };
    const zones = "/ogc/collections/rehabilitation-zones/items";
    const made = await officer.asks(zones, { method: "POST", body });
    const { id } = (await sends(officer, { zone: body.id, kind: "before" }, await aPhoto({ seed: 10 }))).json();
    expect((await planner.asks(`/api/attachments/${id}`)).status).toBe(200);
    const tag = { "if-match": String(made.headers.etag) };
    expect((await officer.asks(`${zones}/${body.id}`, { method: "DELETE", headers: tag })).status).toBe(204);
    expect((await planner.asks(`/api/attachments/${id}`)).status).toBe(404);
  });

  describe("on disk", () => {
    it("that no record names are found and removed once they are a day old", async () => {
      const { id } = (await sends(officer, { zone: zone.id, kind: "before" }, await aPhoto({ seed: 11 }))).json();
      const before = await stored();
      await owner(sql`DELETE FROM atlas.attachment WHERE id = ${id}`);
      expect(await sweepFiles(atlas.engine.database, files, { apply: true })).toMatchObject({ orphans: 0, young: 2 });
      const long = new Date(Date.now() - 25 * 3_600_000);
      for (const hash of before) await utimes(files.pathOf(hash), long, long);
      expect(await sweepFiles(atlas.engine.database, files, { apply: false })).toMatchObject({ orphans: 2, young: 0 });
      expect(await stored()).toEqual(before);
      await sweepFiles(atlas.engine.database, files, { apply: true });
      expect(await stored()).toHaveLength(before.length - 2);
      expect(await verify(atlas.engine.database, silent, files)).toBe(0);
    });

    it("are in the backup and back after a restore, byte for byte", async () => {
      const { id } = (await sends(officer, { zone: zone.id, kind: "act" }, aPdf("x".repeat(700_000)))).json();
      const folder = await makeWorkDir("with-files");
      const file = join(folder, "atlas.bak");
      const { files: written, missing } = await backUp(atlas.engine.database, file, silent, files);
      expect([written, missing]).toEqual([(await stored()).length, 0]);
      const target = await openEngine(kind);
      try {
        const there = openFileStore(target.config.dataDir);
        expect((await restore(target.database, file, silent, there)).files).toBe(written);
        expect(await verify(target.database, silent, there)).toBe(0);
        const { file_hash: hash } = await target.database.transaction({ role: "owner", readOnly: true }, (tx) =>
          tx.one<{ file_hash: string }>(sql`SELECT file_hash FROM atlas.attachment WHERE id = ${id}`),
        );
        expect((await readFile(there.pathOf(hash))).equals(await readFile(files.pathOf(hash)))).toBe(true);
      } finally {
        await target.stop();
      }
    });

    it("that are missing or changed are named by verify, and told to who asks for them", async () => {
      const { id } = (await sends(officer, { zone: zone.id, kind: "before" }, await aPhoto({ seed: 12 }))).json();
      const { file_hash: hash } = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
        tx.one<{ file_hash: string }>(sql`SELECT file_hash FROM atlas.attachment WHERE id = ${id}`),
      );
      const told = async () => {
        const lines: string[] = [];
        const broken = await verify(atlas.engine.database, (line) => lines.push(line), files);
        return { broken, line: lines.find((line) => line.includes("files of photos and papers")) };
      };
      const path = files.pathOf(hash);
      await cp(path, `${path}.kept`);
      await writeFile(path, "something else");
      expect(await told()).toMatchObject({
        broken: 1,
        line: expect.stringContaining(`${zone.code} before, ${path}, is not what was kept`),
      });
      await rm(path);
      expect(await told()).toMatchObject({ broken: 1, line: expect.stringContaining("is missing") });
      const answer = await planner.asks(`/api/attachments/${id}`);
      expect([answer.status, answer.json().code]).toEqual([404, "attachment.file-missing"]);
      await cp(`${path}.kept`, path);
      await rm(`${path}.kept`);
      expect(await told()).toMatchObject({ broken: 0 });
    });
  });
});
