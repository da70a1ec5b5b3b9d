import { type LegalStep, legalStepOf, mostHectares } from "@asm-atlas/data/domain/workflow/legal-step.ts";
import { rulesOn } from "@asm-atlas/data/domain/workflow/regulation.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { Reader } from "../../../api/read.ts";
import { useWords } from "../../../i18n/use-words.ts";
import type { SiteTable } from "../../../sites/site-table.ts";
import { useRecords } from "../../../workbench/records/use-records.ts";
import type { ZoneRecord } from "../../../workbench/records/zones.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import type { StepDetails } from "./next-step.tsx";
import type { VisitRow } from "./visit-rows.ts";

interface SiteStepInput {
  readonly status: SiteStatus | null;
  readonly instrument: string | null;
  readonly table: SiteTable;
  readonly index: number;
  readonly last: VisitRow | null;
  readonly linked: readonly ZoneRecord[] | null;
  readonly organisation: Reader | null;
}

/** What is missing for the next legal step on the day; null where nothing is, and while what it depends on has not come. */
export function useSiteStep(input: SiteStepInput): { readonly step: LegalStep; readonly details: StepDetails } | null {
  const { t, count, measure } = useWords();
  const { onDay } = useSheet();
  const { instruments, organisations } = useRecords();
  const { status, instrument, table, index, last, linked, organisation } = input;
  const { details } = table;
  if (!status || !details || !linked || !instruments || !organisations) return null;
  const [women, men] = [organisation?.number("members_women") ?? null, organisation?.number("members_men") ?? null];
  const members = women === null || men === null ? null : women + men;
  const acceptedZones = linked.filter(({ history }) => stateOn(history, onDay) === "ACCEPTED").length;
  const areaHa = details.areasHa[index] ?? null;
  const step = legalStepOf({
    status,
    wasVisited: last !== null,
    hasGroup: organisation !== null,
    members,
    hasDefault: organisation?.flag("has_rehabilitation_default") ?? null,
    areaHa,
    prohibitedZone: details.prohibitedZones[index] ?? null,
    linkedZones: linked.length,
    acceptedZones,
    rules: rulesOn([...instruments.values()], onDay),
    instrument,
  });
  return (
    step && {
      step,
      details: {
        group: members === null ? null : t("cards.groupMembers", { count: members, members: count(members) }),
        area: areaHa === null ? null : t("cards.areaOf", { hectares: measure(areaHa), most: count(mostHectares) }),
        zones_accepted:
          linked.length === 0
            ? null
            : t("cards.zonesOf", { accepted: count(acceptedZones), zones: count(linked.length) }),
      },
    }
  );
}
