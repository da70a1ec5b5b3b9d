import { isoDate, isoMoment, recordedMs } from "./calendar.ts";
import type { StatusStep } from "./histories.ts";
import type { PlannedSite } from "./layout.ts";
import { makeRandom, type Random, uuidAt } from "./random.ts";

export interface OrganisationRow {
  readonly id: string;
  readonly code: string;
  readonly nameEn: string;
  readonly nameMn: string;
  readonly kind: "partnership" | "cooperative" | "ngo";
  readonly aimagCode: string;
  readonly membersWomen: number | null;
  readonly membersMen: number | null;
  readonly isFederationMember: boolean | null;
  readonly hasRehabilitationDefault: boolean | null;
  readonly foundedOn: string;
  readonly isDemo: true;
  readonly createdAt: string;
}

const names = {
  partnership: { en: "Demo partnership", mn: "Үзүүлэх нөхөрлөл" },
  cooperative: { en: "Demo cooperative", mn: "Үзүүлэх хоршоо" },
  ngo: { en: "Demo NGO", mn: "Үзүүлэх ТББ" },
} as const;

/** The group of a site, or undefined where none was ever formed. Every group has its own site: nobody is in two. */
export function organisationOf(
  seed: string,
  site: PlannedSite,
  steps: readonly StatusStep[],
): OrganisationRow | undefined {
  const founded = steps.find(({ status }) => status === "ORGANISED");
  if (!founded) return undefined;
  const random = makeRandom(`${seed} organisation ${site.number}`);
  const recordedAtMs = recordedMs(founded.on, random);
  const kind = random.weighted([
    ["partnership", 78],
    ["cooperative", 12],
    ["ngo", 10],
  ] as const);
  const wasCancelled = steps.some(({ status }) => status === "TERMINATED");
  return {
    id: uuidAt(random, recordedAtMs),
    code: `GRP-${String(site.number).padStart(4, "0")}`,
    nameEn: `${names[kind].en} ${site.number}`,
    nameMn: `${names[kind].mn} ${site.number}`,
    kind,
    aimagCode: site.soum.aimagCode,
    ...membersOf(random),
    isFederationMember: random.weighted([
      [true, 55],
      [false, 30],
      [null, 15],
    ]),
    hasRehabilitationDefault: random.chance(0.2) ? null : wasCancelled && random.chance(0.5),
    foundedOn: isoDate(founded.on),
    isDemo: true,
    createdAt: isoMoment(recordedAtMs),
  };
}

/** 5 to 20 members, most groups small; 24 to 33 % women on average, in whole people. */
function membersOf(random: Random): Pick<OrganisationRow, "membersWomen" | "membersMen"> {
  const members = 5 + Math.floor(15.99 * random.next() ** 2);
  const women = Math.floor(members * random.between(0.24, 0.33) + random.next());
  return { membersWomen: women, membersMen: members - women };
}
