/** Dated events of a record: what may follow and who enters it, and how one entered in error is corrected. */
export const events = {
  title: "What may come next",
  enteredBy: "Entered by: {{roles}}",
  doesNotFit: "“{{status}}” does not fit on that day. Choose another day, or another step.",
  clash: "“{{status}}” from {{date}} could not follow “{{before}}”. Check the day, or correct the other step first.",
  clashFirst: "“{{status}}” from {{date}} would come first, and no history begins with it.",
  onlyOne: "It is all that is known of this record. Put another in its place.",
  fault: {
    needed: "This is needed.",
    hectares: "Hectares are a number from 0 to 100,000.",
    reason: "A few more letters: others will read it.",
  },
  correct: "Correct",
  correctOf: "Correct “{{status}}” from {{date}}",
  correctExplained:
    "What was entered in error is struck, not erased: it stays visible with the reason, and counts no more.",
  replace: "Put another in its place",
  strike: "Strike it",
  strikeAndReplace: "Strike and replace it",
  struck: "{{code}}: “{{status}}” from {{date}} is struck.",
  struckInError: "The correction was taken back: what was struck before it is entered again",
  struckOn: "Struck on {{date}}: {{reason}}",
  isReplaced: "another stands in its place",
} as const;
