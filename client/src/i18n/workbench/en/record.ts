/** What is done with a record from its card: changed, visited, looked back upon. */
export const record = {
  actions: "What can be done with this record",
  action: { edit: "Change", visit: "Record a visit", history: "History", bin: "Put into the bin…" },
  changed: "{{code}} is changed.",
  visitSaved: "The visit to {{code}} is recorded.",
  reverted: "{{code}} is as it was on {{date}} again.",
  noHistory: "Nothing has been changed since it was loaded.",
  shownOf: "The newest {{shown}} of {{total}} entries",
  byCommand: "by command",
  because: "Reason: {{reason}}",
  fromTo: "{{from}} → {{to}}",
  revert: "Go back to this version",
  shape: "a shape",
  operation: {
    create: "Made",
    change: "Changed",
    delete: "Put into the bin",
    restore: "Taken out of the bin",
    purge: "Purged",
  },
  part: {
    event: "A dated event was entered or struck",
    visit: "A visit was recorded or changed",
    link: "A link changed",
  },
  conflict: "Somebody was faster",
  conflictExplained:
    "Somebody changed this record while you were typing. Choose for each field whose value stays; nothing is saved yet.",
  field: "Field",
  mine: "Mine",
  theirs: "Theirs",
  goOn: "Go on with this",
} as const;
