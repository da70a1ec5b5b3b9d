import type { AboutText } from "./about/about-text.ts";
import { methods } from "./about/en/methods.ts";
import { atlasLimits, places } from "./about/en/places.ts";

export const aboutEn: AboutText = {
  heading: "Method and limits",
  lead: "What the atlas counts, what the public map shows and keeps to itself, and where everything comes from.",
  contents: "Contents",
  sections: [
    {
      id: "what",
      heading: "What this is",
      body: [
        "ASM Atlas is a map of artisanal and small-scale mining in Mongolia, kept by the federation of the miners themselves. It brings together four things: mining sites, how legal they are, land that is being repaired, and kindergartens that keep children away from the pits.",
        "Staff of the federation sign in and see single sites. Everybody else sees what is on this page’s map, which is made twice a year from the same records by fixed rules.",
      ],
    },
    {
      id: "sites",
      heading: "How the legal status is told",
      body: [
        "A site has no single legal status. Land can be approved without a group, a group can exist without a contract, and a contract can be paused because the law itself was suspended. So the atlas keeps dated events: each says what changed, on which day, and under which legal instrument. The status shown is what these events add up to.",
        "Legality can go backwards. The rules of 2010 and 2017 were suspended in 2019 and replaced in 2022. A contract paused by that suspension says something about the law, not about the people who hold it.",
        "“Not formalised” means that people work and no contract is in force. The colour judges nobody.",
      ],
    },
    {
      id: "definitions",
      heading: "What every word means",
      body: [
        "A word on the map, in a list or in a figure means exactly this. The sign beside it is the one on the map. What may follow a status is what the rules of the atlas allow; a correction of a mistake is no step and is recorded apart.",
      ],
    },
    {
      id: "counting",
      heading: "How things are counted",
      body: [
        [
          "Every figure stands beside what it is a part of, the day it was counted to, and its source.",
          "“Not assessed” is never “no”: what nobody looked at is counted apart.",
          "Hectares shaped by technical work and hectares planted are two counters. They are never added to one.",
          "Land counts as accepted when local government has taken it back, not when the work is finished.",
          "People reached are counted at each event: somebody who came twice is counted twice.",
          "Where published sources disagree, both figures are shown with their dates.",
        ],
      ],
    },
    methods,
    places,
    {
      id: "privacy",
      heading: "How privacy is kept",
      body: [
        "People have been prosecuted for mining without a contract, also when the law had just been changed under them. A map that showed where they work would harm them. So the public part follows one rule: below the province it shows only bands of five, and things that people decided, one by one, to show; what is said of one place never changes with its status; and everything changes only twice a year.",
        [
          "The public sees releases. A release holds what had happened and been recorded by 30 June or 31 December and appears at least 90 days later. Between two releases nothing on the public map changes.",
          "Time is shown in years. No day or month of any event is public.",
          "A soum has one number: places ever known there, in bands of five, whatever their status. Every soum has a band; “0–4” may mean none. Small towns are counted with a neighbour.",
          "A province has exact numbers: places ever known, places ever under a valid contract, and groups. Three small aimags are counted with a neighbour.",
          "The five groups by legal status are exact for the nation. Smaller areas follow only when every region has enough places on the register.",
          "A single place is shown only if its group agreed in writing and a second person confirmed how: as a cell of about 84 km² or as its whole soum. It bears a random code, its mineral and the year since which a contract is on record. No name, hectares, dates, group or status.",
          "When such a contract is suspended, expires or ends, nothing changes on the map. Only the national figures move. So nobody can read a loss off the map.",
          "Zones appear when they are accepted, in whole hectares. Before that they are counted by province, to the nearest 5 hectares.",
          "Kindergartens appear by province, or by soum where the federation has announced them itself. Never as a point, a distance, or with the sites they serve.",
          "People are counted for the nation to the nearest 10, and by region to the nearest 50 once the regions follow. No number of people is told that rests on fewer than ten places.",
        ],
        "These rules are tested, not just promised: for every secret another possible Mongolia is built in which the opposite is true, and both must give the same public bytes.",
        "Before each release the atlas asks the same of the real counts: could every soum that was never named be empty, and could every contract that fell still stand? If not, the release is refused and a person has to act. And at any hour the federation can withhold a whole layer or the whole map, never a single place, for hiding one would show which.",
        "The rules cost something. The public map is 91 to 275 days behind, shows fewer contracts than there are, and says nothing about status below the nation.",
      ],
    },
    {
      id: "limits",
      heading: "What cannot be promised",
      body: [
        [
          "A soum with five or more known places is named as such. What hides the others is the same whatever the width of the bands; it only decides how much a named soum says.",
          "A soum may move from “0–4” to “5–9”. From then on it is public that places are known there.",
          "Mines lie in clusters, and pits can be seen from space. Near a contract that is shown, or land that was repaired, there is likely to be other work. Showing places only as a whole soum is the one remedy, and it is the rule unless a group chooses otherwise.",
          "Whoever already knows all places of a soum but one learns more from a count than a stranger does.",
          "What was public once stays public: copies exist, and old releases are kept. Taking an entry back stops it from spreading further and does no more.",
          "Partners who sign in see more. What they may do with it is a matter of agreements, not of software.",
        ],
      ],
    },
    atlasLimits,
    {
      id: "figures",
      heading: "What others have published",
      body: [
        "National and programme figures as their sources give them. Figures on the same question stand together, also where they disagree. Places named in reports are on the map, as the layer “Published figures”.",
      ],
    },
    {
      id: "sources",
      heading: "Sources and licences",
      body: [
        "The basemap is built from the sources below and needs no internet. Soum areas are approximations around the soums’ centres, not boundaries; aimag borders are generalised and off by some kilometres in places.",
        "The code of the atlas is free software under Apache-2.0. It is written in Inter (SIL Open Font License) and drawn by MapLibre (BSD). Centres of places are from GeoNames under CC BY 4.0, which asks to be named. Figures of others belong to their sources and are quoted with them.",
      ],
    },
    {
      id: "wording",
      heading: "Mongolian wording still to be checked",
      body: [
        "The Mongolian texts below were drafted and have not been read by a native speaker of the field. If one sounds wrong to you, please tell the federation.",
      ],
    },
  ],
  definitions: {
    sites: "Mining sites",
    zones: "Rehabilitation zones",
    kindergartens: "Kindergartens",
    next: "May be followed by:",
    last: "Nothing follows.",
  },
  sourceColumns: { name: "Source", edition: "Edition", usedFor: "Used for", licence: "Licence" },
  wordingCount: "{{title}}: {{count}}",
  wordingGroups: {
    client: "On every page",
    workbench: "In the workbench",
    about: "On this page",
    data: "Names of the data: statuses, fields, lists",
    problems: "Messages of the server",
  },
  openData: "Everything the atlas itself has published, as files to check every figure with",
  wordingEnglish: "English",
  wordingMongolian: "Mongolian draft",
  figureColumns: { what: "What", value: "Value", asOf: "As of", source: "Source" },
};
