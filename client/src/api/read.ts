import type { Feature } from "geojson";

/** The properties of a feature, read with care: what is missing or of another type is null, which the card shows as such. */
export interface Reader {
  text(name: string): string | null;
  number(name: string): number | null;
  flag(name: string): boolean | null;
  list(name: string): readonly string[];
}

export function readerOf(feature: Feature): Reader {
  const properties: Readonly<Record<string, unknown>> = feature.properties ?? {};
  const asText = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
  return {
    text: (name) => asText(properties[name]),
    number: (name) => (typeof properties[name] === "number" ? properties[name] : null),
    flag: (name) => (typeof properties[name] === "boolean" ? properties[name] : null),
    list: (name) => {
      const value = properties[name];
      return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
    },
  };
}

/** Something dated that belongs to a record: an event, a visit. */
export interface DatedReader extends Reader {
  readonly id: string;
}

/** Newest first; of one day, the one written down last. */
export function newestFirst(events: readonly Feature[], dateField: string): readonly DatedReader[] {
  const keyOf = (reader: Reader) => `${reader.text(dateField) ?? ""} ${reader.text("recorded_at") ?? ""}`;
  return events
    .map((event) => ({ ...readerOf(event), id: String(event.id) }))
    .sort((a, b) => keyOf(b).localeCompare(keyOf(a)));
}

/** The feature a code means in a feed. */
export function featureWithCode(features: readonly Feature[], code: string): Feature | undefined {
  return features.find((each) => each.id === code || each.properties?.code === code);
}
