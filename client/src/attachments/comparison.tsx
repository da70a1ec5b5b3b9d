import { isSameView, type PhotoPair, pairOf } from "@asm-atlas/data/domain/attachments/pairs.ts";
import { type ReactElement, useId, useState } from "react";
import { fileAddress } from "../api/attachments.ts";
import editing from "../editing/editing.module.css";
import { useWords, type Words } from "../i18n/use-words.ts";
import type { Attachment } from "./attachment.ts";
import { kindAndDay, photoWords } from "./attachment-words.ts";
import styles from "./attachments.module.css";
import { ComparisonFrame } from "./comparison-frame.tsx";

interface ComparisonProps {
  readonly photos: readonly Attachment[];
  /** What is shown until somebody chooses. */
  readonly best: PhotoPair<Attachment>;
}

/** Before and after in one frame: a slider moves the line between them. */
export function Comparison({ photos, best }: ComparisonProps): ReactElement {
  const words = useWords();
  const { t, day } = words;
  const [chosen, setChosen] = useState<{ readonly before?: string; readonly after?: string }>({});
  const byId = (id: string | undefined) => photos.find((photo) => photo.id === id);
  const pair = pairOf(byId(chosen.before) ?? best.before, byId(chosen.after) ?? best.after);
  const { before, after } = pair;
  const dayOf = ({ takenOn }: Attachment) => (takenOn ? day(takenOn) : t("photos.noDate"));
  const sideOf = (photo: Attachment) => ({
    address: fileAddress(photo.id, "full"),
    words: photoWords(photo, words),
    tag: dayOf(photo),
  });
  return (
    <figure className={styles.comparison}>
      <ComparisonFrame
        before={sideOf(before)}
        after={sideOf(after)}
        shape={after}
        label={t("photos.compare")}
        valueText={(percent) => t("photos.compareAt", { percent, before: dayOf(before) })}
      />
      <figcaption className={styles.quiet}>{lyingWords(pair, words)}</figcaption>
      <div className={styles.choices}>
        {(["before", "after"] as const).map((kind) => (
          <Choice
            key={kind}
            label={t(`photos.choose.${kind}`)}
            photos={photos.filter((photo) => photo.kind === kind)}
            chosen={pair[kind]}
            onChoose={(id) => setChosen({ ...chosen, [kind]: id })}
          />
        ))}
      </div>
    </figure>
  );
}

/** How the two cameras stood to one another, as far as they said. */
function lyingWords(pair: PhotoPair<Attachment>, { t, count }: Words): string {
  const { apartM, turnDeg } = pair;
  if (apartM === null) return t("photos.placesUnknown");
  const apart = t("photos.apart", { metres: count(Math.round(apartM)) });
  if (turnDeg === null) return apart;
  const turned = t("photos.turned", { degrees: count(Math.round(turnDeg)) });
  return [...(isSameView(pair) ? [t("photos.sameView")] : []), apart, turned].join(" · ");
}

interface ChoiceProps {
  readonly label: string;
  readonly photos: readonly Attachment[];
  readonly chosen: Attachment;
  readonly onChoose: (id: string) => void;
}

/** Another photo of the kind, where there are several. */
function Choice({ label, photos, chosen, onChoose }: ChoiceProps): ReactElement | null {
  const words = useWords();
  const id = useId();
  if (photos.length < 2) return null;
  return (
    <div className={editing.field}>
      <label className={editing.label} htmlFor={id}>
        {label}
      </label>
      <select id={id} className={editing.input} value={chosen.id} onChange={({ target }) => onChoose(target.value)}>
        {photos.map((photo) => (
          <option key={photo.id} value={photo.id}>
            {[kindAndDay(photo, words), photo.caption].filter(Boolean).join(": ")}
          </option>
        ))}
      </select>
    </div>
  );
}
