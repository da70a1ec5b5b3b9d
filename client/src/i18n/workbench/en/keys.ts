/** The list of keys. */
export const keys = {
  title: "Keys",
  space: "Space",
  single: "Keys of a single sign, such as ?, work on this device.",
  place: {
    everywhere: "Everywhere",
    map: "On the map",
    card: "In a card",
    tabs: "On the tabs of a phone’s sheet",
    sheet: "On the handle of a phone’s sheet",
  },
  does: {
    keys: "Show this list",
    skip: "Go on: search, layers, list, card, map",
    move: "Move the map",
    zoom: "Nearer, further away",
    choose: "Open what lies in the middle of the map",
    leave: "Close the card; without one, leave the map",
    close: "Close the card and go back to the map",
    tab: "Another tab; the first, the last",
    height: "Raise and lower the sheet; all the way",
  },
} as const;
