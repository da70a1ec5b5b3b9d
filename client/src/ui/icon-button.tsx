import type { ReactElement } from "react";
import styles from "./icon-button.module.css";
import { Icon, type IconName } from "./icons.tsx";

interface IconButtonProps {
  readonly icon: IconName;
  /** What it does, for screen readers and as the tooltip. */
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

/** A button that is only a picture, with its words where they are needed. 44 px on touch screens. */
export function IconButton({ icon, label, onClick, disabled = false }: IconButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={label}
      title={label}
      onClick={onClick}
      disabled={disabled}
    >
      <Icon name={icon} />
    </button>
  );
}
