import { type BorderFeature, describeUnit, type Unit, type ValidBorder } from "./unit.ts";
import { lettersApart, nameKey } from "./unit-names.ts";

export type Match =
  | { readonly kind: "matched"; readonly unit: Unit; readonly by: "code" | "name" }
  | { readonly kind: "ambiguous"; readonly candidates: readonly Unit[] }
  | { readonly kind: "unmatched"; readonly nearest: Unit | undefined };

/** A unit that is named so much larger or smaller on the present map is another of the same name: aimag and soum often share one. */
const sizesApart = 4;

/** A spelling is taken for a slip of another one when at most this share of its letters is different. */
const slipShare = 0.34;

/** The texts of a feature, each with the property it stands in; its own id comes under none. */
function textsOf({ id, properties }: BorderFeature): { readonly key: string; readonly text: string }[] {
  return Object.entries({ ...properties, "": id }).flatMap(([key, value]) =>
    typeof value === "string" || typeof value === "number" ? [{ key, text: String(value).trim() }] : [],
  );
}

/** "code", "soum_code", "ADM2_PCODE", "id", "iso_3166_2", "код": a number under another name may be anything. */
const isCodeKey = (key: string): boolean => key === "" || /code|(^|_)id$|iso|код/i.test(key);

/** Keeps those that fit, or all where none does: a hint that fits nobody says nothing. */
function narrowed(units: readonly Unit[], fits: (unit: Unit) => boolean): readonly Unit[] {
  const fitting = units.filter(fits);
  return fitting.length === 0 ? units : fitting;
}

/** Finds out which unit of the atlas a feature of a file is. */
export class UnitMatcher {
  readonly #byCode: ReadonlyMap<string, Unit>;
  readonly #byName = new Map<string, Unit[]>();

  constructor(units: readonly Unit[]) {
    this.#byCode = new Map(units.map((unit) => [unit.code, unit]));
    for (const unit of units) {
      for (const name of new Set([unit.nameEn, unit.nameMn, ...unit.aliases].map((text) => nameKey(text ?? "")))) {
        if (name !== "") this.#byName.set(name, [...(this.#byName.get(name) ?? []), unit]);
      }
    }
  }

  /** @param border the feature's outline, if it is valid: it tells units of one name apart */
  match(feature: BorderFeature, border: ValidBorder | undefined): Match {
    const byCode = this.#codedIn(feature);
    const [coded] = byCode;
    if (coded && byCode.length === 1) return { kind: "matched", unit: coded, by: "code" };
    if (byCode.length > 1) return { kind: "ambiguous", candidates: byCode };
    const candidates = this.#namedIn(feature, border);
    const [named] = candidates;
    if (named && candidates.length === 1) return { kind: "matched", unit: named, by: "name" };
    if (candidates.length > 1) return { kind: "ambiguous", candidates };
    return { kind: "unmatched", nearest: this.#nearest(feature) };
  }

  /** Units whose code stands in the feature. A soum's feature may bear its aimag's code besides. */
  #codedIn(feature: BorderFeature): Unit[] {
    const found = new Set(
      textsOf(feature)
        .filter(({ key }) => isCodeKey(key))
        .map(({ text }) => this.#byCode.get(text)),
    );
    const units = [...found].filter((unit) => unit !== undefined);
    return units.filter(({ code }) => !units.some(({ parentCode }) => parentCode === code));
  }

  /** Units whose name stands in the feature, told apart by size, by an aimag named beside it, and by place. */
  #namedIn(feature: BorderFeature, border: ValidBorder | undefined): readonly Unit[] {
    const named = textsOf(feature).flatMap(({ key, text }) =>
      (this.#byName.get(nameKey(text)) ?? []).map((unit) => ({ key, unit })),
    );
    const isInNamedAimag = (unit: Unit): boolean =>
      named.some(
        (own) =>
          own.unit === unit && named.some((other) => other.key !== own.key && other.unit.code === unit.parentCode),
      );
    const isOfLikeSize = ({ areaKm2 }: Unit): boolean =>
      border === undefined ||
      areaKm2 === null ||
      (areaKm2 / border.areaKm2 < sizesApart && border.areaKm2 / areaKm2 < sizesApart);
    const isAround = ({ centre }: Unit): boolean => border !== undefined && centre !== null && border.holds(centre);
    return [isOfLikeSize, isInNamedAimag, isAround].reduce(narrowed, [...new Set(named.map(({ unit }) => unit))]);
  }

  /** The unit with the most similar spelling, if one is similar enough to be a slip. */
  #nearest(feature: BorderFeature): Unit | undefined {
    let nearest: Unit | undefined;
    let share = slipShare;
    for (const { text } of textsOf(feature)) {
      const key = nameKey(text);
      if (key === "") continue;
      for (const [name, [unit]] of this.#byName) {
        const apart = lettersApart(key, name) / Math.max(key.length, name.length);
        if (apart >= share) continue;
        share = apart;
        nearest = unit;
      }
    }
    return nearest;
  }

  describe(unit: Unit): string {
    return describeUnit(unit, this.#byCode);
  }
}

/** How a person finds the feature again in the file: its place in it, and the first words it bears. */
export function describeFeature(feature: BorderFeature): string {
  const texts = textsOf(feature).filter(({ text }) => nameKey(text) !== "");
  const naming = texts.find(({ key }) => /name|ner|нэр|adm2|sum|soum|сум/i.test(key) && !isCodeKey(key)) ?? texts[0];
  return `feature ${feature.position}${naming ? ` "${naming.text}"` : ""}`;
}
