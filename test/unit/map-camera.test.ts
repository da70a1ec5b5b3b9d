import { cameraFor, isUncovered, keepInSight, mongolia, zoomLimits } from "@asm-atlas/client/src/map/camera.ts";
import { bestHit, type Candidate, reachOf, refOf } from "@asm-atlas/client/src/map/hit.ts";
import { metresPerPixel, scaleFor } from "@asm-atlas/client/src/map/scale.ts";
import { describe, expect, it } from "vitest";

const mercatorY = (latitude: number) => (1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2;

describe("the whole country", () => {
  it.each([
    [
      "a wide screen with both panels open",
      { width: 1440, height: 900 },
      { top: 72, right: 350, bottom: 150, left: 305 },
    ],
    ["a wide screen with nothing open", { width: 1920, height: 1080 }, { top: 64, right: 0, bottom: 0, left: 0 }],
    ["a phone with its sheet half up", { width: 390, height: 844 }, { top: 60, right: 0, bottom: 420, left: 0 }],
  ])("fits beside the panels on %s", (_, size, padding) => {
    const { longitude, latitude, zoom } = cameraFor(mongolia, size, padding);
    const world = 512 * 2 ** zoom;
    const middle = {
      x: (padding.left + size.width - padding.right) / 2,
      y: (padding.top + size.height - padding.bottom) / 2,
    };
    const corners = [
      [mongolia[0], mongolia[3]],
      [mongolia[2], mongolia[1]],
    ] as const;
    for (const [lon, lat] of corners) {
      const point = {
        x: middle.x + ((lon - longitude) / 360) * world,
        y: middle.y + (mercatorY(lat) - mercatorY(latitude)) * world,
      };
      expect(isUncovered(point, size, padding, 10)).toBe(true);
    }
    expect(keepInSight({ longitude, latitude, zoom })).toEqual({ longitude, latitude, zoom });
  });

  it("stays in sight however far one drags or zooms", () => {
    const lost = keepInSight({ longitude: 10, latitude: -30, zoom: 0 });
    expect(lost.longitude).toBeGreaterThan(mongolia[0] - 5);
    expect(lost.latitude).toBeGreaterThan(mongolia[1] - 5);
    expect(lost.zoom).toBe(zoomLimits.least);
  });
});

describe("the scale bar", () => {
  it.each([
    [metresPerPixel(47, 4), "en"],
    [metresPerPixel(47, 9.3), "mn"],
    [metresPerPixel(47, 16.8), "en"],
  ] as const)("has a round length and fits (%d m a pixel)", (metres, language) => {
    const { widthPx, label } = scaleFor(metres, 110, language);
    expect(widthPx).toBeLessThanOrEqual(110);
    expect(widthPx).toBeGreaterThan(40);
    expect(label).toMatch(language === "mn" ? /^[1235]0* (км|м)$/ : /^[1235]0* (km|m)$/);
  });

  it("is as long as it says", () => {
    expect(scaleFor(1000, 110, "en")).toEqual({ widthPx: 100, label: "100 km" });
    expect(scaleFor(1000, 110, "mn").label).toBe("100 км");
  });
});

describe("touching the map", () => {
  const sign = (styleLayer: string, code: string, x: number, y = 0): Candidate => ({
    styleLayer,
    overlay: "sites",
    code,
    ring: undefined,
    at: { x, y },
  });
  const area: Candidate = {
    styleLayer: "soum-bands",
    overlay: "site-summary",
    code: "1101",
    ring: undefined,
    at: undefined,
  };
  const at = { x: 0, y: 0 };

  it("means the kindergarten where a kindergarten and a site lie on one another", () => {
    expect(bestHit([sign("site-signs", "A", 1), sign("kindergarten-signs", "K", 3)], at)?.code).toBe("K");
  });

  it("means the site under the finger, not a kindergarten at the edge of its reach", () => {
    expect(bestHit([sign("kindergarten-signs", "K", 21), sign("site-signs", "A", 2)], at)?.code).toBe("A");
  });

  it("means a sign before the area it lies in", () => {
    expect(bestHit([area, sign("site-signs", "A", 5)], at)?.code).toBe("A");
  });

  it("means the soum where there is no sign, and nothing where there is nothing", () => {
    expect(refOf(bestHit([area], at))).toEqual({ layer: "site-summary", code: "1101" });
    expect(refOf(bestHit([], at))).toBeNull();
  });

  it("gives a finger 44 pixels and a mouse less", () => {
    expect(2 * reachOf("touch")).toBe(44);
    expect(reachOf("mouse")).toBeLessThan(reachOf("touch"));
  });
});
