import { fillIn, type OpenDataText } from "../i18n/open-data/open-data-text.ts";

const thousand = 1_000;

/** A size as file managers tell it: `9.1 MB`. */
export function fileSize(
  bytes: number,
  text: Pick<OpenDataText, "bytes" | "kilobytes" | "megabytes">,
  measure: (value: number) => string,
): string {
  if (bytes < thousand) return fillIn(text.bytes, { size: measure(bytes) });
  const kilobytes = bytes / thousand;
  if (kilobytes < thousand) return fillIn(text.kilobytes, { size: measure(Math.round(kilobytes)) });
  return fillIn(text.megabytes, { size: measure(Math.round(kilobytes / 100) / 10) });
}
