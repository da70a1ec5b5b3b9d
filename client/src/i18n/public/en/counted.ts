/** What a figure counts: its definition, its query, and the list of exactly what was counted. */
export const counted = {
  close: "Close the list",
  recompute: "Compute it yourself from the open data",
  everything: "Show everything again",
  rowsAddUp: "The rows add up to {{total}}.",
  rowsCount_one: "{{total}} row: each is one that was counted.",
  rowsCount_other: "{{total}} rows: each is one that was counted.",
  firstRow: "The first row is the figure, {{total}}; the others say what it is part of.",
  empty: "Nothing of this was counted.",
  onMap: "On the map",
  noPlaces: "This is told of the nation only, so the map shows no place of it.",
  registerOnly:
    "How many are under contract is told of the nation only. The map shows the {{shown}} that agreed to be shown; not every one of these is still in force.",
  zonesOnly:
    "Hectares are told of the nation in whole hectares. The map shows the {{shown}} accepted zones that may be shown, of {{total}}.",
  provinces: "The map shows the provinces with the number of places known.",
  kindergartens: "The map shows each inside its soum or province, not where it stands.",
  soums: "The map shows the soums of five places or more. A soum below that may have none, and is not named.",
  columns: {
    province: "Province",
    group: "Where a place stands",
    year: "Year",
    topic: "Topic",
    stage: "Stage",
    kindergarten: "Kindergarten",
    soum: "Soum",
    what: "What",
    places: "Places",
    people: "People",
    hectares: "Hectares",
    seats: "Seats",
    children: "Children",
    least: "At least",
    since: "Since",
  },
  roundedTopics: "Every number is to the nearest 10, so topics need not add up to all people.",
  disturbedApart: "Land disturbed again was accepted before and is not counted a second time: {{hectares}} ha.",
  assessed: "counted at {{assessed}} of {{total}} places ever known",
  kindIn: "{{kind}}, {{province}}",
  source: "ASM National Federation, release {{number}} of {{released}}, counted to {{counted}}.",
  group: {
    under_contract: "Under contract, also when paused by law",
    not_formalised: "Not formalised or not yet assessed",
  },
  workingBySex: "{{women}} women and {{men}} men where both were counted",
  provincesKnown: "Places are known in {{known}} of {{total}} provinces.",
  also: {
    "sites-ever-contracted": "ever under contract",
    "sites-known": "places ever known",
    "people-reached-by-topic": "topics",
    "land-technical": "shaped by technical work, hectares",
    "land-biological": "sown or planted, hectares (counted apart, never added)",
    "kindergartens-planned": "kindergartens planned",
    "seats-open": "seats open",
    "seats-planned": "seats planned",
    "children-near": "children of 2–5 at the places",
  },
  title: {
    "sites-under-contract": "Places under contract",
    "sites-ever-contracted": "Places ever under contract",
    "sites-known": "Places ever known",
    "people-reached": "People reached by trainings",
    "people-reached-by-topic": "Topics of the trainings",
    "land-accepted": "Land accepted back, hectares",
    "land-technical": "Technical work, hectares",
    "land-biological": "Sown or planted, hectares",
    "kindergartens-open": "Kindergartens open",
    "kindergartens-planned": "Kindergartens planned",
    "seats-open": "Seats open",
    "seats-planned": "Seats planned",
    "children-near": "Children of 2–5 at the places",
    "people-working": "People working",
    "soums-named": "Soums with five places or more",
  },
  definition: {
    "sites-under-contract":
      "Places where artisanal mining is or was known, each counted once by its status at the cut-off. A contract paused by the suspension of the law stays under contract; one signed during the suspension counts as on the way until signed again.",
    "sites-ever-contracted":
      "Places that had a valid contract with a soum governor at least once since 2010, whatever came later.",
    "sites-known": "Every place where artisanal mining is or was known, also those closed or handed back, each once.",
    "people-reached":
      "People who took part in trainings and the like, to the nearest 10. Somebody who came twice is counted twice. The aim of the programme is quoted from its own page and covers its own years only.",
    "people-reached-by-topic":
      "The same people by the topic of the training. Topics are those of the record of activities; each number is to the nearest 10.",
    "land-accepted":
      "Land that local government accepted after rehabilitation. Zones being planned, under work or waiting for acceptance are in the total, not in the figure.",
    "land-technical":
      "Hectares where pits were filled and land was levelled, in zones of every stage. Never added to planted hectares: it is the same land.",
    "land-biological":
      "Hectares that were sown or planted, in zones of every stage. Never added to technical hectares.",
    "kindergartens-open":
      "Kindergartens that keep miners’ children of two to five away from the pits, open at the cut-off.",
    "kindergartens-planned": "Kindergartens that are proposed, funded or being built at the cut-off.",
    "seats-open": "Seats in kindergartens that are open, each to the nearest 5.",
    "seats-planned": "Seats in kindergartens that are planned, each to the nearest 5.",
    "children-near":
      "Children of two to five who lived with the miners when a place was last visited, to the nearest 10. Places nobody has counted at are not guessed at.",
    "people-working":
      "People who worked at a place when it was last visited, added up over all places, to the nearest 10. Places nobody has counted at are not guessed at. No number is told that rests on fewer than ten places.",
    "soums-named":
      "Soums where five places or more are known, whatever their status. Below that a soum is told as “0–4”, which may mean none. Small towns are counted with a neighbour.",
  },
} as const;
