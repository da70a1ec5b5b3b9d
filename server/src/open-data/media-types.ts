export const mediaTypes = {
  geojson: "application/geo+json",
  csv: "text/csv; charset=utf-8",
  geopackage: "application/geopackage+sqlite3",
  json: "application/json",
  text: "text/plain; charset=utf-8",
} as const;
