import type { Bilingual, CodeEntry } from "../text.ts";
import type { SiteStatus } from "./site-status.ts";

/** The groups the legend, the charts and the nation table count by. */
export type SiteStatusGroup =
  | "under_contract"
  | "on_the_way"
  | "not_formalised"
  | "not_assessed"
  | "suspended_or_ended"
  | "closed";

export interface SiteStatusGroupEntry extends CodeEntry<SiteStatusGroup> {
  readonly statuses: readonly SiteStatus[];
  readonly sentence: Bilingual;
}

export const siteStatusGroups: readonly SiteStatusGroupEntry[] = [
  {
    code: "under_contract",
    label: { en: "Under contract", mn: "Гэрээтэй" },
    sentence: {
      en: "A contract with the soum governor is in force.",
      mn: "Сумын Засаг даргатай хийсэн гэрээ хүчинтэй.",
    },
    statuses: ["FORMAL"],
  },
  {
    code: "on_the_way",
    label: { en: "On the way", mn: "Явцад" },
    sentence: {
      en: "A group exists, or land is requested or approved.",
      mn: "Нөхөрлөл байгуулсан, газар хүссэн эсвэл талбай батлагдсан.",
    },
    statuses: ["ORGANISED", "LAND_REQUESTED", "LAND_APPROVED"],
  },
  {
    code: "not_formalised",
    label: { en: "Not formalised", mn: "Албан бус" },
    sentence: {
      en: "People work without a contract. The colour judges nobody.",
      mn: "Хүмүүс гэрээгүй ажиллаж байна. Өнгө нь хэнийг ч буруутгахгүй.",
    },
    statuses: ["INFORMAL"],
  },
  {
    code: "not_assessed",
    label: { en: "Not yet assessed", mn: "Үнэлээгүй" },
    sentence: { en: "The place is known; nothing has been verified.", mn: "Газар нь мэдэгдсэн, баталгаажаагүй." },
    statuses: ["UNASSESSED"],
  },
  {
    code: "suspended_or_ended",
    label: { en: "Suspended or ended", mn: "Зогссон, дууссан" },
    sentence: {
      en: "A contract was suspended, expired or cancelled.",
      mn: "Гэрээг түр зогсоосон, хугацаа дууссан эсвэл цуцалсан.",
    },
    statuses: ["SUSPENDED", "EXPIRED", "TERMINATED"],
  },
  {
    code: "closed",
    label: { en: "Closed, handed back", mn: "Хаагдсан, хүлээлгэн өгсөн" },
    sentence: {
      en: "Extraction ended, land handed back, or abandoned.",
      mn: "Олборлолт дууссан, газрыг хүлээлгэн өгсөн эсвэл хаягдсан.",
    },
    statuses: ["CLOSURE", "HANDED_BACK", "ABANDONED"],
  },
];

/** The group of each status; total by construction of the table above, which a test checks. */
export const groupOfSiteStatus: Readonly<Record<SiteStatus, SiteStatusGroup>> = Object.fromEntries(
  siteStatusGroups.flatMap((group) => group.statuses.map((status) => [status, group.code])),
) as Record<SiteStatus, SiteStatusGroup>;
