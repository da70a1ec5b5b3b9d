import { groupOfZoneStage, type ZoneStage, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { ReactElement } from "react";
import { useFeed, useItems } from "../../../api/collections.ts";
import { readerOf } from "../../../api/read.ts";
import { useWords } from "../../../i18n/use-words.ts";
import { stepIndexOn, stepsOf } from "../../../sites/steps.ts";
import { useRecords } from "../../../workbench/records/use-records.ts";
import type { ZoneRecord } from "../../../workbench/records/zones.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import { RecordActions } from "../../record/record-actions.tsx";
import { CardFrame } from "../card-frame.tsx";
import { Facts } from "../facts.tsx";
import { AsOf } from "./as-of.tsx";
import { NotInFeed } from "./feed-record.tsx";
import { Freshness } from "./freshness.tsx";
import { LinkedSites } from "./linked-sites.tsx";
import { NextCheck } from "./next-check.tsx";
import { placeWords, sinceSentence } from "./since.ts";
import { StageTimes } from "./stage-times.tsx";
import { useStoodEvents } from "./stood-events.ts";
import { Timeline } from "./timeline.tsx";
import { hectareFacts, recordFacts, zoneTimeline } from "./zone-facts.ts";

/** A rehabilitation zone as staff see it on the day looked at. */
export function ZoneCard({ code }: { readonly code: string }): ReactElement {
  const feed = useFeed("staff", "rehabilitation-zones");
  const { zones } = useRecords();
  const zone = zones?.byCode.get(code);
  return zone ? <Zone zone={zone} /> : <NotInFeed code={code} feed={feed} />;
}

/** Zones have one sign for a group of stages. */
const signOf = (stage: string): string => groupOfZoneStage[stage as ZoneStage] ?? stage;

function Zone({ zone }: { readonly zone: ZoneRecord }): ReactElement {
  const words = useWords();
  const { t, name, sayCode } = words;
  const { onDay, today, names } = useSheet();
  const { code, read, history } = zone;
  const record = useItems("staff", "rehabilitation-zones", { code, limit: "1" });
  const events = useStoodEvents(useItems("staff", "zone-stage-events", { zone_code: code, limit: "1000" }), null);
  const [fetched] = record.data ?? [];
  const full = fetched ? readerOf(fetched) : null;
  const [sinceOn, stage] = history[stepIndexOn(history, onDay)] ?? [null, null];
  const [, stageToday] = history[stepIndexOn(history, today)] ?? [null, null];
  const place = placeWords(words, names.unit, read.text("aimag_code"), read.text("soum_code"));
  const isToday = onDay === today;
  return (
    <CardFrame
      title={name(read.text("name_en"), read.text("name_mn")) || code}
      eyebrow={[code, place].filter(Boolean).join(" · ")}
      isDemo={read.flag("is_demo") === true}
      {...(stage ? { sign: { layer: "rehabilitation-zones", code: signOf(stage) } as const } : {})}
      state={stage ? sayCode(zoneStageWorkflow.states, stage) : t("cards.notKnownYet")}
      stateSince={sinceOn && sinceSentence(words, sinceOn, null)}
    >
      {stageToday && (
        <AsOf
          layer="rehabilitation-zones"
          todaySign={signOf(stageToday)}
          todayState={sayCode(zoneStageWorkflow.states, stageToday)}
        />
      )}
      <NextCheck on={zone.nextCheckOn} isAccepted={stageToday === "ACCEPTED"} />
      <Facts
        look="figures"
        facts={hectareFacts(read, full, record.isPending, words)}
        note={t(isToday ? "cards.countersNote" : "cards.countersToday")}
      />
      <LinkedSites heading={t("cards.linkedSites")} codes={zone.siteCodes} />
      <Timeline
        layer="rehabilitation-zones"
        steps={stepsOf(history, onDay)}
        events={events}
        stateField="stage"
        words={zoneTimeline(words, signOf)}
      />
      <StageTimes history={history} />
      <Facts
        heading={t(isToday ? "cards.facts" : "cards.factsToday")}
        facts={recordFacts(full, record.isPending, words)}
      />
      {record.data?.[0] && (
        <RecordActions collection="rehabilitation-zones" id={String(record.data[0].id)} code={code} />
      )}
      <Freshness record={record} />
    </CardFrame>
  );
}
