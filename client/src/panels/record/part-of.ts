/** What belongs to a record and has entries of its own, by their table. */
export function partOf(table: string): "event" | "visit" | "attachment" | "link" {
  if (table.endsWith("_event")) return "event";
  if (table === "attachment") return "attachment";
  return table === "site_visit" ? "visit" : "link";
}
