import { zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { ReactElement } from "react";
import { useFeed, useItems } from "../../../api/collections.ts";
import { readerOf } from "../../../api/read.ts";
import { useWords } from "../../../i18n/use-words.ts";
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
import { NotInFeed } from "./feed-record.tsx";
import { Freshness } from "./freshness.tsx";
import { LinkedSites } from "./linked-sites.tsx";
import { NextCheck } from "./next-check.tsx";
import { placeWords, sinceSentence } from "./since.ts";
import { StageTimes } from "./stage-times.tsx";
import { Timeline } from "./timeline.tsx";
import { hectareFacts, recordFacts, zoneTimeline } from "./zone-facts.ts";

/** A rehabilitation zone as staff see it on the day looked at. */
export function ZoneCard({ code }: { readonly code: string }): ReactElement {
  const feed = useFeed("staff", "rehabilitation-zones");
  const { zones } = useRecords();
  const zone = zones?.byCode.get(code);
  return zone ? <Zone zone={zone} /> : <NotInFeed code={code} feed={feed} />;
}

function Zone({ zone }: { readonly zone: ZoneRecord }): ReactElement {
  const words = useWords();
  const { t, name, sayCode } = words;
  const { onDay, today, names } = useSheet();
  const { code, read, history } = zone;
  const record = useItems("staff", "rehabilitation-zones", { code, limit: "1" });
  const events = useItems("staff", "zone-stage-events", { zone_code: code, limit: "1000" });
  const [fetched] = record.data ?? [];
  const full = fetched ? readerOf(fetched) : null;
  const fetchedId = fetched ? String(fetched.id) : null;
  const [sinceOn, stage] = history[stepIndexOn(history, onDay)] ?? [null, null];
  const [, stageToday] = history[stepIndexOn(history, today)] ?? [null, null];
  const place = placeWords(words, names.unit, read.text("aimag_code"), read.text("soum_code"));
  const isToday = onDay === today;
  return (
    <CardFrame
      title={name(read.text("name_en"), read.text("name_mn")) || code}
      eyebrow={[code, place].filter(Boolean).join(" · ")}
      isDemo={read.flag("is_demo") === true}
      {...(stage ? { sign: { layer: "rehabilitation-zones", code: zoneEvents.signOf(stage) } as const } : {})}
      state={stage ? sayCode(zoneStageWorkflow.states, stage) : t("cards.notKnownYet")}
      stateSince={sinceOn && sinceSentence(words, sinceOn, null)}
    >
      {stageToday && (
        <AsOf
          layer="rehabilitation-zones"
          todaySign={zoneEvents.signOf(stageToday)}
          todayState={sayCode(zoneStageWorkflow.states, stageToday)}
        />
      )}
      <RecordDecision kind={zoneEvents} recordId={fetchedId} code={code} history={history} />
      <NextCheck on={zone.nextCheckOn} isAccepted={stageToday === "ACCEPTED"} />
      <Facts
        look="figures"
        facts={hectareFacts(read, full, record.isPending, words)}
        note={t(isToday ? "cards.countersNote" : "cards.countersToday")}
      />
      <LinkedSites heading={t("cards.linkedSites")} codes={zone.siteCodes} />
      <Timeline
        kind={zoneEvents}
        record={fetchedId === null ? null : { id: fetchedId, code }}
        steps={stepsOf(history, onDay)}
        events={events}
        words={zoneTimeline(words)}
      />
      <StageTimes history={history} />
      <Facts
        heading={t(isToday ? "cards.facts" : "cards.factsToday")}
        facts={recordFacts(full, record.isPending, words)}
      />
      <RedrawButton />
      {fetchedId !== null && <RecordActions collection="rehabilitation-zones" id={fetchedId} code={code} />}
      <Freshness record={record} />
    </CardFrame>
  );
}
