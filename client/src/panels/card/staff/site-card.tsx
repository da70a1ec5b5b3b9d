import { can } from "@asm-atlas/data/domain/roles.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { siteStatusWorkflow, suspensionReasons } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { Feature, FeatureCollection } from "geojson";
import type { ReactElement } from "react";
import { type Fetched, useFeed, useItems } from "../../../api/collections.ts";
import { readerOf } from "../../../api/read.ts";
import { useSession } from "../../../api/session.ts";
import type { Substitute } from "../../../app/overlays.ts";
import { AttachmentsSection } from "../../../attachments/attachments-section.tsx";
import { useWords } from "../../../i18n/use-words.ts";
import { historyOf } from "../../../map/feed.ts";
import { RegisterSection } from "../../../register/register-section.tsx";
import type { SiteTable } from "../../../sites/site-table.ts";
import { stepIndexOn, stepsOf } from "../../../sites/steps.ts";
import { useRecords } from "../../../workbench/records/use-records.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import { siteEvents } from "../../decision/event-kinds.ts";
import { SiteDecision } from "../../decision/site-decision.tsx";
import { useLegalSituation } from "../../decision/use-legal-situation.ts";
import { RecordActions } from "../../record/record-actions.tsx";
import { RedrawButton } from "../../record/redraw-button.tsx";
import { CardFrame } from "../card-frame.tsx";
import { AsOf } from "./as-of.tsx";
import { useEventsAsKnown } from "./events-as-known.ts";
import { NotInFeed } from "./feed-record.tsx";
import { Freshness } from "./freshness.tsx";
import { GroupFacts } from "./group-facts.tsx";
import { Hazards } from "./hazards.tsx";
import { LastVisit } from "./last-visit.tsx";
import { LinkedZones } from "./linked-zones.tsx";
import { NearestKindergarten } from "./nearest-kindergarten.tsx";
import { PeopleFacts } from "./people-facts.tsx";
import { placeWords, sinceSentence } from "./since.ts";
import { SiteFacts } from "./site-facts.tsx";
import { eventOn, useSiteTimeline } from "./site-timeline.tsx";
import { Timeline } from "./timeline.tsx";
import { onSpotUpTo, rowsOfFeatures, rowsOfTuples } from "./visit-rows.ts";
import { Visits } from "./visits.tsx";

/** A mining site as staff see it on the day looked at. What the page holds already is there at once; the rest fills in. */
export function SiteCard({ code }: { readonly code: string }): ReactElement {
  const { table, known } = useSheet();
  const feed = useFeed("staff", "sites");
  const index = table?.indexOfCode.get(code);
  const feature = index === undefined ? undefined : feed.data?.features[index];
  if (!table && feed.data && known) return <NotInFeed code={code} feed={awaited(known.substitute)} />;
  if (!table || index === undefined || !feature) return <NotInFeed code={code} feed={feed} />;
  return <Site code={code} table={table} index={index} feature={feature} />;
}

/** The record of a day is not there yet, or cannot be read. */
function awaited({ failure, retry }: Substitute): Fetched<FeatureCollection> {
  return { data: undefined, isPending: failure === null, error: failure, refetch: retry };
}

interface SiteProps {
  readonly code: string;
  readonly table: SiteTable;
  /** Of the site in the table. */
  readonly index: number;
  /** As it is on record now. */
  readonly feature: Feature;
}

function Site({ code, table, index, feature }: SiteProps): ReactElement {
  const words = useWords();
  const { t, name, sayCode, daySlots } = words;
  const { onDay, today, known, names } = useSheet();
  const { zones, kindergartens, organisations } = useRecords();
  const record = useItems("staff", "sites", { code, limit: "1" });
  const fetchedId = record.data?.[0] ? String(record.data[0].id) : null;
  const area: unknown = record.data?.[0]?.properties?.area_geom ?? null;
  const entered = useItems("staff", "site-status-events", { site_code: code, limit: "1000" });
  const events = useEventsAsKnown(entered, known?.on ?? null);
  const visits = useItems("staff", "site-visits", { site_code: code, limit: "1000" });
  const { details } = table;
  const history = (table.events[index] ?? []) as readonly DatedState<SiteStatus>[];
  const historyNow = historyOf(feature);
  const instruments = details?.instruments[index] ?? [];
  const at = stepIndexOn(history, onDay);
  const [sinceOn, status] = history[at] ?? [null, null];
  const [, statusToday] = historyNow[stepIndexOn(historyNow, today)] ?? [null, null];
  const instrument = instruments[at] ?? null;
  const rows = visits.data ? rowsOfFeatures(visits.data) : rowsOfTuples(details?.visits[index] ?? []);
  const seen = onSpotUpTo(rows, onDay);
  const last = seen[0] ?? null;
  const linked = zones && (zones.bySite.get(code) ?? []);
  const organisationCode = details?.organisationCodes[index] ?? null;
  const organisation = organisationCode === null ? null : (organisations?.get(organisationCode) ?? null);
  const situation = useLegalSituation(table, index, onDay);
  const { data: session } = useSession();
  const timeline = useSiteTimeline(instruments);
  const now = eventOn(events.data, onDay);
  const reason = now?.text("suspension_reason");
  const read = readerOf(feature);
  const place = placeWords(words, names.unit, read.text("aimag_code"), read.text("soum_code"));
  return (
    <CardFrame
      title={name(details?.namesEn[index], details?.namesMn[index]) || code}
      eyebrow={[code, place].filter(Boolean).join(" · ")}
      isDemo={table.isDemo[index] === true}
      {...(status ? { sign: { layer: "sites", code: status } as const } : {})}
      state={status ? sayCode(siteStatusWorkflow.states, status) : notKnown()}
      stateSince={
        sinceOn &&
        [
          sinceSentence(words, sinceOn, instrument && names.instrument(instrument)),
          reason && t("cards.because", { reason: sayCode(suspensionReasons, reason) }),
        ]
          .filter(Boolean)
          .join(". ")
      }
    >
      {statusToday && (
        <AsOf layer="sites" todaySign={statusToday} todayState={sayCode(siteStatusWorkflow.states, statusToday)} />
      )}
      {situation && (
        <SiteDecision
          siteId={fetchedId}
          siteCode={code}
          situation={situation}
          mayDecide={
            onDay === today && known === null && can(session?.role ?? "anonymous", "create", "site-status-events")
          }
        />
      )}
      <PeopleFacts visit={last?.facts ?? null} />
      <NearestKindergarten
        longitude={table.longitudes[index] ?? 0}
        latitude={table.latitudes[index] ?? 0}
        kindergartens={kindergartens}
        childCount={last?.facts.children ?? null}
      />
      <Hazards visits={seen} prohibitedZone={details?.prohibitedZones[index] ?? null} />
      <Timeline
        kind={siteEvents}
        record={fetchedId === null || known ? null : { id: fetchedId, code }}
        steps={stepsOf(history, onDay)}
        events={events}
        words={timeline}
      />
      <Visits rows={rows} visits={visits} />
      {fetchedId !== null && <AttachmentsSection of="site" id={fetchedId} code={code} />}
      {fetchedId !== null && <RegisterSection collection="sites" id={fetchedId} />}
      <LinkedZones zones={linked} />
      <GroupFacts organisation={organisation} siteCode={code} />
      <SiteFacts table={table} index={index} area={area} />
      {fetchedId !== null && <RedrawButton aside="draw-area" label={t(area ? "areas.redraw" : "areas.draw")} />}
      {fetchedId !== null && <RecordActions collection="sites" id={fetchedId} code={code} />}
      <Freshness record={record}>
        <LastVisit on={last?.facts.on ?? null} />
      </Freshness>
    </CardFrame>
  );

  function notKnown(): string {
    if (known && history.length === 0) return t("known.notThen", daySlots(known.on));
    return t("cards.notKnownYet");
  }
}
