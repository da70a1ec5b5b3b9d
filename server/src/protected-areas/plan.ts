import { describeGeometryReason, mongoliaExtent, parseGeometry } from "@asm-atlas/data/domain/geometry.ts";
import { protectionKinds } from "@asm-atlas/data/domain/layers/protected-area.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { areaHa, vertexCount } from "@asm-atlas/data/domain/measure.ts";
import type { BorderFeature } from "../borders/unit.ts";
import type { ProtectedArea, ProtectionKind } from "./protected-area.ts";

/** What importing a file would put on record, and what it would leave aside, each in a sentence. */
export interface ProtectedAreasPlan {
  readonly features: number;
  readonly areas: readonly ProtectedArea[];
  /** Corners of all areas together. */
  readonly corners: number;
  /** Features that cannot be used, with the reason. */
  readonly leftAside: readonly string[];
}

/** How an area gets what its features do not say themselves. */
export interface PlanOptions {
  /** The kind of those that name none. */
  readonly kind: ProtectionKind | undefined;
  /** Codes on record of other sources: nobody's code is taken twice. */
  readonly takenCodes: ReadonlySet<string>;
}

const isKind = (value: unknown): value is ProtectionKind => protectionKinds.some(({ code }) => code === value);

/** Names are given under many words: whichever stands there first, told apart by their letters. */
const nameKeys = ["name_mn", "name_en", "name", "NAME", "Name", "нэр", "ORIG_NAME"] as const;
const isCyrillic = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);

function textAt(properties: BorderFeature["properties"], keys: readonly string[], fits: (text: string) => boolean) {
  for (const key of keys) {
    const value = properties[key];
    const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
    if (text !== "" && fits(text)) return text;
  }
  return null;
}

type Read =
  | { readonly area: Omit<ProtectedArea, "code">; readonly ownCode: string | null }
  | { readonly fault: string };

function readArea({ properties, geometry }: BorderFeature, kindOfAll: ProtectionKind | undefined): Read {
  const kind = isKind(properties.kind) ? properties.kind : properties.kind === undefined ? kindOfAll : undefined;
  if (!kind) {
    const known = protectionKinds.map(({ code }) => code).join(", ");
    return { fault: `its kind is none of ${known}: give it as the property "kind", or for all with --kind` };
  }
  const [nameMn, nameEn] = [
    textAt(properties, nameKeys, isCyrillic),
    textAt(properties, nameKeys, (t) => !isCyrillic(t)),
  ];
  if (nameMn === null && nameEn === null) return { fault: 'it has no name: give one as "name_mn" or "name_en"' };
  if ([nameMn, nameEn].some((name) => name !== null && name.length > 200))
    return { fault: "its name is longer than 200 letters" };
  const parsed = parseGeometry(geometry, {
    types: ["Polygon", "MultiPolygon"],
    maxVertices: limits.borderVertices,
    extent: mongoliaExtent,
  });
  if (!parsed.ok) return { fault: describeGeometryReason(parsed.reasons[0], "en") };
  const area = parsed.geometry;
  if (area.type !== "Polygon" && area.type !== "MultiPolygon") throw new TypeError(`An area is not a ${area.type}`);
  const ownCode = textAt(properties, ["code"], (text) => text.length <= 40);
  return { area: { kind, nameEn, nameMn, geometry: area, areaHa: areaHa(area) }, ownCode };
}

/** Holds the features of a file against what an area on record needs. Changes nothing. */
export function planProtectedAreas(
  features: readonly BorderFeature[],
  { kind, takenCodes }: PlanOptions,
): ProtectedAreasPlan {
  const codes = new Set(takenCodes);
  const leftAside: string[] = [];
  const areas: ProtectedArea[] = [];
  const numbered: Omit<ProtectedArea, "code">[] = [];
  for (const feature of features) {
    const read = readArea(feature, kind);
    if ("fault" in read) leftAside.push(`feature ${feature.position}: ${read.fault}`);
    else if (read.ownCode === null) numbered.push(read.area);
    else if (codes.has(read.ownCode)) leftAside.push(`feature ${feature.position}: the code ${read.ownCode} is taken`);
    else {
      codes.add(read.ownCode);
      areas.push({ ...read.area, code: read.ownCode });
    }
  }
  // Those without a code take the numbers that are free.
  let number = 1;
  const codeOf = () => `PA-${String(number).padStart(3, "0")}`;
  for (const area of numbered) {
    while (codes.has(codeOf())) number += 1;
    areas.push({ ...area, code: codeOf() });
    codes.add(codeOf());
  }
  const corners = areas.reduce((sum, { geometry }) => sum + vertexCount(geometry), 0);
  return { features: features.length, areas, corners, leftAside };
}
