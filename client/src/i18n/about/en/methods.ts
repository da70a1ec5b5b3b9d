import type { AboutSection } from "../about-text.ts";

export const methods: AboutSection = {
  id: "methods",
  heading: "How the numbers are computed",
  body: [
    {
      id: "day",
      heading: "A day",
      body: [
        "What is shown for a day is how things stood at its end in Mongolia (UTC+8). A change counts from the day it took effect, not from the day somebody wrote it down; cards name both where they differ. Of several changes of one record on one day the last counts.",
      ],
    },
    {
      id: "flow",
      heading: "What moved in a period",
      body: [
        "For a period, every change of status from the day after its beginning to its last day is counted, forward and back. For each status, those at the beginning, plus those that came, minus those that left, must be those at the end: the atlas checks this sum for every status before it shows the table.",
      ],
    },
    {
      id: "waiting",
      heading: "How long sites wait",
      body: [
        "Every stay in a status counts from its first day. Stays that have not ended are not left out, which would make waiting look short, nor taken for ended: they count as “still waiting” for as long as they have been seen. This is the product-limit estimate of Kaplan and Meier (1958), with Greenwood’s variance and a 95 % interval taken on the log-minus-log scale.",
        "The median is the shortest time that at most half of the stays outlast. While more than half are still waiting there is no median, and the page says so instead of giving a number.",
        "Stays that began and ended before anybody kept a record are missing, and a stay counts from the day the record gives for its beginning.",
      ],
    },
    {
      id: "reach",
      heading: "Children within and beyond reach",
      body: [
        "For each site and day the nearest kindergarten in which children attend is looked for: its status says open, and the day lies in its season. Kinds that move and have no season on record are taken to run from June to August. The distance is the shortest line over the earth’s ellipsoid, not a road.",
        "Up to 5 km counts as daily reach, up to 20 km as the outer ring, more as beyond. No distance is laid down in Mongolia; both are this project’s choice. 20 km without roads has been reported to defeat daily travel.",
        "Children of two to five are those counted at the last visit up to the day. Where nobody counted, the site is counted as unknown and not as a site without children. A kindergarten that moves is only where it is registered; reach that rests on one alone is told apart.",
      ],
    },
    {
      id: "people",
      heading: "People, children and hazards of a site",
      body: [
        "People and children are those of the last visit on the spot up to the day. A sum over sites stands beside the number of sites it is known for. Hazards are told from the newest visit that looked at them, with its day.",
      ],
    },
    {
      id: "hectares",
      heading: "Hectares",
      body: [
        "Areas are measured on the earth’s ellipsoid from the drawn outline, holes taken off. Disturbed, technical, topsoil, biological and accepted hectares are counters of their own, as reported, and are never added to one another.",
      ],
    },
    {
      id: "months",
      heading: "Months in a stage",
      body: [
        "Days from the first day of a stage to the first day of the next, or to the day looked at, divided by 30.44. A stage that was entered twice is added up.",
      ],
    },
    {
      id: "next-step",
      heading: "What is missing for the next step",
      body: [
        "The points of the list are those the field’s published practice names: a group of at least five members, an area of at most 5 ha, outside prohibited zones, land approved, rules in force, and the contract; for giving land back, every linked zone accepted. Five members and 5 ha were published for the regulation of 2010. Whether that of 2022 kept them could not be read; an office may decide otherwise.",
      ],
    },
  ],
};
