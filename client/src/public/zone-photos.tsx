import { attachmentKinds } from "@asm-atlas/data/domain/attachments/kinds.ts";
import { type PublicPhoto, publicPhotoWords } from "@asm-atlas/data/domain/publication/public-photo.ts";
import type { ReactElement } from "react";
import { publicPhotoAddress, usePublicPhotos } from "../api/public-photos.ts";
import { ComparisonFrame } from "../attachments/comparison-frame.tsx";
import { useWords } from "../i18n/use-words.ts";
import card from "../panels/card/card.module.css";

/** Of several, the pair that is furthest apart in time: the earliest before, the latest after. */
function pairOf(photos: readonly PublicPhoto[]): readonly [PublicPhoto, PublicPhoto] | null {
  const inTime = [...photos].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  const before = inTime.find(({ kind }) => kind === "before");
  const after = inTime.findLast(({ kind }) => kind === "after");
  return before && after ? [before, after] : null;
}

/** Before and after of an accepted zone, where a release shows such photos. Without them, or without an answer, the card is what it was. */
export function ZonePhotos({ zone }: { readonly zone: string }): ReactElement | null {
  const { say, sayCode } = useWords();
  const { data: photos } = usePublicPhotos();
  const pair = pairOf((photos ?? []).filter((photo) => photo.zone === zone));
  if (!pair) return null;
  const [before, after] = pair;
  const wordsOf = ({ kind, year }: PublicPhoto) => [sayCode(attachmentKinds, kind), year].filter(Boolean).join(", ");
  const sideOf = (photo: PublicPhoto) => ({
    address: publicPhotoAddress(photo.name),
    words: wordsOf(photo),
    tag: wordsOf(photo),
  });
  return (
    <section className={card.section} aria-label={say(publicPhotoWords.title)}>
      <h3 className={card.sectionTitle}>{say(publicPhotoWords.title)}</h3>
      <ComparisonFrame
        before={sideOf(before)}
        after={sideOf(after)}
        shape={after}
        label={say(publicPhotoWords.line)}
        valueText={(percent) => `${percent} %, ${wordsOf(before)}`}
      />
    </section>
  );
}
