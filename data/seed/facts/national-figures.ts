import { figuresOf, type PublishedFigure } from "./figure.ts";
import { sources } from "./sources.ts";

/** People, minerals and land of the whole country. Where sources disagree, each stands as its own row of one topic. */
export const nationalFigures: readonly PublishedFigure[] = [
  ...figuresOf(
    "national",
    { topic: "people-in-asm", en: "People in artisanal mining", mn: "Бичил уурхайд ажиллагсад", unit: "people" },
    [
      {
        code: "people-peak-swiss",
        value: 100_000,
        asOf: "at the peak, in the 2000s",
        en: "Everyone in artisanal mining in the busiest years, formal or not.",
        mn: "Хамгийн оргил үед бичил уурхайд ажилласан бүх хүн, гэрээтэй эсэхээс үл хамааран.",
        source: sources.swissSam,
      },
      {
        code: "people-2008-blog",
        value: 54_000,
        asOf: "January 2008",
        en: "Estimate of people mining by hand, reported at second hand.",
        mn: "Гар аргаар олборлогчдын тооцоолсон тоо, дам эх сурвалж.",
        source: sources.blog2008,
      },
      {
        code: "people-2016-survey",
        value: 9_600,
        asOf: "2016",
        en: "People who took part in mining during the survey of 2016: those met in the field, not an estimate of all.",
        mn: "2016 оны судалгааны үед олборлолтод оролцож байсан хүмүүс: газар дээр нь тоолсон, нийтийн тооцоо биш.",
        source: sources.survey2016,
      },
      {
        code: "people-2019-delve",
        value: 60_000,
        asOf: "2019",
        en: "People working directly in artisanal mining, all minerals.",
        mn: "Бүх төрлийн ашигт малтмалын бичил уурхайд шууд ажиллагсад.",
        source: sources.delve,
      },
      {
        code: "people-inventory-curator",
        value: [60_000, 80_000],
        asOf: "2019",
        en: "The inventory curator's own estimate, 70,000 in the middle of the range.",
        mn: "Сан хариуцагчийн өөрийн тооцоо, дундаж нь 70 000.",
        source: sources.delve,
      },
      {
        code: "people-planetgold",
        value: [40_000, 60_000],
        asOf: "no date on the page, about 2020",
        en: "People in artisanal mining, mostly gold.",
        mn: "Бичил уурхайд ажиллагсад, голдуу алт олборлогчид.",
        source: sources.planetGold,
      },
    ],
  ),
  ...figuresOf(
    "national",
    {
      topic: "people-depending",
      en: "People who depend on artisanal mining",
      mn: "Бичил уурхайгаас амьжирдаг хүмүүс",
      unit: "people",
    },
    [
      {
        code: "depending-delve",
        value: 240_000,
        asOf: "2019",
        en: "People earning indirectly, beside the 60,000 who work in it.",
        mn: "Шууд ажилладаг 60 000 хүнээс гадна шууд бусаар орлого олдог хүмүүс.",
        source: sources.delve,
      },
      {
        code: "depending-sam",
        value: [60_000, null],
        asOf: "2017",
        en: "Miners and their dependants together, as the project's reach.",
        mn: "Уурхайчид ба тэдний тэжээн тэтгэдэг хүмүүс хамтдаа, төслийн хүрээ.",
        source: sources.samFactsheet,
      },
    ],
  ),
  ...figuresOf(
    "national",
    { topic: "women-share", en: "Women among artisanal miners", mn: "Бичил уурхайчдын дундах эмэгтэйчүүд", unit: "%" },
    [
      {
        code: "women-swiss",
        value: 33,
        asOf: "phase of 2015–19",
        en: "“One third” of all people in artisanal mining.",
        mn: "Бичил уурхайд ажиллагсдын гуравны нэг.",
        source: sources.swissSam,
      },
      {
        code: "women-delve",
        value: 24,
        asOf: "2019",
        en: "Share of women among people working directly.",
        mn: "Шууд ажиллагсдын дундах эмэгтэйчүүдийн хувь.",
        source: sources.delve,
      },
      {
        code: "women-planetgold",
        value: 33,
        asOf: "no date on the page, about 2020",
        en: "“A third” of artisanal miners.",
        mn: "Бичил уурхайчдын гуравны нэг.",
        source: sources.planetGold,
      },
    ],
  ),
  ...figuresOf(
    "national",
    {
      topic: "informal-share",
      en: "Artisanal miners without formal standing",
      mn: "Албан бус бичил уурхайчид",
      unit: "%",
    },
    [
      {
        code: "informal-delve",
        value: 80,
        asOf: "2019",
        en: "Share of people working without formal standing.",
        mn: "Албан ёсны эрхгүй ажиллагсдын хувь.",
        source: sources.delve,
      },
    ],
  ),
  ...figuresOf(
    "national",
    {
      topic: "rural-workforce-share",
      en: "Share of the rural workforce",
      mn: "Хөдөөгийн ажиллах хүчинд эзлэх хувь",
      unit: "%",
    },
    [
      {
        code: "rural-workforce-swiss",
        value: 20,
        asOf: "at the peak, in the 2000s",
        en: "About one in five rural workers, as the project states.",
        mn: "Хөдөөгийн таван ажиллагчийн нэг орчим, төслийн мэдээгээр.",
        source: sources.swissSam,
      },
    ],
  ),
  ...figuresOf(
    "national",
    { topic: "formal-miners", en: "Formal artisanal miners", mn: "Албан ёсны бичил уурхайчид", unit: "people" },
    [
      {
        code: "formal-2017",
        value: [6_500, null],
        asOf: "October 2017",
        en: "Miners working formally, in groups with contracts; not comparable with estimates of everyone.",
        mn: "Гэрээтэй бүлэгт албан ёсоор ажиллагсад; нийт тооцоотой харьцуулж болохгүй.",
        source: sources.goodPractices,
      },
    ],
  ),
  ...figuresOf(
    "national",
    {
      topic: "illegal-miners-suspension",
      en: "People in illegal mining during the suspension",
      mn: "Түдгэлзүүлсэн үеийн хууль бус олборлогчид",
      unit: "people",
    },
    [
      {
        code: "illegal-federation",
        value: 31_126,
        asOf: "during the suspension, 2019–22",
        en: "The federation's statement: people in illegal mining in 34 soums of 14 aimags.",
        mn: "Холбооны мэдэгдэл: 14 аймгийн 34 суманд хууль бусаар олборлож буй хүмүүс.",
        source: sources.policeMeeting,
      },
    ],
  ),
  ...figuresOf(
    "national",
    {
      topic: "deaths-suspension",
      en: "Deaths during the suspension",
      mn: "Түдгэлзүүлсэн үеийн нас баралт",
      unit: "people",
    },
    [
      {
        code: "deaths-federation",
        value: 14,
        asOf: "during the suspension, 2019–22",
        en: "Deaths in illegal mining, an unofficial number given by the federation.",
        mn: "Хууль бус олборлолтод нас барсан хүмүүс, холбооноос хэлсэн албан бус тоо.",
        source: sources.policeMeeting,
      },
    ],
  ),
  ...figuresOf(
    "national",
    {
      topic: "children-surveyed",
      en: "Children met in a survey of miners",
      mn: "Уурхайчдын судалгаанд тааралдсан хүүхэд",
      unit: "children",
    },
    [
      {
        code: "children-2008",
        value: 107,
        asOf: "2008",
        en: "Children among the people surveyed, reported at second hand.",
        mn: "Судалгаанд хамрагдсан хүмүүсийн дундах хүүхдүүд, дам эх сурвалж.",
        source: sources.blog2008,
      },
    ],
  ),
  ...figuresOf("national", { topic: "gold-share", en: "Share in gold", mn: "Алтны эзлэх хувь", unit: "%" }, [
    {
      code: "gold-survey-people",
      value: 73.5,
      asOf: "2016",
      en: "Share of the surveyed people who mine gold.",
      mn: "Судалгаанд хамрагдсан хүмүүсээс алт олборлогчдын хувь.",
      source: sources.survey2016,
    },
    {
      code: "gold-survey-deposits",
      value: 78.2,
      asOf: "2016",
      en: "Gold's share in the edition that counts deposits and mines; the base is not stated in what could be read.",
      mn: "Орд, уурхайг тоолсон хувилбар дахь алтны хувь; суурь нь уншиж болсон хэсэгт тодорхойгүй.",
      source: sources.deposits238,
    },
  ]),
  ...figuresOf(
    "national",
    { topic: "gold-tonnes", en: "Gold from artisanal mining", mn: "Бичил уурхайн алт", unit: "t" },
    [
      {
        code: "gold-tonnes-2017",
        value: 12.7,
        asOf: "2017",
        en: "Gold of one year attributed to artisanal mining.",
        mn: "Нэг жилд бичил уурхайгаас гарсан гэж үзсэн алт.",
        source: sources.delve,
      },
    ],
  ),
  ...figuresOf(
    "national",
    {
      topic: "places-mined",
      en: "Deposits and mines worked by hand",
      mn: "Гар аргаар олборлосон орд, уурхай",
      unit: "places",
    },
    [
      {
        code: "places-2016",
        value: 238,
        asOf: "2016",
        en: "Deposits and mines in 76 soums of 20 aimags and one district of Ulaanbaatar.",
        mn: "20 аймгийн 76 сум, Улаанбаатарын нэг дүүргийн орд, уурхай.",
        source: sources.deposits238,
      },
    ],
  ),
  ...figuresOf(
    "national",
    { topic: "soums-mined", en: "Soums with artisanal mining", mn: "Бичил уурхайтай сум", unit: "soums" },
    [
      {
        code: "soums-2016",
        value: 76,
        asOf: "2016",
        en: "Soums with at least one deposit or mine worked by hand, of 20 aimags.",
        mn: "Гар аргаар олборлосон нэгээс доошгүй орд, уурхайтай сум, 20 аймагт.",
        source: sources.deposits238,
      },
      {
        code: "soums-suspension",
        value: 34,
        asOf: "during the suspension, 2019–22",
        en: "Soums where illegal mining grew, of 14 aimags; formal work is not counted.",
        mn: "Хууль бус олборлолт нэмэгдсэн сум, 14 аймагт; албан ёсны ажлыг тоолоогүй.",
        source: sources.policeMeeting,
      },
    ],
  ),
  ...figuresOf(
    "national",
    { topic: "land-damaged", en: "Land damaged by mining", mn: "Уул уурхайд эвдэрсэн газар", unit: "ha" },
    [
      {
        code: "damaged-ministry-2020",
        value: 18_366,
        asOf: "2020",
        en: "Land damaged by mining of every size, as the ministry reported in September 2020.",
        mn: "Бүх хэмжээний уул уурхайд эвдэрсэн газар, яамны 2020 оны 9 дүгээр сарын мэдээ.",
        source: sources.xinhua2020,
      },
      {
        code: "damaged-inventory-2020",
        value: 29_000,
        asOf: "2020",
        en: "About this much of 30,000 ha and more of degraded land in the inventory of 2020 was put down to mining.",
        mn: "2020 оны тооллогын 30 000 гаруй га эвдэрсэн газраас уул уурхайд хамаарах нь ойролцоогоор.",
        source: sources.jinjii,
      },
    ],
  ),
  ...figuresOf(
    "national",
    {
      topic: "land-repairable",
      en: "Damaged land that can be rehabilitated",
      mn: "Нөхөн сэргээх боломжтой газар",
      unit: "ha",
    },
    [
      {
        code: "repairable-2020",
        value: [7_600, null],
        asOf: "2020",
        en: "Part of the damaged land that the ministry thought can be rehabilitated.",
        mn: "Эвдэрсэн газраас яам нөхөн сэргээх боломжтой гэж үзсэн хэсэг.",
        source: sources.xinhua2020,
      },
      {
        code: "plan-2024",
        value: 8_000,
        asOf: "plan for 2020–24",
        en: "Abandoned land to be restored by the plan Rehabilitation-2024: an aim, not a result.",
        mn: "“Нөхөн сэргээлт-2024” төлөвлөгөөгөөр сэргээх хаягдсан газар: зорилго, үр дүн биш.",
        source: sources.jinjii,
      },
    ],
  ),
  ...figuresOf(
    "national",
    { topic: "land-under-repair", en: "Land under rehabilitation", mn: "Нөхөн сэргээж буй газар", unit: "ha" },
    [
      {
        code: "under-repair-2020",
        value: [1_050, null],
        asOf: "2020",
        en: "Land where rehabilitation was under way.",
        mn: "Нөхөн сэргээлт явагдаж байсан газар.",
        source: sources.xinhua2020,
      },
    ],
  ),
  ...figuresOf(
    "national",
    { topic: "land-repaired-year", en: "Land rehabilitated in a year", mn: "Жилд нөхөн сэргээсэн газар", unit: "ha" },
    [
      {
        code: "repaired-2018",
        value: 912,
        asOf: "2018",
        en: "Land rehabilitated in 2018, all mining.",
        mn: "2018 онд нөхөн сэргээсэн газар, бүх уул уурхай.",
        source: sources.jinjii,
      },
      {
        code: "repaired-2020",
        value: 1_973,
        asOf: "2020",
        en: "Land rehabilitated in 2020, all mining.",
        mn: "2020 онд нөхөн сэргээсэн газар, бүх уул уурхай.",
        source: sources.jinjii,
      },
      {
        code: "repaired-2021",
        value: 2_123,
        asOf: "2021",
        en: "Land rehabilitated in 2021, all mining; 679 ha of it biologically.",
        mn: "2021 онд нөхөн сэргээсэн газар, бүх уул уурхай; үүнээс биологийн аргаар 679 га.",
        source: sources.a24,
      },
    ],
  ),
  ...figuresOf(
    "national",
    { topic: "technical-hectares", en: "Technical rehabilitation", mn: "Техникийн нөхөн сэргээлт", unit: "ha" },
    [
      {
        code: "technical-2020-23",
        value: 9_773,
        asOf: "2020–23",
        en: "Pits filled and land levelled, all mining. Counted apart from biological work and never added to it.",
        mn: "Нүх булж, тэгшилсэн газар, бүх уул уурхай. Биологийн ажлаас тусад нь тоолсон, нэмж болохгүй.",
        source: sources.jinjii,
      },
    ],
  ),
  ...figuresOf(
    "national",
    { topic: "biological-hectares", en: "Biological rehabilitation", mn: "Биологийн нөхөн сэргээлт", unit: "ha" },
    [
      {
        code: "biological-2020-23",
        value: 2_549,
        asOf: "2020–23",
        en: "Land sown or planted, all mining. Counted apart from technical work.",
        mn: "Ургамал тарьсан газар, бүх уул уурхай. Техникийн ажлаас тусад нь тоолсон.",
        source: sources.jinjii,
      },
      {
        code: "biological-2021",
        value: 679,
        asOf: "2021",
        en: "Land sown or planted in one year.",
        mn: "Нэг жилд ургамал тарьсан газар.",
        source: sources.a24,
      },
    ],
  ),
];
