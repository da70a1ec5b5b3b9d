/** Names of the list and of the mode without a map in `View.opened`. */
export const listPanel = "list";
export const tableOnly = "table-only";
