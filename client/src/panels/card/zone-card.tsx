import { depositTypes, organisationKinds, zoneOrigins } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { groupOfZoneStage, type ZoneStage, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { ReactElement, ReactNode } from "react";
import { useItems } from "../../api/collections.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { CardFrame } from "./card-frame.tsx";
import { type Fact, Facts } from "./facts.tsx";
import type { Reader } from "./read.ts";
import { FetchedRecord } from "./record.tsx";
import { SiteLinks } from "./site-links.tsx";
import { Story, type StoryEvent } from "./story.tsx";
import { sinceSentence, usePlaceName } from "./use-names.ts";

/** A rehabilitation zone as staff see it: its stage, its hectares side by side, and its dated story. */
export function ZoneCard({ code }: { readonly code: string }): ReactNode {
  const record = useItems("staff", "rehabilitation-zones", { code, limit: "1" });
  return (
    <FetchedRecord code={code} record={record}>
      {(read) => <Zone code={code} read={read} />}
    </FetchedRecord>
  );
}

function Zone({ code, read }: { readonly code: string; readonly read: Reader }): ReactElement {
  const words = useWords();
  const { t, name, sayCode } = words;
  const place = usePlaceName("staff", read.text("aimag_code"), read.text("soum_code"));
  const events = useItems("staff", "zone-stage-events", { zone_code: code, limit: "1000" });
  const stage = read.text("stage") ?? "";
  return (
    <CardFrame
      title={name(read.text("name_en"), read.text("name_mn")) || code}
      eyebrow={[code, place].filter(Boolean).join(" · ")}
      isDemo={read.flag("is_demo") === true}
      sign={{ layer: "rehabilitation-zones", code: signOfStage(stage) }}
      state={sayCode(zoneStageWorkflow.states, stage)}
      stateSince={sinceSentence(words, read.text("stage_since"), null)}
    >
      <Facts look="figures" facts={hectareFacts(read, words)} note={t("card.countersNote")} />
      <Story layer="rehabilitation-zones" events={events} tell={(event) => tellZoneEvent(event, words)} />
      <Facts heading={t("card.facts")} facts={recordFacts(read, words)} />
    </CardFrame>
  );
}

/** Zones have one sign for a group of stages. */
function signOfStage(stage: string): string {
  return groupOfZoneStage[stage as ZoneStage] ?? stage;
}

function hectareFacts(read: Reader, { t, measure }: Words): readonly Fact[] {
  const hectares = (field: string) => {
    const value = read.number(field);
    return value === null ? null : t("card.hectares", { value: measure(value) });
  };
  return [
    { label: t("card.measuredArea"), value: hectares("area_ha") },
    { label: t("card.disturbed"), value: hectares("disturbed_ha") },
    { label: t("card.technical"), value: hectares("technical_ha") },
    { label: t("card.topsoil"), value: hectares("topsoil_ha") },
    { label: t("card.biological"), value: hectares("biological_ha") },
    { label: t("card.accepted"), value: hectares("accepted_ha"), missing: "recorded" },
  ];
}

function recordFacts(read: Reader, { t, count, day, sayCode }: Words): readonly Fact[] {
  const coded = (field: string, entries: Parameters<typeof sayCode>[0]) => {
    const code = read.text(field);
    return code && sayCode(entries, code);
  };
  const [organisation, kind] = [read.text("organisation_name"), coded("organisation_kind", organisationKinds)];
  const workerDays = read.number("worker_days");
  const isFenced = read.flag("is_fenced");
  const nextCheckOn = read.text("next_check_on");
  const siteCodes = read.list("site_codes");
  return [
    { label: t("card.origin"), value: coded("origin", zoneOrigins) },
    { label: t("card.deposit"), value: coded("deposit_type", depositTypes) },
    {
      label: t("card.responsible"),
      value: organisation && [organisation, kind].filter(Boolean).join(", "),
      missing: "recorded",
    },
    { label: t("card.funder"), value: read.text("funder"), missing: "recorded" },
    { label: t("card.workerDays"), value: workerDays === null ? null : count(workerDays), missing: "recorded" },
    { label: t("card.species"), value: read.list("species").join(", ") || null, missing: "recorded" },
    { label: t("card.fenced"), value: isFenced === null ? null : t(isFenced ? "card.yes" : "card.no") },
    { label: t("card.nextCheck"), value: nextCheckOn && day(nextCheckOn), missing: "recorded" },
    {
      label: t("card.linkedSites"),
      value: siteCodes.length > 0 ? <SiteLinks codes={siteCodes} /> : null,
      missing: "recorded",
    },
  ];
}

function tellZoneEvent(event: Reader, { t, measure, day, sayCode }: Words): StoryEvent {
  const stage = event.text("stage") ?? "";
  const hectares = event.number("hectares");
  const dueOn = event.text("due_on");
  const document = event.text("document_reference");
  return {
    signCode: signOfStage(stage),
    title: sayCode(zoneStageWorkflow.states, stage),
    lines: [
      hectares === null ? null : t("card.hectaresThen", { hectares: measure(hectares) }),
      dueOn && t("card.dueOn", { date: day(dueOn) }),
      document && t("card.document", { reference: document }),
      event.text("note"),
    ],
  };
}
