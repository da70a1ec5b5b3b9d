const lists = new Map<string, MediaQueryList>();

/** A media query and whether it holds, made once: it keeps itself true, and to make one takes time whenever anything is drawn. */
export function mediaList(query: string): MediaQueryList {
  const known = lists.get(query);
  if (known) return known;
  const made = matchMedia(query);
  lists.set(query, made);
  return made;
}
