import { kindergartenStatusWorkflow } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import type { ReactElement } from "react";
import { useItems } from "../../../api/collections.ts";
import { readerOf } from "../../../api/read.ts";
import { useWords } from "../../../i18n/use-words.ts";
import { RegisterSection } from "../../../register/register-section.tsx";
import { stepIndexOn, stepsOf } from "../../../sites/steps.ts";
import type { KindergartenRecord } from "../../../workbench/records/kindergartens.ts";
import { useRecords } from "../../../workbench/records/use-records.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import { kindergartenEvents } from "../../decision/event-kinds.ts";
import { RecordDecision } from "../../decision/record-decision.tsx";
import { RecordActions } from "../../record/record-actions.tsx";
import { CardFrame } from "../card-frame.tsx";
import { Facts } from "../facts.tsx";
import { AsOf } from "./as-of.tsx";
import { useEventsAsKnown } from "./events-as-known.ts";
import { NotInFeed } from "./feed-record.tsx";
import { Freshness } from "./freshness.tsx";
import { useHistoryNow } from "./history-now.ts";
import { figures, kindergartenTimeline, recordFacts } from "./kindergarten-facts.ts";
import { LinkedSites } from "./linked-sites.tsx";
import { Season } from "./season.tsx";
import { placeWords, sinceSentence } from "./since.ts";
import { SitesInReach } from "./sites-in-reach.tsx";
import { Timeline } from "./timeline.tsx";

/** A kindergarten as staff see it on the day looked at. */
export function KindergartenCard({ code }: { readonly code: string }): ReactElement {
  const { kindergartens: feed } = useSheet();
  const { kindergartens } = useRecords();
  const kindergarten = kindergartens?.find((each) => each.code === code);
  return kindergarten ? <Kindergarten kindergarten={kindergarten} /> : <NotInFeed code={code} feed={feed} />;
}

function Kindergarten({ kindergarten }: { readonly kindergarten: KindergartenRecord }): ReactElement {
  const words = useWords();
  const { t, name, sayCode, daySlots } = words;
  const { onDay, today, known, names } = useSheet();
  const historyNow = useHistoryNow("kindergartens", kindergarten.code) ?? kindergarten.history;
  const { code, read, history } = kindergarten;
  const record = useItems("staff", "kindergartens", { code, limit: "1" });
  const entered = useItems("staff", "kindergarten-status-events", { kindergarten_code: code, limit: "1000" });
  const events = useEventsAsKnown(entered, known?.on ?? null);
  const [fetched] = record.data ?? [];
  const full = fetched ? readerOf(fetched) : null;
  const fetchedId = fetched ? String(fetched.id) : null;
  const [sinceOn, status] = history[stepIndexOn(history, onDay)] ?? [null, null];
  const [, statusToday] = historyNow[stepIndexOn(historyNow, today)] ?? [null, null];
  const place = placeWords(words, names.unit, read.text("aimag_code"), read.text("soum_code"));
  return (
    <CardFrame
      title={name(read.text("name_en"), read.text("name_mn")) || code}
      eyebrow={[code, place].filter(Boolean).join(" · ")}
      isDemo={read.flag("is_demo") === true}
      {...(status ? { sign: { layer: "kindergartens", code: kindergartenEvents.signOf(status) } as const } : {})}
      state={status ? sayCode(kindergartenStatusWorkflow.states, status) : notKnown()}
      stateSince={sinceOn && sinceSentence(words, sinceOn, null)}
    >
      {statusToday && (
        <AsOf
          layer="kindergartens"
          todaySign={kindergartenEvents.signOf(statusToday)}
          todayState={sayCode(kindergartenStatusWorkflow.states, statusToday)}
        />
      )}
      {known === null && (
        <RecordDecision kind={kindergartenEvents} recordId={fetchedId} code={code} history={history} />
      )}
      <Season kindergarten={kindergarten} />
      <Facts look="figures" facts={figures(read, full, record.isPending, words)} />
      <SitesInReach kindergarten={kindergarten} />
      <LinkedSites heading={t("cards.sitesServed")} codes={kindergarten.siteCodes} />
      <Timeline
        kind={kindergartenEvents}
        record={fetchedId === null || known ? null : { id: fetchedId, code }}
        steps={stepsOf(history, onDay)}
        events={events}
        words={kindergartenTimeline(words)}
      />
      {fetchedId !== null && <RegisterSection collection="kindergartens" id={fetchedId} />}
      <Facts
        heading={t(onDay === today && known === null ? "cards.facts" : "cards.factsToday")}
        facts={recordFacts(kindergarten, full, record.isPending, words)}
      />
      {fetchedId !== null && <RecordActions collection="kindergartens" id={fetchedId} code={code} />}
      <Freshness record={record} />
    </CardFrame>
  );

  function notKnown(): string {
    if (known && history.length === 0) return t("known.notThen", daySlots(known.on));
    return t("cards.notKnownYet");
  }
}
