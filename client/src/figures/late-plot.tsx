import { type ReactElement, Suspense } from "react";
import { LatePart } from "../app/late-part.tsx";
import { useWidth } from "../ui/use-width.ts";
import styles from "./figures.module.css";

interface DrawnProps {
  /** What its height will be, so that nothing below jumps. */
  readonly heightPx: number;
  readonly children: (widthPx: number) => ReactElement;
}

/** Narrower than this nothing can be drawn that anybody could read: a window being dragged, a print being laid out. */
const leastPx = 200;

/** Room for a drawing as wide as there is, which comes after the words and without which the table still says everything. */
export function Drawn({ heightPx, children }: DrawnProps): ReactElement {
  const [place, widthPx] = useWidth<HTMLDivElement>();
  const waiting = <div style={{ minHeight: heightPx }} />;
  return (
    <div ref={place} className={styles.drawn}>
      {widthPx >= leastPx && (
        <LatePart>
          <Suspense fallback={waiting}>{children(widthPx)}</Suspense>
        </LatePart>
      )}
    </div>
  );
}
