import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attachmentKinds, isPaper, mayBe } from "@asm-atlas/data/domain/attachments/kinds.ts";
import { bestPair, isSameView, pairOf } from "@asm-atlas/data/domain/attachments/pairs.ts";
import { readCamera } from "@asm-atlas/server/src/attachments/camera.ts";
import { openFileStore } from "@asm-atlas/server/src/attachments/file-store.ts";
import { sniff } from "@asm-atlas/server/src/attachments/sniff.ts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPdf, aPhoto, cameraTags, type PhotoTags, pictureOf } from "../helpers/attachments.ts";

describe("what a file is", () => {
  it("is told by its first bytes", async () => {
    const box = (brand: string) => Buffer.from(`\0\0\0\u0018ftyp${brand}\0\0\0\0mif1heic`, "latin1");
    expect(sniff(await aPhoto())).toBe("jpeg");
    expect(sniff(await aPhoto({ format: "png" }))).toBe("png");
    expect(sniff(await aPhoto({ format: "webp" }))).toBe("webp");
    expect(sniff(aPdf())).toBe("pdf");
    expect(["heic", "heix", "mif1"].map((brand) => sniff(box(brand)))).toEqual(["heic", "heic", "heic"]);
    expect(["avif", "mp42", "qt  "].map((brand) => sniff(box(brand)))).toEqual(["unknown", "unknown", "unknown"]);
    expect(
      ["", "GIF89a", "<svg xmlns=", "<html>", "PK\u0003\u0004", "%PDF-x"].map((text) => sniff(Buffer.from(text))),
    ).toEqual(Array(6).fill("unknown"));
  });

  it("lets a PDF be a paper only, and a photo anything", () => {
    for (const { code } of attachmentKinds) {
      expect([mayBe(code, "image/jpeg"), mayBe(code, "application/pdf")]).toEqual([true, isPaper(code)]);
    }
  });
});

describe("what a camera wrote", () => {
  const exifOf = async (tags: PhotoTags) => (await pictureOf(await aPhoto({ tags }))).exif;

  it("tells when, where and which way", async () => {
    expect(readCamera(await exifOf(cameraTags))).toEqual({
      at: new Date("2025-06-14T15:30:00Z"),
      latitude: 46.51,
      longitude: 106.25,
      bearingDeg: 123.5,
    });
  });

  it("takes a clock without a zone for Mongolia's", async () => {
    const { at } = readCamera(await exifOf({ IFD2: { DateTimeOriginal: "2025:01:01 04:00:00" } }));
    expect(at).toEqual(new Date("2024-12-31T20:00:00Z"));
  });

  it("is not believed where it cannot be meant: no fix, a clock never set, a place beyond the pole", async () => {
    const gps = (latitude: string, longitude: string) => ({
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: latitude, GPSLongitudeRef: "E", GPSLongitude: longitude },
    });
    expect(readCamera(await exifOf(gps("0/1 0/1 0/1", "0/1 0/1 0/1")))).toEqual({});
    expect(readCamera(await exifOf(gps("91/1 0/1 0/1", "20/1 0/1 0/1")))).toEqual({});
    expect(readCamera(await exifOf({ IFD2: { DateTimeOriginal: "1970:01:01 00:00:00" } }))).toEqual({});
  });

  it("may be any bytes at all", async () => {
    const whole = (await exifOf(cameraTags)) as Buffer;
    await fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), fc.nat(whole.length), (at, byte, end) => {
        const bytes = Buffer.from(whole);
        bytes[at] = byte;
        const { bearingDeg = 0, latitude = 0, longitude = 0 } = readCamera(bytes.subarray(0, end));
        return bearingDeg >= 0 && bearingDeg < 360 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
      }),
    );
    expect(readCamera(undefined)).toEqual({});
    expect(readCamera(Buffer.alloc(10))).toEqual({});
  });
});

describe("files by what they hold", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "atlas-files-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("keep one file of the same content, notice a changed one, and put it right when it is sent again", async () => {
    const files = openFileStore(folder);
    const keep = async (text: string) => {
      const draft = await files.draft();
      await writeFile(draft, text);
      return files.keep(draft);
    };
    const first = await keep("one");
    expect(await keep("one")).toEqual({ ...first, isNew: false });
    expect((await keep("two")).hash).not.toBe(first.hash);
    const names: string[] = [];
    for await (const { hash } of files.list()) names.push(hash);
    expect(names).toHaveLength(2);
    expect([await files.sizeOf(first.hash), await files.check(first.hash)]).toEqual([3, "sound"]);
    await writeFile(files.pathOf(first.hash), "twisted");
    expect(await files.check(first.hash)).toBe("changed");
    expect(await keep("one")).toEqual({ ...first, isNew: true });
    expect(await files.check(first.hash)).toBe("sound");
    await files.remove(first.hash);
    expect([await files.sizeOf(first.hash), await files.check(first.hash)]).toEqual([undefined, "missing"]);
    expect(() => files.pathOf("../../etc/passwd")).toThrow(TypeError);
  });
});

describe("a pair of before and after", () => {
  const photo = (
    kind: string,
    takenOn: string | null,
    at: [number, number] | null = null,
    bearingDeg: number | null = null,
  ) => ({
    kind,
    takenOn,
    at,
    bearingDeg,
  });

  it("is the one of the same view, though others lie further apart in time", () => {
    const [old, near, turned] = [
      photo("before", "2020-06-01", [106.25, 46.5], 100),
      photo("before", "2023-06-01", [106.3, 46.51], 350),
      photo("before", "2021-06-01", [106.3, 46.51], 170),
    ];
    const after = photo("after", "2025-06-01", [106.3002, 46.5101], 10);
    const best = bestPair([old, near, turned, after, photo("other", "2019-01-01")]);
    expect(best?.before).toBe(near);
    expect(best?.turnDeg).toBe(20);
    expect(best?.apartM).toBeCloseTo(19, 0);
    expect(best && isSameView(best)).toBe(true);
  });

  it("is the one that lies furthest apart in time where no camera said where it was", () => {
    const [first, second] = [photo("before", "2021-05-01"), photo("before", "2020-05-01")];
    const [third, fourth] = [photo("after", "2024-05-01"), photo("after", "2023-05-01")];
    expect(bestPair([first, second, third, fourth])).toEqual({
      before: second,
      after: third,
      apartM: null,
      turnDeg: null,
    });
    expect(isSameView(pairOf(second, third))).toBe(false);
  });

  it("is none where there is none, or the dates run the wrong way", () => {
    expect(bestPair([photo("before", "2021-05-01"), photo("act", null)])).toBeNull();
    expect(bestPair([photo("before", "2021-05-01"), photo("after", "2020-05-01")])).toBeNull();
  });
});
