import { organisationKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { ReactElement } from "react";
import type { Reader } from "../../../api/read.ts";
import { useWords, type Words } from "../../../i18n/use-words.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import { type Fact, Facts } from "../facts.tsx";
import { SiteLinks } from "./site-links.tsx";

interface GroupFactsProps {
  /** Null: the site has no group on record. */
  readonly organisation: Reader | null;
  readonly siteCode: string;
}

/** The group that works a site: who they are by number, never by name of a person, and where else they work. */
export function GroupFacts({ organisation, siteCode }: GroupFactsProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const others = useOtherSites(organisation?.text("code") ?? null, siteCode);
  if (!organisation)
    return <Facts heading={t("cards.group")} facts={[{ label: t("cards.group"), value: null, missing: "recorded" }]} />;
  return <Facts heading={t("cards.group")} facts={groupFacts(organisation, others, words)} />;
}

/** Codes of the group's other sites. */
function useOtherSites(organisationCode: string | null, siteCode: string): readonly string[] {
  const { table } = useSheet();
  if (!table?.details || organisationCode === null) return [];
  return table.codes.filter(
    (code, index) => code !== siteCode && table.details?.organisationCodes[index] === organisationCode,
  );
}

function groupFacts(organisation: Reader, others: readonly string[], words: Words): readonly Fact[] {
  const { t, name, day, sayCode } = words;
  const kind = organisation.text("kind");
  const foundedOn = organisation.text("founded_on");
  const yesOrNo = (field: string) => {
    const flag = organisation.flag(field);
    return flag === null ? null : t(flag ? "card.yes" : "card.no");
  };
  return [
    {
      label: t("cards.group"),
      value: name(organisation.text("name_en"), organisation.text("name_mn")) || organisation.text("code"),
      aside: kind && sayCode(organisationKinds, kind),
    },
    { label: t("cards.members"), value: membersSentence(organisation, words), missing: "recorded" },
    { label: t("cards.federationMember"), value: yesOrNo("is_federation_member"), missing: "recorded" },
    { label: t("cards.rehabilitationDefault"), value: yesOrNo("has_rehabilitation_default"), missing: "recorded" },
    { label: t("cards.foundedOn"), value: foundedOn && day(foundedOn), missing: "recorded" },
    {
      label: t("cards.otherSites"),
      value: others.length > 0 ? <SiteLinks codes={others} /> : t("cards.noOtherSites"),
    },
  ];
}

/** "7: 3 women, 4 men"; null when neither is recorded. */
function membersSentence(organisation: Reader, { t, count }: Words): string | null {
  const [women, men] = [organisation.number("members_women"), organisation.number("members_men")];
  if (women === null && men === null) return null;
  if (women === null || men === null) return t("cards.membersPartly", { members: count((women ?? 0) + (men ?? 0)) });
  return t("cards.membersBySex", { members: count(women + men), women: count(women), men: count(men) });
}
