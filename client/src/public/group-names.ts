import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { Words } from "../i18n/use-words.ts";
import type { NationGroup } from "./headlines.ts";

/** What a group of the nation is called: two of the five hold more than the group of staff of the same name. */
export function nameOfGroup(group: NationGroup, { t, sayCode }: Words): string {
  return group === "under_contract" || group === "not_formalised"
    ? t(`counted.group.${group}`)
    : sayCode(siteStatusGroups, group);
}
