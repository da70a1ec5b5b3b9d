import type { Released } from "./released.ts";
import type { SharedView, ShareLanguage } from "./shared-view.ts";

/** Everything a shared view says of itself, in one language. */
export interface SharedWords {
  readonly title: string;
  readonly description: string;
  /** What the picture shows, for who cannot see it. */
  readonly alt: string;
  /** The same for the picture, whose words stand apart. */
  readonly heading: string;
  readonly countedTo: string;
  readonly figures: readonly { readonly value: string; readonly label: string }[];
  readonly source: string;
  readonly demo: string | undefined;
  readonly legend: typeof legend.en;
  readonly credit: string;
}

const federation = { en: "ASM National Federation", mn: "Бичил уурхайн үндэсний холбоо" } as const;

const legend = {
  en: {
    bands: "Places ever known, by soum",
    register: "contract on record",
    zone: "land accepted back",
    kindergarten: "kindergarten",
  },
  mn: {
    bands: "Мэдэгдсэн газар, сумаар",
    register: "бүртгэлтэй гэрээ",
    zone: "хүлээн авсан газар",
    kindergarten: "цэцэрлэг",
  },
} as const satisfies Record<ShareLanguage, object>;

const credit = {
  en: "Borders approximate · Natural Earth, GeoNames CC BY 4.0",
  mn: "Хил ойролцоо · Natural Earth, GeoNames CC BY 4.0",
} as const;

const months = "January February March April May June July August September October November December".split(" ");

/** A step in the reader's manner, as in `client/src/i18n/format.ts`: `30 June 2026`, `2026.06.30`. */
function dayIn(step: string, language: ShareLanguage): string {
  const [year = "", month = "", day = ""] = step.split("-");
  return language === "mn" ? `${year}.${month}.${day}` : `${Number(day)} ${months[Number(month) - 1]} ${year}`;
}

/** A count with groups of three: by commas in both languages, as the page writes it. */
const countOf = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

const sayings = {
  en: {
    nation: "Artisanal mining in Mongolia",
    province: (name: string) => `Artisanal mining in ${name}`,
    title: (heading: string, day: string) => `${heading}, counted to ${day} – ASM Atlas`,
    countedTo: (day: string) => `counted to ${day}`,
    underContract: (places: number) => (places === 1 ? "place under contract" : "places under contract"),
    ever: (places: number) => (places === 1 ? "place ever under contract" : "places ever under contract"),
    known: (places: number) => (places === 1 ? "place ever known" : "places ever known"),
    ofKnown: (places: number) => `of ${countOf(places)} ever known`,
    hectares: (hectares: number) => (hectares === 1 ? "hectare accepted back" : "hectares accepted back"),
    zones: (zones: number) => `in ${countOf(zones)} ${zones === 1 ? "zone" : "zones"}`,
    open: (kindergartens: number) => (kindergartens === 1 ? "kindergarten open" : "kindergartens open"),
    planned: (kindergartens: number) => `${countOf(kindergartens)} planned`,
    source: (number: number) => `${federation.en}, release ${number}`,
    demo: "demo data",
    demoSentence: "Demo data: places and people are invented.",
    alt: (heading: string, day: string) => `Map: ${heading}, counted to ${day}.`,
  },
  mn: {
    nation: "Монголын бичил уурхай",
    province: (name: string) => `Бичил уурхай: ${name}`,
    title: (heading: string, day: string) => `${heading}, ${day} хүртэл – ASM Atlas`,
    countedTo: (day: string) => `${day} хүртэл`,
    underContract: () => "гэрээтэй газар",
    ever: () => "гэрээ байгуулж байсан газар",
    known: () => "мэдэгдсэн газар",
    ofKnown: (places: number) => `нийт мэдэгдсэн ${countOf(places)} газраас`,
    hectares: () => "га газрыг хүлээн авсан",
    zones: (zones: number) => `${countOf(zones)} бүс`,
    open: () => "нээлттэй цэцэрлэг",
    planned: (kindergartens: number) => `төлөвлөсөн ${countOf(kindergartens)}`,
    source: (number: number) => `${federation.mn}, ${number} дугаар нийтлэл`,
    demo: "үзүүлэх өгөгдөл",
    demoSentence: "Үзүүлэх өгөгдөл: газар, хүмүүсийг зохиосон.",
    alt: (heading: string, day: string) => `Газрын зураг: ${heading}, ${day} хүртэл.`,
  },
} as const;

interface Figure {
  readonly value: string;
  readonly label: string;
  readonly of?: string;
}

/** The words of a view: numbers from the release, everything else from here. */
export function wordsOf(released: Released, view: SharedView): SharedWords {
  const { language } = view;
  const say = sayings[language];
  const province = released.provinces.find(({ code }) => code === view.province);
  const name = province && (language === "mn" ? province.nameMn : province.nameEn);
  const heading = name === undefined ? say.nation : say.province(name);
  const day = dayIn(view.step, language);
  const figures = figuresOf(released, view);
  const sentences = figures.map(({ value, label, of }) => `${value} ${label}${of === undefined ? "" : ` (${of})`}`);
  const source = say.source(released.number);
  return {
    title: say.title(heading, day),
    description: [
      ...(sentences.length > 0 ? [`${sentences.join("; ")}.`] : []),
      `${source}.`,
      ...(released.isDemo ? [say.demoSentence] : []),
    ].join(" "),
    alt: say.alt(heading, day),
    heading,
    countedTo: say.countedTo(day),
    figures: figures.map(({ value, label, of }) => ({ value, label: of === undefined ? label : `${label}, ${of}` })),
    source,
    demo: released.isDemo ? say.demo : undefined,
    legend: legend[language] as typeof legend.en,
    credit: credit[language],
  };
}

/** Figures of the layers in sight. What a release counts at its cut-off only is told of the newest step only, and of no province. */
function figuresOf(released: Released, view: SharedView): readonly Figure[] {
  const { language, step, province, layers } = view;
  const say = sayings[language];
  const isOfNow = province === null && step === released.steps.at(-1);
  const { accepted, kindergartens } = released;
  const figures: Figure[] = layers.some((layer) => layer === "site-summary" || layer === "sites")
    ? [...sitesOf(released, view)]
    : [];
  if (isOfNow && accepted && layers.includes("rehabilitation-zones")) {
    const { hectares, zones } = accepted;
    figures.push({ value: countOf(hectares), label: say.hectares(hectares), of: say.zones(zones) });
  }
  if (isOfNow && kindergartens.length > 0 && layers.includes("kindergartens")) {
    const inGroup = (group: string) => kindergartens.filter((each) => each.group === group).length;
    const open = inGroup("open");
    figures.push({ value: countOf(open), label: say.open(open), of: say.planned(inGroup("planned")) });
  }
  return figures;
}

function sitesOf(released: Released, { language, step, province }: SharedView): readonly Figure[] {
  const say = sayings[language];
  if (province === null) {
    const counts = released.nation.at(step);
    if (!counts) return [];
    const { underContract, known } = counts;
    return [{ value: countOf(underContract), label: say.underContract(underContract), of: say.ofKnown(known) }];
  }
  const counts = released.provinces.find(({ code }) => code === province)?.counts.at(step);
  if (!counts) return [];
  return [
    { value: countOf(counts.known), label: say.known(counts.known) },
    { value: countOf(counts.ever), label: say.ever(counts.ever) },
  ];
}

/** Every saying in both languages, each with a number and a name in it: whoever cuts letters must have them all. */
export function everySaying(): readonly string[] {
  const said = Object.values(sayings).flatMap((language) =>
    Object.values(language).map((say): string =>
      typeof say === "string" ? say : (say as (...slots: unknown[]) => string)(1_234_567_890, "A – B"),
    ),
  );
  const days = months.map((_, month) => dayIn(`2019-${String(month + 1).padStart(2, "0")}-30`, "en"));
  return [
    ...said,
    ...days,
    ...Object.values(legend).flatMap((words) => Object.values(words)),
    ...Object.values(credit),
  ];
}
