/** What waits for somebody: contracts, suspensions, instruments, visits. */
export const worklist = {
  title: "Worklist",
  pageTitle: "Worklist – ASM Atlas",
  lead: "What waits for somebody, as of {{date}}. What you have worked on comes first.",
  limited: "Your account is limited to {{aimags}}: only what lies there is listed.",
  contents: "What waits",
  nothing: "Nothing waits here.",
  mine: "you worked on it",
  listed: "The {{shown}} most urgent of {{total}} are listed.",
  showAll: "Show all {{number}}",
  confirm: "Confirm the expiry",
  confirmOf: "Confirm the expiry of {{code}}",
  confirmLead: "Proposed because the contract’s last day has passed. Nothing is entered before you record it.",
  section: {
    expired: {
      heading: "Contracts past their last day",
      explained: "Still on record as under contract or suspended. An expiry is proposed; a person confirms it.",
    },
    expiring: {
      heading: "Contracts that end within {{days}} days",
      explained: "Time to renew, or to prepare the end.",
    },
    "suspended-without-reason": {
      heading: "Suspended without a reason",
      explained: "No order, instrument or note says why; or the reason is “other” and no note says which.",
    },
    "instrument-replaced": {
      heading: "Under an instrument that was replaced",
      explained: "The contract, or the step on the way to it, rests on a rule that another has replaced.",
    },
    "zones-to-accept": {
      heading: "Zones handed in for acceptance",
      explained: "Marked and handed in by others: whoever worked on a zone does not accept it.",
    },
    "register-to-confirm": {
      heading: "Waits for a second person to be shown to everyone",
      explained: "Proposed by somebody else: look at what the public would see, then confirm it or withdraw it.",
    },
    "zone-checks-overdue": {
      heading: "Checks of zones overdue",
      explained: "The day of the next check, or of the correction it was returned for, has passed.",
    },
    "not-visited": {
      heading: "Not visited for a year",
      explained: "Nobody was on site within a year, or ever. Land handed back is not counted.",
    },
  },
  of: {
    contracts: "{{total}} of {{of}} contracts in force or suspended",
    suspended: "{{total}} of {{of}} suspended sites",
    underInstrument: "{{total}} of {{of}} sites that rest on an instrument",
    sites: "{{total}} of {{of}} sites",
    zones: "{{total}} of {{of}} zones not accepted yet",
    proposals: "{{total}} of {{of}} proposals",
  },
  line: {
    ended: "Contract {{number}} ended on {{date}}.",
    ends: "Contract {{number}} ends on {{date}}.",
    suspended: "Suspended since {{date}}: {{reason}}.",
    replaced: "{{status}} under {{instrument}}, replaced by {{by}}.",
    visited: "Last visited on {{date}}.",
    neverVisited: "Never visited.",
    handedIn: "Handed in on {{date}}.",
    due: "Due on {{date}}.",
    proposed: "Proposed on {{date}} to be shown as: {{form}}.",
  },
} as const;
