import {
  depositTypes,
  locationPrecisions,
  minerals,
  organisationKinds,
  prohibitedZones,
  siteKinds,
  suspicion,
} from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { contractTypes, siteStatusWorkflow, suspensionReasons } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { ReactElement, ReactNode } from "react";
import { useItems } from "../../api/collections.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { CardFrame } from "./card-frame.tsx";
import { type Fact, Facts } from "./facts.tsx";
import type { Reader } from "./read.ts";
import { FetchedRecord } from "./record.tsx";
import { Story, type StoryEvent } from "./story.tsx";
import { sinceSentence, useInstrumentName, usePlaceName } from "./use-names.ts";
import { Visits } from "./visits.tsx";

/** A mining site as staff see it: where it stands with the law and since when, who works there, and its dated story. */
export function SiteCard({ code }: { readonly code: string }): ReactNode {
  const record = useItems("staff", "sites", { code, limit: "1" });
  return (
    <FetchedRecord code={code} record={record}>
      {(read) => <Site code={code} read={read} />}
    </FetchedRecord>
  );
}

function Site({ code, read }: { readonly code: string; readonly read: Reader }): ReactElement {
  const words = useWords();
  const { t, name, sayCode } = words;
  const place = usePlaceName("staff", read.text("aimag_code"), read.text("soum_code"));
  const instrumentName = useInstrumentName("staff");
  const events = useItems("staff", "site-status-events", { site_code: code, limit: "1000" });
  const status = read.text("status") ?? "";
  const reason = read.text("suspension_reason");
  const since = sinceSentence(words, read.text("status_since"), instrumentName(read.text("status_instrument")));
  const because = reason && t("card.because", { reason: sayCode(suspensionReasons, reason) });
  return (
    <CardFrame
      title={name(read.text("name_en"), read.text("name_mn")) || code}
      eyebrow={[code, place].filter(Boolean).join(" · ")}
      isDemo={read.flag("is_demo") === true}
      sign={{ layer: "sites", code: status }}
      state={sayCode(siteStatusWorkflow.states, status)}
      stateSince={[since, because].filter(Boolean).join(". ")}
    >
      <Facts look="figures" facts={peopleFacts(read, words)} />
      <Story layer="sites" events={events} tell={(event) => tellSiteEvent(event, words, instrumentName)} />
      <Facts heading={t("card.facts")} facts={recordFacts(read, words)} />
      <Visits siteCode={code} />
    </CardFrame>
  );
}

function peopleFacts(read: Reader, { t, count, sayCode }: Words): readonly Fact[] {
  const [workers, women, men] = [read.number("workers"), read.number("women"), read.number("men")];
  const bySex =
    women !== null && men !== null
      ? t("card.peopleBySex", { women: count(women), men: count(men) })
      : t("card.peopleNoSex");
  const mercury = read.text("mercury");
  return [
    { label: t("card.people"), value: counted(workers, count), aside: workers === null ? null : bySex },
    { label: t("card.childrenOf"), value: counted(read.number("kindergarten_age_children"), count) },
    { label: t("card.shafts"), value: counted(read.number("open_shafts"), count) },
    { label: t("card.mercury"), value: assessed(mercury) && sayCode(suspicion, assessed(mercury) ?? "") },
  ];
}

function recordFacts(read: Reader, { t, measure, sayCode, count }: Words): readonly Fact[] {
  const areaHa = read.number("area_ha");
  const coded = (field: string, entries: Parameters<typeof sayCode>[0]) => {
    const code = assessed(read.text(field));
    return code && sayCode(entries, code);
  };
  return [
    { label: t("card.group"), value: groupSentence(read, { t, sayCode, count }), missing: "recorded" },
    {
      label: t("card.minerals"),
      value:
        read
          .list("minerals")
          .map((each) => sayCode(minerals, each))
          .join(", ") || null,
    },
    { label: t("card.kind"), value: coded("site_kind", siteKinds) },
    { label: t("card.deposit"), value: coded("deposit_type", depositTypes) },
    { label: t("card.area"), value: areaHa === null ? null : t("card.hectares", { value: measure(areaHa) }) },
    { label: t("card.place"), value: coded("location_precision", locationPrecisions) },
    { label: t("card.prohibited"), value: coded("prohibited_zone", prohibitedZones) },
  ];
}

function groupSentence(read: Reader, { t, sayCode, count }: Pick<Words, "t" | "sayCode" | "count">): string | null {
  const name = read.text("organisation_name");
  if (name === null) return null;
  const kind = sayCode(organisationKinds, read.text("organisation_kind") ?? "");
  const members = read.number("organisation_members");
  return members === null
    ? t("card.groupPlain", { name, kind })
    : t("card.groupWithMembers", { name, kind, count: members, members: count(members) });
}

function tellSiteEvent(
  event: Reader,
  { t, sayCode, day, daySlots }: Words,
  instrumentName: (code: string | null) => string | null,
): StoryEvent {
  const status = event.text("status") ?? "";
  const reason = event.text("suspension_reason");
  const instrument = instrumentName(event.text("instrument_code"));
  const [type, number] = [event.text("contract_type"), event.text("contract_number")];
  const [from, to] = [event.text("contract_from"), event.text("contract_to")];
  const document = event.text("document_reference");
  const typeName = type && sayCode(contractTypes, type);
  const contract =
    typeName && (number ? t("card.contract", { number, type: typeName }) : t("card.contractPlain", { type: typeName }));
  const span =
    from &&
    (to
      ? t("card.contractSpan", { from: day(from), to: day(to) })
      : t("card.contractFrom", { from: day(from), fromOf: daySlots(from).dateOf }));
  return {
    signCode: status,
    title: sayCode(siteStatusWorkflow.states, status),
    lines: [
      reason && sayCode(suspensionReasons, reason),
      instrument && t("card.under", { instrument }),
      contract && [contract, span].filter(Boolean).join(", "),
      document && t("card.document", { reference: document }),
      event.text("note"),
    ],
  };
}

function counted(value: number | null, count: Words["count"]): string | null {
  return value === null ? null : count(value);
}

/** A code that says that nobody looked is the same as none. */
function assessed(code: string | null): string | null {
  return code === "not_assessed" ? null : code;
}
