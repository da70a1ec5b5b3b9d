/** What belongs to a record and has entries of its own, by their table. */
export function partOf(table: string): "event" | "visit" | "reading" | "attachment" | "link" {
  if (table.endsWith("_event")) return "event";
  if (table === "attachment") return "attachment";
  if (table === "zone_reading") return "reading";
  return table === "site_visit" ? "visit" : "link";
}
