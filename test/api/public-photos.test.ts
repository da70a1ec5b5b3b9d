import { createHash } from "node:crypto";
import type { PublicPhoto } from "@asm-atlas/data/domain/publication/public-photo.ts";
import { openFileStore } from "@asm-atlas/server/src/attachments/file-store.ts";
import { sweepFiles } from "@asm-atlas/server/src/attachments/sweep.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { aPhoto, cameraTags, newId, pictureOf, sends } from "../helpers/attachments.ts";
import { onEachEngine } from "../helpers/engines.ts";
import { release } from "../security/support/releases.ts";

onEachEngine("photos that a release shows", (kind) => {
  let atlas: AtlasServer;
  let officer: Person;
  let planner: Person;
  let administrator: Person;
  /** A zone that is shown, and its public code. */
  let zone: { readonly id: string; readonly code: string };
  const ids = { before: newId(), after: newId() };
  const owner = <Row>(query: Sql) =>
    atlas.engine.database.transaction({ role: "owner", timeoutMs: 60_000 }, (tx) => tx.many<Row>(query, 1_000));
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    officer = await atlas.signedIn("officer");
    planner = await atlas.signedIn("planner");
    administrator = await atlas.signedIn("administrator");
    const [shown] = await owner<{ id: string; code: string }>(
      sql`SELECT c.record_id AS id, c.code FROM publication.zone z JOIN publication.public_code c ON c.record_kind = 'zone' AND c.code = z.code
           WHERE z.release = (SELECT max(r.number) FROM publication.release r) ORDER BY z.code LIMIT 1`,
    );
    if (!shown) throw new Error("The demo network shows no zone");
    zone = shown;
    const large = await aPhoto({ width: 2_000, height: 1_500, tags: cameraTags });
    await sends(officer, { id: ids.before, zone: zone.id, kind: "before", takenOn: "2021-05-03" }, large);
    await sends(
      officer,
      { id: ids.after, zone: zone.id, kind: "after", takenOn: "2023-08-20" },
      await aPhoto({ seed: 2 }),
    );
  });
  afterAll(() => atlas.stop());

  const said = (answer: Answer) => [answer.status, answer.json().code];
  const item = (id: string) => `/ogc/collections/attachments/items/${id}`;
  const confirm = async (as: Person, id: string, tag?: string) => {
    const etag = tag ?? ((await planner.asks(item(id))).headers.etag as string);
    return as.asks(`/api/register/photos/${id}/confirm`, { method: "POST", headers: { "if-match": etag } });
  };
  const mark = async (as: Person, id: string, isPublic: boolean) => {
    const { headers } = await as.asks(item(id));
    const answer = await as.asks(item(id), {
      method: "PATCH",
      headers: { "if-match": headers.etag as string, "content-type": "application/merge-patch+json" },
      body: { properties: { is_public: isPublic } },
    });
    expect(answer.status, answer.text).toBe(200);
    return answer.json().properties;
  };
  const photos = async (): Promise<readonly PublicPhoto[]> => (await atlas.anyone.reads("/api/public-photos")).photos;
  const fetched = (name: string) => atlas.anyone.asks(`/api/public-photos/${name}`);
  /** The newest release once more, as it would be had this been decided before its cut-off. */
  const releaseAgain = async () => {
    await owner(
      sql`UPDATE atlas.attachment SET public_confirmed_on = '2026-05-01' WHERE public_confirmed_on IS NOT NULL RETURNING id`,
    );
    await atlas.engine.database.transaction({ role: "owner" }, (tx) =>
      tx.exec(sql`TRUNCATE publication.release CASCADE`),
    );
    await release(atlas.engine.database, "2026-06-30");
  };

  it("are marked by one and confirmed by another, and nobody outside sees any of it before a release", async () => {
    expect(await mark(officer, ids.before, true)).toMatchObject({ is_public: true, public_confirmed_on: null });
    await mark(administrator, ids.after, true);
    expect(said(await confirm(officer, ids.before))).toEqual([403, "access.denied"]);
    const own = await confirm(administrator, ids.after);
    expect([...said(own), own.json().rule]).toEqual([422, "guard.four-eyes", "two_people"]);
    expect(said(await confirm(planner, ids.after, '"v1-old"'))).toEqual([412, "record.stale"]);
    for (const id of [ids.before, ids.after]) expect((await confirm(planner, id)).status).toBe(204);
    expect((await officer.reads(item(ids.before))).properties.public_confirmed_on).toMatch(/^20\d\d-/);
    expect(said(await confirm(planner, ids.before))).toEqual([409, "register.nothing-waiting"]);
    expect(await photos()).toEqual([]);
  });

  it("are told by zone, kind and year, under random names, and their files hold pixels and nothing else", async () => {
    await releaseAgain();
    const shown = await photos();
    expect(shown.map(({ name, ...told }) => told).sort((a, b) => (a.year ?? 0) - (b.year ?? 0))).toEqual([
      { zone: zone.code, kind: "before", year: 2021, width: 1_280, height: 960 },
      { zone: zone.code, kind: "after", year: 2023, width: 640, height: 480 },
    ]);
    const store = openFileStore(atlas.engine.config.dataDir);
    const inside: string[] = [];
    for await (const { hash } of store.list()) inside.push(hash);
    expect(inside.length).toBeGreaterThanOrEqual(4);
    for (const { name, width, height } of shown) {
      const [first, second] = await Promise.all([fetched(name), fetched(name)]);
      expect([first.status, first.headers["content-type"]]).toEqual([200, "image/jpeg"]);
      expect(second.bytes.equals(first.bytes)).toBe(true);
      const picture = await pictureOf(first.bytes);
      expect([picture.width, picture.height]).toEqual([width, height]);
      for (const trace of ["exif", "icc", "xmp", "iptc"] as const) expect(picture[trace], trace).toBeUndefined();
      expect(inside).not.toContain(createHash("sha256").update(first.bytes).digest("hex"));
      const answer = await atlas.anyone.asks(`/api/public-photos/${name}`, {
        headers: { "if-none-match": String(first.headers.etag) },
      });
      expect(answer.status).toBe(304);
    }
    // Nothing that a record or a release names is swept away, and a file that is gone is made again.
    expect((await sweepFiles(atlas.engine.database, store, { apply: false })).young).toBe(0);
    const [{ hash } = { hash: "" }] = await owner<{ hash: string }>(
      sql`SELECT file_hash AS hash FROM publication.public_photo WHERE name = ${shown[0]?.name ?? ""}`,
    );
    await store.remove(hash);
    expect((await fetched(shown[0]?.name ?? "")).status).toBe(200);
    expect(await store.check(hash)).toBe("sound");
  });

  it("cannot be told from what never was when they are not shown", async () => {
    const unlike = (answer: Answer) => [
      answer.status,
      answer.text.replace(/"requestId":"[^"]*"/, ""),
      answer.headers["cache-control"],
    ];
    const never = unlike(await fetched("2222222222222222"));
    expect(never[0]).toBe(404);
    for (const name of [ids.before, "../files", "b".repeat(16)])
      expect(unlike(await fetched(encodeURIComponent(name)))).toEqual(never);
    const shown = await photos();
    // Unmarked, it stays until the next release; then both go, for a pair is shown or nothing.
    await mark(officer, ids.after, false);
    expect(await photos()).toEqual(shown);
    await releaseAgain();
    expect(await photos()).toEqual([]);
    for (const { name } of shown) expect(unlike(await fetched(name))).toEqual(never);
    // Marked again it has to be confirmed again.
    expect(await mark(officer, ids.after, true)).toMatchObject({ public_confirmed_on: null });
  });
});
