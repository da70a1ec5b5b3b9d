import { type ReactElement, type ReactNode, useId } from "react";
import type { OverlayId } from "../../map/map-state.ts";
import { Sign } from "../../signs/Sign.tsx";
import { useView } from "../../state/view-store.ts";
import { Icon } from "../../ui/icons.tsx";
import styles from "./decision.module.css";

interface StepLineProps {
  readonly layer: OverlayId;
  readonly signCode: string;
  readonly label: string;
  readonly aside: string;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  /** What it folds open to. */
  readonly children: ReactNode;
}

/** One step that may come next, with its sign; it folds open to what it needs. */
export function StepLine({ layer, signCode, label, aside, isOpen, onOpen, children }: StepLineProps): ReactElement {
  const theme = useView((view) => view.theme);
  const id = useId();
  return (
    <li className={styles.step}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => onOpen(!isOpen)}
      >
        <Sign layer={layer} code={signCode} size={18} theme={theme} />
        <span>{label}</span>
        <span className={styles.behind}>{aside}</span>
        <Icon name={isOpen ? "up" : "down"} size={12} />
      </button>
      {isOpen && (
        <div id={id} className={styles.body}>
          {children}
        </div>
      )}
    </li>
  );
}
