import { figuresOf, type PublishedFigure } from "./figure.ts";
import { sources } from "./sources.ts";

/** What the federation and the programmes around it have published about their own work. */
export const programmeFigures: readonly PublishedFigure[] = [
  ...figuresOf(
    "programme",
    { topic: "federation-members", en: "Members of the federation", mn: "Холбооны гишүүд", unit: "people" },
    [
      {
        code: "members-levin-2019",
        value: 6_500,
        asOf: "2019",
        en: "Individual members, about; within 400 partnerships and 87 NGOs.",
        mn: "Хувь гишүүд, ойролцоогоор; 400 нөхөрлөл, 87 ТББ-д.",
        source: sources.levin,
      },
      {
        code: "members-trafigura",
        value: 6_500,
        asOf: "programme of 2019–20",
        en: "Members as the funder's programme page gives them.",
        mn: "Санхүүжүүлэгчийн хөтөлбөрийн хуудсанд дурдсан гишүүд.",
        source: sources.trafigura,
      },
    ],
  ),
  ...figuresOf(
    "programme",
    { topic: "federation-ngos", en: "NGOs in the federation", mn: "Холбооны ТББ", unit: "organisations" },
    [
      {
        code: "ngos-levin-2019",
        value: 87,
        asOf: "2019",
        en: "NGOs of miners that belong to the federation.",
        mn: "Холбоонд харьяалагдах уурхайчдын ТББ.",
        source: sources.levin,
      },
      {
        code: "ngos-meeting-2017",
        value: 48,
        asOf: "December 2017",
        en: "Member organisations that met, from 26 soums of 15 aimags: those present, not all.",
        mn: "Хуралд ирсэн гишүүн байгууллага, 15 аймгийн 26 сумаас: ирсэн нь, бүгд биш.",
        source: sources.memberMeeting,
      },
    ],
  ),
  ...figuresOf(
    "programme",
    {
      topic: "federation-partnerships",
      en: "Partnerships in the federation",
      mn: "Холбооны нөхөрлөл",
      unit: "partnerships",
    },
    [
      {
        code: "partnerships-levin-2019",
        value: 400,
        asOf: "2019",
        en: "Partnerships (nukhurlul) within the member NGOs.",
        mn: "Гишүүн ТББ-уудын нөхөрлөл.",
        source: sources.levin,
      },
    ],
  ),
  ...figuresOf(
    "programme",
    {
      topic: "people-trained",
      en: "People trained by the federation",
      mn: "Холбооноос сургасан хүмүүс",
      unit: "people",
    },
    [
      {
        code: "trained-levin",
        value: 10_500,
        asOf: "2017–19",
        en: "People in trainings, added up over the years; one person may count more than once.",
        mn: "Сургалтад хамрагдсан хүмүүс, жилүүдийн нийлбэр; нэг хүн олон удаа тоологдсон байж болно.",
        source: sources.levin,
      },
      {
        code: "reached-trafigura",
        value: 1_500,
        asOf: "programme of 2019–20",
        en: "Workers to be reached by the awareness part of the programme: an aim.",
        mn: "Хөтөлбөрийн сурталчилгаанд хамруулах ажиллагсад: зорилго.",
        source: sources.trafigura,
      },
    ],
  ),
  ...figuresOf(
    "programme",
    {
      topic: "kindergartens-open",
      en: "Kindergartens of the federation, opened",
      mn: "Холбооны нээсэн цэцэрлэг",
      unit: "kindergartens",
    },
    [
      {
        code: "kindergartens-2019",
        value: 3,
        asOf: "2019",
        en: "Kindergartens set up in 2019; soums, seats and seasons are not published.",
        mn: "2019 онд байгуулсан цэцэрлэг; сум, ор, улирал нь нийтлэгдээгүй.",
        source: sources.trafigura,
      },
    ],
  ),
  ...figuresOf(
    "programme",
    {
      topic: "kindergartens-planned",
      en: "Kindergartens of the federation, planned",
      mn: "Холбооны төлөвлөсөн цэцэрлэг",
      unit: "kindergartens",
    },
    [
      {
        code: "kindergartens-2020",
        value: 5,
        asOf: "plan for summer 2020",
        en: "Five more for the summer of 2020; whether they opened that year was not found.",
        mn: "2020 оны зун нэмж нээх таван цэцэрлэг; тэр жил нээсэн эсэх тодорхойгүй.",
        source: sources.trafigura,
      },
    ],
  ),
  ...figuresOf(
    "programme",
    {
      topic: "regulation-trainings",
      en: "Soums trained on the rules of 2017",
      mn: "2017 оны журмын сургалттай сум",
      unit: "soums",
    },
    [
      {
        code: "regional-trainings-2017",
        value: 70,
        asOf: "2017–18",
        en: "Soums of 15 aimags in the trainings on the revised regulation.",
        mn: "Шинэчилсэн журмын сургалтад хамрагдсан 15 аймгийн сумд.",
        source: sources.regionalTrainings,
      },
    ],
  ),
  ...figuresOf(
    "programme",
    {
      topic: "frugal-hectares",
      en: "Land repaired by frugal rehabilitation",
      mn: "Хэмнэлттэй аргаар нөхөн сэргээсэн газар",
      unit: "ha",
    },
    [
      {
        code: "frugal-hectares-2015",
        value: 144,
        asOf: "2014–15",
        en: "Demonstration land in 17 places of nine aimags. Hectares of each place are not published.",
        mn: "Есөн аймгийн 17 газар дахь үзүүлэх талбай. Газар тус бүрийн га нийтлэгдээгүй.",
        source: sources.swissEsec,
      },
    ],
  ),
  ...figuresOf(
    "programme",
    {
      topic: "frugal-places",
      en: "Places repaired by frugal rehabilitation",
      mn: "Хэмнэлттэй аргаар нөхөн сэргээсэн газрын тоо",
      unit: "places",
    },
    [
      {
        code: "frugal-places-2015",
        value: 17,
        asOf: "2014–15",
        en: "Places in nine aimags, each tied to a formal group. Only a few are named in public.",
        mn: "Есөн аймгийн газрууд, тус бүр албан ёсны бүлэгтэй. Цөөхнийг нь л нэрлэсэн.",
        source: sources.swissEsec,
      },
    ],
  ),
  ...figuresOf(
    "programme",
    {
      topic: "frugal-miners",
      en: "Miners who did frugal rehabilitation",
      mn: "Хэмнэлттэй нөхөн сэргээлт хийсэн уурхайчид",
      unit: "people",
    },
    [
      {
        code: "frugal-miners-2015",
        value: [650, null],
        asOf: "2014–15",
        en: "Artisanal miners who took part in the demonstrations.",
        mn: "Үзүүлэх ажилд оролцсон бичил уурхайчид.",
        source: sources.swissEsec,
      },
    ],
  ),
  ...figuresOf(
    "programme",
    {
      topic: "frugal-steps",
      en: "Steps of frugal rehabilitation",
      mn: "Хэмнэлттэй нөхөн сэргээлтийн алхам",
      unit: "steps",
    },
    [
      {
        code: "frugal-steps",
        value: 6,
        asOf: "method of 2013–15",
        en: "Preparation, technical work, topsoil, biological work, impact reduction over the mine's life, hand-over to government.",
        mn: "Бэлтгэл, техникийн ажил, шимт хөрс, биологийн ажил, нөлөөллийг бууруулах, төрд хүлээлгэн өгөх.",
        source: sources.panorama,
      },
    ],
  ),
  ...figuresOf(
    "programme",
    {
      topic: "sam-budget",
      en: "Budget of the SAM project, phase 4",
      mn: "SAM төслийн 4 дүгээр үе шатны төсөв",
      unit: "CHF",
    },
    [
      {
        code: "sam-budget-swiss",
        value: 6_342_889,
        asOf: "2015–19",
        en: "Swiss contribution as the donor's project page gives it.",
        mn: "Швейцарын оруулах хувь, донорын төслийн хуудсаар.",
        source: sources.swissSam,
      },
      {
        code: "sam-budget-factsheet",
        value: 6_500_000,
        asOf: "2017",
        en: "CHF 6.0 million from Switzerland and 0.5 million from the state, as the project's factsheet gives it.",
        mn: "Швейцараас 6.0 сая, төрөөс 0.5 сая франк, төслийн танилцуулгаар.",
        source: sources.samFactsheet,
      },
    ],
  ),
  ...figuresOf(
    "programme",
    {
      topic: "mercury-free-plants",
      en: "Mercury-free plants of planetGOLD",
      mn: "planetGOLD-ийн мөнгөн усгүй үйлдвэр",
      unit: "plants",
    },
    [
      {
        code: "planetgold-plants-2025",
        value: 2,
        asOf: "May 2025",
        en: "Processing plants without mercury, set up over six years in Selenge, Khovd and Govi-Altai.",
        mn: "Сэлэнгэ, Ховд, Говь-Алтайд зургаан жилд байгуулсан мөнгөн усгүй боловсруулах үйлдвэр.",
        source: sources.planetGoldClosing,
      },
    ],
  ),
];
