import type { CodeEntry } from "../text.ts";
import type { Workflow } from "./workflow.ts";

export type KindergartenStatus =
  | "PROPOSED"
  | "FUNDED"
  | "UNDER_CONSTRUCTION"
  | "OPEN"
  | "SEASONAL_CLOSED"
  | "RELOCATED"
  | "CLOSED";

export const kindergartenStatusWorkflow: Workflow<KindergartenStatus> = {
  id: "kindergarten-status",
  initial: "PROPOSED",
  states: [
    {
      code: "PROPOSED",
      label: { en: "Proposed", mn: "Санал болгосон" },
      definition: { en: "A need is recorded; no money yet.", mn: "Хэрэгцээг бүртгэсэн, санхүүжилтгүй." },
    },
    {
      code: "FUNDED",
      label: { en: "Funded", mn: "Санхүүжсэн" },
      definition: { en: "The money is granted.", mn: "Санхүүжилт батлагдсан." },
    },
    {
      code: "UNDER_CONSTRUCTION",
      label: { en: "Under construction", mn: "Баригдаж байгаа" },
      definition: { en: "It is being built or set up.", mn: "Барьж, байгуулж байна." },
    },
    {
      code: "OPEN",
      label: { en: "Open", mn: "Нээлттэй" },
      definition: { en: "Children attend.", mn: "Хүүхдүүд хүмүүжиж байна." },
    },
    {
      code: "SEASONAL_CLOSED",
      label: { en: "Closed for the season", mn: "Улирлаар хаасан" },
      definition: { en: "It opens again next season.", mn: "Дараагийн улиралд нээнэ." },
    },
    {
      code: "RELOCATED",
      label: { en: "Moved away", mn: "Нүүсэн" },
      definition: { en: "It left this place for another.", mn: "Өөр газар нүүсэн." },
    },
    {
      code: "CLOSED",
      label: { en: "Closed", mn: "Хаагдсан" },
      definition: { en: "It has ended for good.", mn: "Бүрмөсөн хаагдсан." },
    },
  ],
  transitions: {
    PROPOSED: ["FUNDED"],
    FUNDED: ["UNDER_CONSTRUCTION"],
    UNDER_CONSTRUCTION: ["OPEN"],
    OPEN: ["SEASONAL_CLOSED", "RELOCATED", "CLOSED"],
    SEASONAL_CLOSED: ["OPEN"],
    RELOCATED: [],
    CLOSED: [],
  },
};

/** What the sign on the map says: filled when open, outline when planned, grey when closed for the season or for good. */
export type KindergartenStatusGroup = "open" | "planned" | "season_closed" | "ended";

export const kindergartenStatusGroups: readonly (CodeEntry<KindergartenStatusGroup> & {
  readonly statuses: readonly KindergartenStatus[];
})[] = [
  { code: "open", label: { en: "Open", mn: "Нээлттэй" }, statuses: ["OPEN"] },
  {
    code: "planned",
    label: { en: "Planned", mn: "Төлөвлөсөн" },
    statuses: ["PROPOSED", "FUNDED", "UNDER_CONSTRUCTION"],
  },
  {
    code: "season_closed",
    label: { en: "Closed for the season", mn: "Улирлаар хаасан" },
    statuses: ["SEASONAL_CLOSED"],
  },
  { code: "ended", label: { en: "Moved or closed", mn: "Нүүсэн, хаагдсан" }, statuses: ["RELOCATED", "CLOSED"] },
];

export const groupOfKindergartenStatus: Readonly<Record<KindergartenStatus, KindergartenStatusGroup>> =
  Object.fromEntries(
    kindergartenStatusGroups.flatMap((group) => group.statuses.map((status) => [status, group.code])),
  ) as Record<KindergartenStatus, KindergartenStatusGroup>;
