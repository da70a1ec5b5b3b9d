import { isSameView, type PhotoPair, pairOf } from "@asm-atlas/data/domain/attachments/pairs.ts";
import { type CSSProperties, type ReactElement, useId, useState } from "react";
import { fileAddress } from "../api/attachments.ts";
import editing from "../editing/editing.module.css";
import { useWords, type Words } from "../i18n/use-words.ts";
import type { Attachment } from "./attachment.ts";
import { kindAndDay, photoWords } from "./attachment-words.ts";
import styles from "./attachments.module.css";

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
  const [percent, setPercent] = useState(50);
  const byId = (id: string | undefined) => photos.find((photo) => photo.id === id);
  const pair = pairOf(byId(chosen.before) ?? best.before, byId(chosen.after) ?? best.after);
  const { before, after } = pair;
  const dayOf = ({ takenOn }: Attachment) => (takenOn ? day(takenOn) : t("photos.noDate"));
  return (
    <figure className={styles.comparison}>
      {/* The frame is the shape of the photo after; the other one fills it. */}
      <div
        className={styles.frame}
        style={{ "--at": `${percent}%`, aspectRatio: `${after.width} / ${after.height}` } as CSSProperties}
      >
        <img src={fileAddress(after.id, "full")} alt={photoWords(after, words)} />
        <img className={styles.over} src={fileAddress(before.id, "full")} alt={photoWords(before, words)} />
        <span className={styles.line} aria-hidden="true" />
        <span className={styles.tag}>{dayOf(before)}</span>
        <span className={`${styles.tag} ${styles.tagAfter}`}>{dayOf(after)}</span>
        <input
          type="range"
          className={styles.slider}
          min={0}
          max={100}
          value={percent}
          aria-label={t("photos.compare")}
          aria-valuetext={t("photos.compareAt", { percent, before: dayOf(before) })}
          onChange={({ target }) => setPercent(Number(target.value))}
        />
      </div>
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
