import { usePageParameter } from "../../state/page-parameter.ts";
import { country, type Unit } from "./units.ts";

/** Two units side by side; the first is null until one is chosen. */
export interface Compared {
  readonly first: string | null;
  readonly second: string;
}

/** What is compared, which stands in the address (`compare`, two codes); codes that no unit has are left out. */
export function useCompared(provinces: readonly Unit[]): readonly [Compared, (compared: Compared) => void] {
  const [text, choose] = usePageParameter("compare");
  const known = new Set([country, ...provinces.map(({ code }) => code)]);
  const [first, second] = (text ?? "").split(",");
  const compared = {
    first: first !== undefined && known.has(first) ? first : null,
    second: second !== undefined && known.has(second) ? second : country,
  };
  return [compared, (next) => choose(next.first === null ? null : `${next.first},${next.second}`)];
}
