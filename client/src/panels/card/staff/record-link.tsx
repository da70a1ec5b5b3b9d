import type { ReactElement, ReactNode } from "react";
import type { FeatureRef } from "../../../map/map-state.ts";
import { Sign } from "../../../signs/Sign.tsx";
import { useView } from "../../../state/view-store.ts";
import styles from "../card.module.css";
import own from "./staff.module.css";

interface RecordLinkProps {
  readonly to: FeatureRef;
  /** The sign it has on the day; null: none, for it was not known yet. */
  readonly signCode: string | null;
  readonly name: string;
  /** What stands behind the name: hectares, stage, distance. */
  readonly aside?: ReactNode;
}

/** Another record, with its sign and a few words: a way to its card. */
export function RecordLink({ to, signCode, name, aside }: RecordLinkProps): ReactElement {
  const theme = useView((view) => view.theme);
  return (
    <span className={own.recordLink}>
      {signCode ? <Sign layer={to.layer} code={signCode} size={16} theme={theme} /> : <span />}
      <span>
        <button type="button" className={styles.link} onClick={() => useView.getState().select(to)}>
          {name}
        </button>
        {aside && <span className={styles.aside}>{aside}</span>}
      </span>
    </span>
  );
}
