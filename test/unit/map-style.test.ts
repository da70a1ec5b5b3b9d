import { touchLayers } from "@asm-atlas/client/src/map/hit.ts";
import { shapeOfImage } from "@asm-atlas/client/src/map/image-ids.ts";
import { legendCodes } from "@asm-atlas/client/src/map/legend.ts";
import { type OverlayId, overlayIds } from "@asm-atlas/client/src/map/map-state.ts";
import { byZoom, signSizeAt, signSizeByZoom } from "@asm-atlas/client/src/map/style/expressions.ts";
import { buildStyle, firstLayerOverGround, overlayOf, type StyleInput } from "@asm-atlas/client/src/map/style/style.ts";
import { styleChanges } from "@asm-atlas/client/src/map/style/style-changes.ts";
import { signOf } from "@asm-atlas/client/src/signs/catalogue.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, it } from "vitest";

const all = (isVisible: boolean) =>
  Object.fromEntries(overlayIds.map((id) => [id, isVisible])) as Record<OverlayId, boolean>;
const input = (changes: Partial<StyleInput> = {}): StyleInput => ({
  theme: "light",
  language: "en",
  audience: "staff",
  visible: all(true),
  ...changes,
});
const layerIds = buildStyle(input()).layers.map(({ id }) => id);
const overlayOfLayer = (layer: { source?: unknown }): OverlayId | undefined => overlayOf(String(layer.source));

describe("the style of the map", () => {
  it.each([
    ["light", "en"],
    ["light", "mn"],
    ["dark", "en"],
    ["dark", "mn"],
  ] as const)("is valid in %s and %s", (theme, language) => {
    expect(validateStyleMin(buildStyle(input({ theme, language })) as Parameters<typeof validateStyleMin>[0])).toEqual(
      [],
    );
  });

  it("asks nothing of the network: no glyphs, no sprite, no address", () => {
    const style = buildStyle(input());
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(JSON.stringify(style)).not.toMatch(/https?:/);
  });

  it("is the same for the same question", () => {
    expect(buildStyle(input())).toEqual(buildStyle(input()));
  });

  it("names stand below signs, so that they give way, and nothing stands above kindergartens but marks", () => {
    const at = (id: string) => layerIds.indexOf(id);
    const names = layerIds.filter((id) => /label/.test(id));
    const signs = layerIds.filter((id) => /signs$|rings$|counts$/.test(id));
    expect(names.length).toBeGreaterThan(3);
    expect(Math.max(...names.map(at))).toBeLessThan(Math.min(...signs.map(at)));
    expect(layerIds.slice(at("kindergarten-signs") + 1).every((id) => /^(hover|selection)-/.test(id))).toBe(true);
  });

  it("of what another base map lies over, all is ground of the basemap; everything else lies over it", () => {
    const at = layerIds.indexOf(firstLayerOverGround);
    const { layers } = buildStyle(input());
    const ground = layers.slice(0, at).map((layer) => ("source" in layer ? layer.source : "background"));
    expect(new Set(ground)).toEqual(new Set(["background", "basemap"]));
    expect(layers.slice(0, at).some(({ id }) => /border|edge$/.test(id) && !/neighbour|lake|sheet/.test(id))).toBe(
      false,
    );
    expect(at).toBeGreaterThan(5);
  });

  it("a switch hides the layers of its overlay and no other", () => {
    for (const hidden of overlayIds) {
      const style = buildStyle(input({ visible: { ...all(true), [hidden]: false } }));
      for (const layer of style.layers) {
        const expected = "source" in layer && overlayOfLayer(layer) === hidden ? "none" : "visible";
        expect(layer.layout?.visibility ?? "visible").toBe(expected);
      }
    }
  });

  it("every overlay is drawn by at least one layer that can be touched", () => {
    const style = buildStyle(input());
    const touched = style.layers.filter(({ id }) => (touchLayers as readonly string[]).includes(id));
    expect(touched).toHaveLength(touchLayers.length);
    expect(new Set(touched.map((layer) => ("source" in layer ? overlayOfLayer(layer) : undefined)))).toEqual(
      new Set(overlayIds),
    );
  });
});

describe("changing theme, language or switches", () => {
  it("touches only properties of layers, which leaves camera and data alone", () => {
    const changes = styleChanges(
      buildStyle(input()).layers,
      buildStyle(input({ theme: "dark", language: "mn" })).layers,
    );
    expect(changes.length).toBeGreaterThan(20);
    expect(changes.every(({ kind }) => kind === "paint" || kind === "layout")).toBe(true);
  });

  it("made change by change it gives the wanted style", () => {
    const before = structuredClone(buildStyle(input()).layers);
    const after = buildStyle(input({ theme: "dark", visible: { ...all(true), sites: false } })).layers;
    for (const { layer, kind, property, value } of styleChanges(before, after)) {
      const target = before.find(({ id }) => id === layer);
      if (target) Object.assign(target, { [kind]: { ...target[kind], [property]: value } });
    }
    expect(before).toEqual(after);
  });

  it("is nothing when nothing differs", () => {
    expect(styleChanges(buildStyle(input()).layers, buildStyle(input()).layers)).toEqual([]);
  });

  it("another language changes names and nothing else", () => {
    const changes = styleChanges(buildStyle(input()).layers, buildStyle(input({ language: "mn" })).layers);
    expect(new Set(changes.map(({ property }) => property))).toEqual(new Set(["text-field"]));
  });
});

describe("pictures the style asks for", () => {
  it("can all be drawn", () => {
    const signs = [
      ...siteStatusWorkflow.states.map(({ code }) => `sign|sites|${code}`),
      ...legendCodes("rehabilitation-zones", "staff").flatMap((code) => [
        `sign|rehabilitation-zones|${code}`,
        `hatch|${code}`,
      ]),
      ...legendCodes("kindergartens", "staff").map((code) => `sign|kindergartens|${code}`),
      "sign|published-figures|place",
      "ring|14|20,1,3,0,0,2",
      "pill|1",
      "pill|3",
      ...["selection", "hover", "capital", "town"].map((mark) => `mark|${mark}`),
    ];
    for (const theme of ["light", "dark"] as const) {
      expect(signs.filter((id) => shapeOfImage(`${theme}|${id}`) === undefined)).toEqual([]);
    }
  });

  it("and those it does not know are refused", () => {
    for (const id of ["", "light", "light|sign|sites|GOLDEN", "pink|mark|town", "light|sign|nowhere|FORMAL"])
      expect(shapeOfImage(id)).toBeUndefined();
  });

  it("every legend entry has a sign", () => {
    for (const audience of ["staff", "public"] as const) {
      for (const id of overlayIds)
        expect(legendCodes(id, audience).filter((code) => signOf(id, code) === undefined)).toEqual([]);
    }
  });
});

describe("sizes by zoom", () => {
  it("as a number follow the curve the style draws by", () => {
    expect(signSizeByZoom(1)).toEqual(byZoom(3, 0.52, 4.2, 0.67, 6, 0.8, 8, 0.92, 12, 1.1));
    expect([2, 3, 5.1, 12, 15].map((zoom) => Math.round(signSizeAt(zoom, 2) * 100) / 100)).toEqual([
      1.04, 1.04, 1.47, 2.2, 2.2,
    ]);
  });
});
