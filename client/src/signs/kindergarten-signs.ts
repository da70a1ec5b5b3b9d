import type { KindergartenStatusGroup } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import type { Ink } from "../map/tokens.ts";
import type { SignPart, SignShape } from "./shape.ts";

const house = "M12 3.4L20.6 11V19.2A1.2 1.2 0 0 1 19.4 20.4H4.6A1.2 1.2 0 0 1 3.4 19.2V11Z";
const door = "M10 20.4V15.6A2 2 0 0 1 14 15.6V20.4Z";

const shutter = "M7 13.2H17V16H7Z";

const halo: SignPart = { d: house, fill: "halo", stroke: "halo", strokeWidth: 4, opacity: 0.95, onMapOnly: true };

const filled = (ink: Ink, cut: string): SignShape => ({
  width: 24,
  height: 24,
  parts: [halo, { d: house, fill: ink }, { d: cut, fill: "paper" }],
});

const outlined = (ink: Ink, dash?: readonly number[]): SignShape => ({
  width: 24,
  height: 24,
  parts: [halo, { d: house, fill: "paper", stroke: ink, strokeWidth: 2.1, ...(dash ? { dash } : {}) }],
});

export const kindergartenSigns: Readonly<Record<KindergartenStatusGroup, SignShape>> = {
  open: filled("kindergarten", door),
  planned: outlined("kindergarten"),
  season_closed: filled("kindergartenClosed", shutter),
  ended: outlined("kindergartenClosed", [3, 2.2]),
};
