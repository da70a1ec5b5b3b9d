/** What is said where there is nothing yet. */
export const empty = {
  sites: "No mining site is on record yet.",
  sitesHow:
    "A site is a place where people mine or process, with a dated path to legality. An administrator brings the first ones in from a shell:",
  beforeAll: "On {{date}} no site was known yet. The first one is on record from {{first}} on.",
  lookAtFirst: "Look at that day",
  allHidden: "Every entry of the legend that sites are in is switched off.",
  showAll: "Show all entries",
  zones: "No rehabilitation zone is on record yet. Zones appear here from the day damaged land is marked.",
  kindergartens:
    "No kindergarten is on record yet. Once one is, every site’s card says how far its children are from it.",
} as const;
