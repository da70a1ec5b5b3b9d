import { kindergartenKinds, prohibitedZones } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { RegisterCondition } from "@asm-atlas/data/domain/publication/register.ts";
import type { CodeEntry } from "@asm-atlas/data/domain/text.ts";
import { kindergartenStatusWorkflow } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { Words } from "../i18n/use-words.ts";

/** The code lists of what conditions tell beside yes and no. */
const lists: Readonly<Partial<Record<RegisterCondition["code"], readonly CodeEntry[]>>> = {
  under_contract: siteStatusWorkflow.states,
  no_prohibited_zone: prohibitedZones,
  is_building: kindergartenKinds,
  is_open: kindergartenStatusWorkflow.states,
};

/** Yes, no or neither; the day, the status or the sites it rests on where that says more. */
export function conditionAnswer({ code, holds, on, told, sites }: RegisterCondition, words: Words): string {
  const { t, sayCode, day, count } = words;
  const answer = t(holds === null ? "register.cannotTell" : holds ? "register.holds" : "register.fails");
  const list = lists[code];
  const details = [
    on && day(on),
    !holds && told && list ? sayCode(list, told) : null,
    sites ? t("register.sitesAgainst", { count: sites, number: count(sites) }) : null,
  ].filter(Boolean);
  return details.length === 0 ? answer : `${answer} (${details.join(", ")})`;
}
