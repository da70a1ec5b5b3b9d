/** Publications that more than one figure quotes: [who, where]. */
type Source = readonly [name: string, url: string];

export const sources = {
  swissSam: [
    "Swiss Agency for Development and Cooperation, SAM project phase 4",
    "https://www.fdfa.admin.ch/deza/en/home/countries/mongolia.html/content/dezaprojects/SDC/en/2005/7F04344/phase4",
  ],
  samFactsheet: [
    "Sustainable Artisanal Mining project, factsheet 2017",
    "https://vdocuments.net/sustainable-artisanal-mining-project.html",
  ],
  delve: [
    "Artisanal mining inventory (Delve 2019)",
    "http://artisanalmining.org/InventoryData/doku.php/country:mongolia",
  ],
  planetGold: ["planetGOLD, country page Mongolia", "https://www.planetgold.org/mongolia"],
  blog2008: [
    "Investment Mongolia (news blog, secondary)",
    "http://www.ameblo.jp/investmentmongolia/entry-10103708417.html",
  ],
  survey2016: ["ASM survey 2016, ASM knowledge hub", "http://asmhub.mn/en/files/view/63958"],
  deposits238: [
    "ASM survey, edition counting deposits",
    "https://vdocument.in/mongolia-mongolia-on-238-deposits-and-mines-in-76-soums-of-20-aimags-and-one-ulaanbaatar.html",
  ],
  goodPractices: ["ASM knowledge hub, good practices", "http://asmhub.mn/en/news/artisanal-mining-good-practices"],
  policeMeeting: [
    "Federation at a meeting with the Ecological Police",
    "http://asmhub.mn/en/news/online-meeting-with-the-ecological-police-department",
  ],
  levin: [
    "Levin Sources, evaluation of the federation's strategic plan (2019)",
    "https://www.levinsources.com/what-we-do/case-studies/evaluation-strategic-plan-mongolian-national-federation-asmnf",
  ],
  trafigura: [
    "Trafigura Foundation, programme page",
    "https://www.trafigurafoundation.com/programmes/artisanal-and-small-scale-mining-national-federation-mongolia/",
  ],
  xinhua2020: ["Ministry of environment by Xinhua, September 2020", "http://www.uuluurhai.mn/?p=10350"],
  jinjii: ["Jinjii Mining, news on Rehabilitation-2024", "https://jinjii-mining.mn/NEWS"],
  a24: ["A24 News Agency", "https://a24na.com/archives/48513"],
  panorama: [
    "Panorama Solutions, frugal rehabilitation",
    "https://panorama.solutions/en/solution/environmental-rehabilitation-learnings-artisanal-miners-mongolia",
  ],
  swissEsec: [
    "Swiss Federal Department of Foreign Affairs, ESEC project 2016",
    "https://www.eda.admin.ch/countries/mongolia/en/home/aktuell/news.html/content/countries/mongolia/mn/meta/news/2016/esec",
  ],
  regionalTrainings: ["ASM knowledge hub, regional trainings", "http://asmhub.mn/en/news/asm-regional-trainings"],
  memberMeeting: ["ASM knowledge hub, news list", "https://asmhub.mn/en/news?theme=5&page=3"],
  planetGoldClosing: [
    "ASM knowledge hub, planetGOLD closing event",
    "http://asmhub.mn/en/news/planetgold-mongolia-shares-project-successes-and-explores-sustainable-future",
  ],
} as const satisfies Record<string, Source>;
