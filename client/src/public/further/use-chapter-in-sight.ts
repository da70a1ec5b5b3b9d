import { type RefObject, useEffect, useState } from "react";
import { useView } from "../../state/view-store.ts";
import { type ChapterId, chapterIds } from "./chapter-list.ts";

/** Of its own height or of what the reader sees, a chapter in sight shows as much. */
const enough = 0.6;
const thresholds = Array.from({ length: 21 }, (_, index) => index / 20);

/**
 * The chapter that is being read: the one of which most is in sight. Null above and below the story, and from when the reader
 * sets the map until the next chapter comes.
 * @param count chapters there are: others are looked at when there are more
 */
export function useChapterInSight(list: RefObject<HTMLElement | null>, count: number): ChapterId | null {
  const [inSight, setInSight] = useState<ChapterId | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of chapters is another list
  useEffect(() => {
    const chapters = [...(list.current?.querySelectorAll<HTMLElement>("[data-chapter]") ?? [])];
    const seen = new Map<Element, IntersectionObserverEntry>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) seen.set(entry.target, entry);
        setInSight(mostInSight([...seen.values()]));
      },
      { threshold: thresholds },
    );
    for (const chapter of chapters) observer.observe(chapter);
    return () => observer.disconnect();
  }, [list, count]);
  useEffect(
    () =>
      useView.subscribe((now, before) => {
        const isSet =
          now.switched !== before.switched ||
          now.hidden !== before.hidden ||
          now.day !== before.day ||
          now.selected !== before.selected;
        if (isSet) setInSight(null);
      }),
    [],
  );
  return inSight;
}

function mostInSight(entries: readonly IntersectionObserverEntry[]): ChapterId | null {
  const visible = (entry: IntersectionObserverEntry) => entry.intersectionRect.height;
  const most = entries.reduce<IntersectionObserverEntry | undefined>(
    (best, entry) => (best && visible(best) >= visible(entry) ? best : entry),
    undefined,
  );
  if (!most) return null;
  const room = scrollerOf(most.target)?.clientHeight ?? window.innerHeight;
  const isRead = visible(most) >= enough * Math.min(room, most.boundingClientRect.height);
  const id = (most.target as HTMLElement).dataset.chapter;
  return (isRead && chapterIds.find((each) => each === id)) || null;
}

/** What scrolls around an element: the panel of a wide screen, the sheet of a phone. */
function scrollerOf(element: Element): Element | null {
  for (let around = element.parentElement; around; around = around.parentElement)
    if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return around;
  return null;
}
