import type { BorderChange, BorderPlan } from "./plan.ts";
import { unitName } from "./unit.ts";

const km2 = (area: number | null): string =>
  area === null ? "none" : area.toLocaleString("en-GB", { maximumFractionDigits: area < 100 ? 1 : 0 });

function changeLines(changes: readonly BorderChange[]): string[] {
  const rows = changes.map(({ unit, border, by, doubts }) => [
    unit.code,
    unitName(unit),
    by,
    km2(unit.areaKm2),
    km2(border.areaKm2),
    doubts.join(", "),
  ]);
  const table = [["code", "name", "matched by", "km² before", "km² after", "look at"], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  // Numbers stand under one another by their last digit.
  const cell = (text: string, column: number): string =>
    column === 3 || column === 4 ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return table.map((row) => `  ${row.map(cell).join("  ").trimEnd()}`);
}

function section(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [`${title} (${entries.length}):`, ...entries.map((entry) => `  ${entry}`)];
}

/** What a plan says to the person at the shell, line by line. */
export function reportOf(plan: BorderPlan, isApplied: boolean): string[] {
  const { features, changes, unchanged } = plan;
  const byCode = changes.filter(({ by }) => by === "code").length;
  const matched = `${changes.length} of ${features} features ${isApplied ? "were set as" : "would become"} official borders`;
  return [
    ...(changes.length === 0 ? [] : changeLines(changes)),
    ...section("No unit of that name", plan.unmatched),
    ...section("More than one unit of that name", plan.ambiguous),
    ...section("More than one feature for a unit", plan.doubled),
    ...section("Outlines that cannot be kept", plan.invalid),
    `${matched}: ${byCode} matched by code, ${changes.length - byCode} by name; ${unchanged} are so already.`,
    isApplied
      ? "The next release draws them, and new sites are placed by them. Sites keep their soum, and nothing released has changed."
      : "Nothing has been changed. With --apply they are set.",
  ];
}
