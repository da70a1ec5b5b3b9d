export type Language = "en" | "mn";

export function isLanguage(value: unknown): value is Language {
  return value === "en" || value === "mn";
}
