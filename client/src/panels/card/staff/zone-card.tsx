import { checkDueOn } from "@asm-atlas/data/domain/workflow/zone-checks.ts";
import { zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { ReactElement } from "react";
import { useItems } from "../../../api/collections.ts";
import { newestFirst, type Reader, readerOf } from "../../../api/read.ts";
import { AttachmentsSection } from "../../../attachments/attachments-section.tsx";
import { useWords } from "../../../i18n/use-words.ts";
import { RegisterSection } from "../../../register/register-section.tsx";
import { stepIndexOn, stepsOf } from "../../../sites/steps.ts";
import { useRecords } from "../../../workbench/records/use-records.ts";
import type { ZoneRecord } from "../../../workbench/records/zones.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import { zoneEvents } from "../../decision/event-kinds.ts";
import { RecordDecision } from "../../decision/record-decision.tsx";
import { RecordActions } from "../../record/record-actions.tsx";
import { RedrawButton } from "../../record/redraw-button.tsx";
import { CardFrame } from "../card-frame.tsx";
import { Facts } from "../facts.tsx";
import { AsOf } from "./as-of.tsx";
import { useEventsAsKnown } from "./events-as-known.ts";
import { NotInFeed } from "./feed-record.tsx";
import { Freshness } from "./freshness.tsx";
import { FrugalChecklist } from "./frugal-checklist.tsx";
import { useHistoryNow } from "./history-now.ts";
import { LinkedSites } from "./linked-sites.tsx";
import { NextCheck } from "./next-check.tsx";
import { Readings, readingsOf } from "./readings.tsx";
import { Returned } from "./returned.tsx";
import { placeWords, sinceSentence } from "./since.ts";
import { StageTimes } from "./stage-times.tsx";
import { Timeline } from "./timeline.tsx";
import { countersOf, hectareFacts, recordFacts, zoneTimeline } from "./zone-facts.ts";

const isUpTo = (onDay: string) => (event: Reader) => (event.text("effective_on") ?? "") <= onDay;

/** A rehabilitation zone as staff see it on the day looked at. */
export function ZoneCard({ code }: { readonly code: string }): ReactElement {
  const { zones: feed } = useSheet();
  const { zones } = useRecords();
  const zone = zones?.byCode.get(code);
  return zone ? <Zone zone={zone} /> : <NotInFeed code={code} feed={feed} />;
}

function Zone({ zone }: { readonly zone: ZoneRecord }): ReactElement {
  const words = useWords();
  const { t, name, sayCode, daySlots } = words;
  const { onDay, today, known, names } = useSheet();
  const historyNow = (useHistoryNow("rehabilitation-zones", zone.code) ?? zone.history) as typeof zone.history;
  const { code, read, history } = zone;
  const record = useItems("staff", "rehabilitation-zones", { code, limit: "1" });
  const entered = useItems("staff", "zone-stage-events", { zone_code: code, limit: "1000" });
  const events = useEventsAsKnown(entered, known?.on ?? null);
  const [fetched] = record.data ?? [];
  const readings = useItems("staff", "zone-readings", { zone_code: code, limit: "1000" });
  const readingRows = readingsOf(newestFirst(readings.data ?? [], "read_on"));
  const full = fetched ? readerOf(fetched) : null;
  const fetchedId = fetched ? String(fetched.id) : null;
  const [sinceOn, stage] = history[stepIndexOn(history, onDay)] ?? [null, null];
  const [sinceToday, stageToday] = historyNow[stepIndexOn(historyNow, today)] ?? [null, null];
  const dueOn =
    stageToday && sinceToday
      ? checkDueOn({
          stage: stageToday,
          since: sinceToday,
          nextCheckOn: zone.nextCheckOn,
          lastReadOn: readingRows.at(-1)?.on ?? null,
        })
      : zone.nextCheckOn;
  const place = placeWords(words, names.unit, read.text("aimag_code"), read.text("soum_code"));
  const isToday = onDay === today && known === null;
  return (
    <CardFrame
      title={name(read.text("name_en"), read.text("name_mn")) || code}
      eyebrow={[code, place].filter(Boolean).join(" · ")}
      isDemo={read.flag("is_demo") === true}
      {...(stage ? { sign: { layer: "rehabilitation-zones", code: zoneEvents.signOf(stage) } as const } : {})}
      state={stage ? sayCode(zoneStageWorkflow.states, stage) : notKnown()}
      stateSince={sinceOn && sinceSentence(words, sinceOn, null)}
    >
      {stageToday && (
        <AsOf
          layer="rehabilitation-zones"
          todaySign={zoneEvents.signOf(stageToday)}
          todayState={sayCode(zoneStageWorkflow.states, stageToday)}
        />
      )}
      {known === null && (
        <RecordDecision
          kind={zoneEvents}
          recordId={fetchedId}
          code={code}
          history={history}
          areaHa={read.number("area_ha") ?? undefined}
        />
      )}
      {stage === "REJECTED" && (
        <Returned events={events.data && newestFirst(events.data, "effective_on").filter(isUpTo(onDay))} />
      )}
      <NextCheck on={dueOn} isSettled={stageToday === "ACCEPTED" || stageToday === "REJECTED"} />
      <FrugalChecklist history={history} counters={countersOf(read, full)} readOn={readingRows.map(({ on }) => on)} />
      <Facts
        look="figures"
        facts={hectareFacts(read, full, record.isPending, words)}
        note={t(isToday ? "cards.countersNote" : "cards.countersToday")}
      />
      <LinkedSites heading={t("cards.linkedSites")} codes={zone.siteCodes} />
      {(readingRows.length > 0 || history.some(([, each]) => each === "MONITORING")) && (
        <Readings rows={readingRows} readings={readings} />
      )}
      <Timeline
        kind={zoneEvents}
        record={fetchedId === null || known ? null : { id: fetchedId, code }}
        steps={stepsOf(history, onDay)}
        events={events}
        words={zoneTimeline(words)}
      />
      <StageTimes history={history} />
      {fetchedId !== null && <AttachmentsSection of="zone" id={fetchedId} code={code} />}
      {fetchedId !== null && <RegisterSection collection="rehabilitation-zones" id={fetchedId} />}
      <Facts
        heading={t(isToday ? "cards.facts" : "cards.factsToday")}
        facts={recordFacts(full, record.isPending, words)}
      />
      <RedrawButton aside="redraw-outline" label={t("outline.redraw")} />
      {fetchedId !== null && <RecordActions collection="rehabilitation-zones" id={fetchedId} code={code} />}
      <Freshness record={record} />
    </CardFrame>
  );

  function notKnown(): string {
    if (known && history.length === 0) return t("known.notThen", daySlots(known.on));
    return t("cards.notKnownYet");
  }
}
