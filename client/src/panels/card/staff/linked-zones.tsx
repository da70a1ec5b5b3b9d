import { stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { groupOfZoneStage, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { ReactElement } from "react";
import { useWords } from "../../../i18n/use-words.ts";
import type { ZoneRecord } from "../../../workbench/records/zones.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import styles from "../card.module.css";
import { RecordLink } from "./record-link.tsx";

/** Land to be repaired that belongs to a site: hectares and stage on the day, each a way to its card. */
export function LinkedZones({ zones }: { readonly zones: readonly ZoneRecord[] | null }): ReactElement {
  const { t, name, measure, sayCode } = useWords();
  const { onDay } = useSheet();
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t("cards.linkedZones")}</h3>
      {zones === null && <p className={styles.note}>{t("cards.zonesComing")}</p>}
      {zones?.length === 0 && <p className={styles.note}>{t("cards.noZones")}</p>}
      {zones?.map(({ code, read, history, areaHa }) => {
        const stage = stateOn(history, onDay);
        const told = stage ? sayCode(zoneStageWorkflow.states, stage) : t("cards.notKnownYetShort");
        const hectares = areaHa === null ? null : t("cards.hectares", { value: measure(areaHa) });
        return (
          <RecordLink
            key={code}
            to={{ layer: "rehabilitation-zones", code }}
            signCode={stage ? groupOfZoneStage[stage] : null}
            name={name(read.text("name_en"), read.text("name_mn")) || code}
            aside={[hectares, told].filter(Boolean).join(" · ")}
          />
        );
      })}
    </section>
  );
}
