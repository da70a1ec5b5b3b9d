import { type CSSProperties, type ReactElement, useState } from "react";
import styles from "./comparison-frame.module.css";

/** One of the two photos. */
interface Side {
  readonly address: string;
  /** What somebody hears who does not see it. */
  readonly words: string;
  /** When it was taken, on the photo itself. */
  readonly tag: string;
}

interface ComparisonFrameProps {
  readonly before: Side;
  readonly after: Side;
  /** Pixels of the photo after. */
  readonly shape: { readonly width: number; readonly height: number };
  /** Name of the line between them, and what is said of where it stands. */
  readonly label: string;
  readonly valueText: (percent: number) => string;
}

/** Before and after in one frame: a slider moves the line between them. The frame is the shape of the photo after; the other one fills it. */
export function ComparisonFrame({ before, after, shape, label, valueText }: ComparisonFrameProps): ReactElement {
  const [percent, setPercent] = useState(50);
  return (
    <div
      className={styles.frame}
      style={{ "--at": `${percent}%`, aspectRatio: `${shape.width} / ${shape.height}` } as CSSProperties}
    >
      <img src={after.address} alt={after.words} />
      <img className={styles.over} src={before.address} alt={before.words} />
      <span className={styles.line} aria-hidden="true" />
      <span className={styles.tag}>{before.tag}</span>
      <span className={`${styles.tag} ${styles.tagAfter}`}>{after.tag}</span>
      <input
        type="range"
        className={styles.slider}
        min={0}
        max={100}
        value={percent}
        aria-label={label}
        aria-valuetext={valueText(percent)}
        onChange={({ target }) => setPercent(Number(target.value))}
      />
    </div>
  );
}
