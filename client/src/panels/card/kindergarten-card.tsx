import { kindergartenKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import {
  groupOfKindergartenStatus,
  type KindergartenStatus,
  kindergartenStatusWorkflow,
} from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import type { ReactElement, ReactNode } from "react";
import { useItems } from "../../api/collections.ts";
import { formatMonthDay } from "../../i18n/format.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { CardFrame } from "./card-frame.tsx";
import { type Fact, Facts } from "./facts.tsx";
import type { Reader } from "./read.ts";
import { FetchedRecord } from "./record.tsx";
import { SiteLinks } from "./site-links.tsx";
import { Story } from "./story.tsx";
import { sinceSentence, usePlaceName } from "./use-names.ts";

/** A kindergarten as staff see it. */
export function KindergartenCard({ code }: { readonly code: string }): ReactNode {
  const record = useItems("staff", "kindergartens", { code, limit: "1" });
  return (
    <FetchedRecord code={code} record={record}>
      {(read) => <Kindergarten code={code} read={read} />}
    </FetchedRecord>
  );
}

function Kindergarten({ code, read }: { readonly code: string; readonly read: Reader }): ReactElement {
  const words = useWords();
  const { t, name, sayCode } = words;
  const place = usePlaceName("staff", read.text("aimag_code"), read.text("soum_code"));
  const events = useItems("staff", "kindergarten-status-events", { kindergarten_code: code, limit: "1000" });
  const status = read.text("status") ?? "";
  return (
    <CardFrame
      title={name(read.text("name_en"), read.text("name_mn")) || code}
      eyebrow={[code, place].filter(Boolean).join(" · ")}
      isDemo={read.flag("is_demo") === true}
      sign={{ layer: "kindergartens", code: signOfStatus(status) }}
      state={sayCode(kindergartenStatusWorkflow.states, status)}
      stateSince={sinceSentence(words, read.text("status_since"), null)}
    >
      <Facts look="figures" facts={figures(read, words)} />
      <Story
        layer="kindergartens"
        events={events}
        tell={(event) => ({
          signCode: signOfStatus(event.text("status") ?? ""),
          title: sayCode(kindergartenStatusWorkflow.states, event.text("status") ?? ""),
          lines: [documentLine(event, words), event.text("note")],
        })}
      />
      <Facts heading={t("card.facts")} facts={recordFacts(read, words)} />
    </CardFrame>
  );
}

function signOfStatus(status: string): string {
  return groupOfKindergartenStatus[status as KindergartenStatus] ?? status;
}

function documentLine(event: Reader, { t }: Words): string | null {
  const reference = event.text("document_reference");
  return reference && t("card.document", { reference });
}

function figures(read: Reader, { t, count }: Words): readonly Fact[] {
  const counted = (field: string) => {
    const value = read.number(field);
    return value === null ? null : count(value);
  };
  return [
    { label: t("card.seats"), value: counted("seats"), missing: "recorded" },
    { label: t("card.groups"), value: counted("groups"), missing: "recorded" },
    { label: t("card.teachers"), value: counted("teachers"), missing: "recorded" },
  ];
}

function recordFacts(read: Reader, { t, language, sayCode }: Words): readonly Fact[] {
  const kind = read.text("kind");
  const [from, to] = [read.text("season_from"), read.text("season_to")];
  const season =
    from && to && t("card.seasonSpan", { from: formatMonthDay(from, language), to: formatMonthDay(to, language) });
  const siteCodes = read.list("site_codes");
  return [
    { label: t("card.kind"), value: kind && sayCode(kindergartenKinds, kind), missing: "recorded" },
    { label: t("card.season"), value: season, missing: "recorded" },
    { label: t("card.operator"), value: read.text("operator"), missing: "recorded" },
    { label: t("card.funder"), value: read.text("funder"), missing: "recorded" },
    {
      label: t("card.sitesServed"),
      value: siteCodes.length > 0 ? <SiteLinks codes={siteCodes} /> : null,
      missing: "recorded",
    },
  ];
}
