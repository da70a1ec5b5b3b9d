import type { LegalSituation } from "@asm-atlas/data/domain/workflow/legal-path.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { useMemo } from "react";
import { type SiteTable, siteStatusCodes, statesOn } from "../../sites/site-table.ts";
import { useRecords } from "../../workbench/records/use-records.ts";

/** What decides the next legal steps of a site, as it stood on a day; null while parts of it are on their way, and before the site was known. */
export function useLegalSituation(table: SiteTable, index: number, onDay: string): LegalSituation | null {
  const { zones, organisations, instruments } = useRecords();
  return useMemo(() => {
    const { details } = table;
    const status = siteStatusCodes[statesOn(table, onDay)[index] ?? -1] as SiteStatus | undefined;
    if (!details || !zones || !organisations || !instruments || status === undefined) return null;
    const organisationCode = details.organisationCodes[index] ?? null;
    const organisation = organisationCode === null ? undefined : organisations.get(organisationCode);
    const [women, men] = [organisation?.number("members_women") ?? null, organisation?.number("members_men") ?? null];
    return {
      status,
      onDay,
      organisation: organisation
        ? {
            members: women === null || men === null ? null : women + men,
            isInDefault: organisation.flag("has_rehabilitation_default"),
          }
        : null,
      areaHa: details.areasHa[index] ?? null,
      prohibitedZone: details.prohibitedZones[index] ?? "not_assessed",
      zones: (zones.bySite.get(table.codes[index] ?? "") ?? []).map(({ code, history }) => ({
        code,
        stage: stateOn(history, onDay) ?? null,
      })),
      instruments: [...instruments.values()],
    };
  }, [table, index, onDay, zones, organisations, instruments]);
}
