/** The story of the programme, told by numbers of the release. */
export const chapters = {
  heading: "From pits to places one can live by",
  lead: "Five short chapters. The map goes along as you read; your own view comes back afterwards.",
  skip: "Skip the story",
  toMap: "To the map",
  tabs: "Chapters",
  tab: {
    organised: "Organised",
    legal: "Legal",
    stopped: "Stopped",
    repaired: "Repaired",
    safe: "Children safe",
  },
  counted: "Counted to {{date}} · ASM National Federation, release {{number}}",
  organised: {
    heading: "It begins with a group",
    unit: "groups on record",
    text: "Nobody gets a contract alone. In {{year}} there were {{before}} partnerships, cooperatives and NGOs on record; now there are {{now}}, in {{known}} of {{total}} provinces.",
    shown: "On the map: places ever known, by province.",
  },
  legal: {
    heading: "A contract with the soum",
    unit: "places under contract",
    text: "A group that is given land signs a contract with the soum’s governor. By {{date}}, {{contracts}} of {{known}} places known were under contract.",
    shown: "On the map: contracts on record that may be shown, as of that day.",
  },
  stopped: {
    heading: "Stopped by law, and begun again",
    unit: "places under contract",
    text: "From {{from}} to {{to}} the rules were suspended. A paused contract counts as a contract, but those that ran out could not be renewed: {{low}} were left by {{date}}. Today there are {{now}}.",
    shown: "On the map: the same contracts at the end of that time. What was once on the map never falls from it.",
  },
  repaired: {
    heading: "Land given back",
    unit: "hectares accepted",
    text: "Local government accepted {{accepted}} ha in {{zones}} zones. In all zones {{technical}} ha were shaped and {{biological}} ha sown or planted: the same land, counted apart.",
    shown: "On the map: land accepted back, nearest where most of it is, in {{province}}.",
    shownPlain: "On the map: land accepted back.",
  },
  safe: {
    heading: "Children away from the pits",
    unit: "kindergartens open",
    text: "{{open}} kindergartens are open with {{seats}} seats, and {{planned}} more are planned.",
    children: "{{children}} children of two to five were counted at {{assessed}} of {{total}} places.",
    shown: "On the map: kindergartens, inside their soum or province.",
  },
  end: "That was the story. The map shows again what you chose.",
} as const;
