/** Forms, conflicts and what is kept of unfinished work. */
export const editing = {
  needed: "needed",
  choose: "Choose…",
  none: "none recorded",
  notRecorded: "not recorded",
  notAssessed: "not assessed",
  unit: { ha: "ha", m: "m" },
  save: "Save",
  saving: "Saving…",
  cancel: "Cancel",
  problems_one: "{{count}} thing needs another look:",
  problems_other: "{{count}} things need another look:",
  recalled: "This is what you typed before and had not saved.",
  discard: "Begin anew",
} as const;
