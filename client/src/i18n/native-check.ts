/**
 * Mongolian wording that a native speaker of the field has read and accepted: keys of `mn.ts` and `about-mn.ts`
 * ("signIn.heading"), and for labels of `data/domain` the list and code ("site-status FORMAL").
 * Empty means that nothing has been checked yet; `/about` lists everything that is not in here.
 */
export const checkedMongolian: ReadonlySet<string> = new Set<string>();
