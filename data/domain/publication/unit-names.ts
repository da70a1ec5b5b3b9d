import type { Bilingual } from "../text.ts";

/** What a unit that counts several soums or aimags is called: after its own name, those it is counted with. */
export function nameOfUnit(own: Bilingual, joined: readonly Bilingual[]): Bilingual {
  if (joined.length === 0) return own;
  return {
    en: `${own.en} with ${joined.map((name) => name.en).join(", ")}`,
    mn: [own, ...joined].map((name) => name.mn).join(", "),
  };
}
