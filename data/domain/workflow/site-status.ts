import type { CodeEntry } from "../text.ts";
import type { Workflow } from "./workflow.ts";

/** The path of a mining site to legality, and back: the rules of 2010, 2017, 2019 and 2022 made it run both ways. */
export type SiteStatus =
  | "UNASSESSED"
  | "INFORMAL"
  | "ORGANISED"
  | "LAND_REQUESTED"
  | "LAND_APPROVED"
  | "FORMAL"
  | "SUSPENDED"
  | "EXPIRED"
  | "TERMINATED"
  | "CLOSURE"
  | "HANDED_BACK"
  | "ABANDONED";

export const siteStatusWorkflow: Workflow<SiteStatus> = {
  id: "site-status",
  initial: "UNASSESSED",
  states: [
    {
      code: "UNASSESSED",
      label: { en: "Not yet assessed", mn: "Үнэлээгүй" },
      definition: {
        en: "The place is known; nothing has been verified.",
        mn: "Газар нь мэдэгдсэн, юу ч баталгаажаагүй.",
      },
    },
    {
      code: "INFORMAL",
      label: { en: "Not formalised", mn: "Албан бус" },
      definition: {
        en: "People work here and no contract is in force; there may be no group yet.",
        mn: "Хүмүүс ажиллаж байгаа, хүчинтэй гэрээ байхгүй, нөхөрлөлгүй ч байж болно.",
      },
    },
    {
      code: "ORGANISED",
      label: { en: "Group organised", mn: "Нөхөрлөл байгуулсан" },
      definition: {
        en: "A partnership, cooperative or NGO of at least five members exists.",
        mn: "Таваас доошгүй гишүүнтэй нөхөрлөл, хоршоо эсвэл ТББ байгуулагдсан.",
      },
    },
    {
      code: "LAND_REQUESTED",
      label: { en: "Land requested", mn: "Газар хүссэн" },
      definition: {
        en: "A request for a delimited area has been filed.",
        mn: "Хил зааг нь тодорхой талбай хүссэн өргөдөл өгсөн.",
      },
    },
    {
      code: "LAND_APPROVED",
      label: { en: "Land approved", mn: "Талбай батлагдсан" },
      definition: {
        en: "The khural and the minerals authority approved the area; there is no contract yet.",
        mn: "Хурал болон ашигт малтмалын газар талбайг баталсан, гэрээ хараахан байхгүй.",
      },
    },
    {
      code: "FORMAL",
      label: { en: "Under contract", mn: "Гэрээтэй" },
      definition: {
        en: "A contract with the soum governor is in force.",
        mn: "Сумын Засаг даргатай байгуулсан гэрээ хүчинтэй.",
      },
    },
    {
      code: "SUSPENDED",
      label: { en: "Suspended", mn: "Түр зогсоосон" },
      definition: {
        en: "A contract exists and work is not allowed for now; the reason is recorded.",
        mn: "Гэрээтэй боловч одоогоор ажиллахыг зөвшөөрөөгүй, шалтгааныг бүртгэсэн.",
      },
    },
    {
      code: "EXPIRED",
      label: { en: "Expired", mn: "Хугацаа дууссан" },
      definition: {
        en: "The contract's end date has passed without renewal.",
        mn: "Гэрээний хугацаа дууссан, сунгаагүй.",
      },
    },
    {
      code: "TERMINATED",
      label: { en: "Terminated", mn: "Цуцлагдсан" },
      definition: { en: "The contract was cancelled.", mn: "Гэрээг цуцалсан." },
    },
    {
      code: "CLOSURE",
      label: { en: "Extraction ended, rehabilitation owed", mn: "Нөхөн сэргээлтийн шатанд" },
      definition: {
        en: "Extraction has ended; a linked rehabilitation zone is not accepted yet.",
        mn: "Олборлолт зогссон, холбогдох нөхөн сэргээлтийг хүлээн аваагүй.",
      },
    },
    {
      code: "HANDED_BACK",
      label: { en: "Land handed back", mn: "Газрыг хүлээлгэн өгсөн" },
      definition: {
        en: "Local government accepted every linked rehabilitation zone.",
        mn: "Орон нутаг холбогдох бүх нөхөн сэргээлтийг хүлээн авсан.",
      },
    },
    {
      code: "ABANDONED",
      label: { en: "Abandoned, no responsible party", mn: "Хаягдсан" },
      definition: { en: "No workers, no contract, nobody liable.", mn: "Ажиллагч, гэрээ, хариуцах этгээд байхгүй." },
    },
  ],
  transitions: {
    UNASSESSED: ["INFORMAL", "ORGANISED", "LAND_REQUESTED", "LAND_APPROVED", "FORMAL", "SUSPENDED", "ABANDONED"],
    INFORMAL: ["ORGANISED", "ABANDONED"],
    ORGANISED: ["LAND_REQUESTED", "FORMAL", "INFORMAL"],
    LAND_REQUESTED: ["LAND_APPROVED", "ORGANISED"],
    LAND_APPROVED: ["FORMAL", "ORGANISED"],
    FORMAL: ["SUSPENDED", "EXPIRED", "TERMINATED", "CLOSURE"],
    SUSPENDED: ["FORMAL", "EXPIRED", "TERMINATED", "CLOSURE"],
    EXPIRED: ["FORMAL", "CLOSURE", "INFORMAL"],
    TERMINATED: ["CLOSURE", "INFORMAL"],
    CLOSURE: ["HANDED_BACK", "INFORMAL"],
    HANDED_BACK: ["LAND_APPROVED", "INFORMAL"],
    ABANDONED: ["INFORMAL", "CLOSURE"],
  },
};

/** Why a contract is suspended. "moratorium" is a fact about the law, not a fault of the group. */
export const suspensionReasons = [
  { code: "inspection", label: { en: "Inspection", mn: "Хяналт шалгалт" } },
  { code: "environment", label: { en: "Environmental damage", mn: "Байгаль орчны хохирол" } },
  { code: "safety", label: { en: "Safety", mn: "Аюулгүй ажиллагаа" } },
  { code: "moratorium", label: { en: "Moratorium: the rules were suspended", mn: "Журмыг түдгэлзүүлсэн" } },
  { code: "dispute", label: { en: "Dispute", mn: "Маргаан" } },
  { code: "other", label: { en: "Other", mn: "Бусад" } },
] as const satisfies readonly CodeEntry[];
export type SuspensionReason = (typeof suspensionReasons)[number]["code"];

export const contractTypes = [
  { code: "bilateral_soum", label: { en: "With the soum governor", mn: "Сумын Засаг даргатай хоёр талт" } },
  {
    code: "tripartite_licence_holder",
    label: { en: "Three parties, with a licence holder", mn: "Тусгай зөвшөөрөл эзэмшигчтэй гурван талт" },
  },
  { code: "tripartite_buyer", label: { en: "Three parties, with a buyer", mn: "Худалдан авагчтай гурван талт" } },
  { code: "quadripartite", label: { en: "Four parties", mn: "Дөрвөн талт" } },
] as const satisfies readonly CodeEntry[];
export type ContractType = (typeof contractTypes)[number]["code"];
