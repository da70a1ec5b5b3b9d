import type { ReactElement } from "react";
import styles from "./icon-button.module.css";
import { Icon, type IconName } from "./icons.tsx";

interface IconButtonProps {
  readonly icon: IconName;
  /** What it does, for screen readers and as the tooltip. */
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  /** Of a button that switches something: is it on? */
  readonly isPressed?: boolean;
  /** Of a button that opens and closes something: is it open? */
  readonly isExpanded?: boolean;
}

/** A button that is only a picture, with its words where they are needed. 44 px on touch screens. */
export function IconButton(props: IconButtonProps): ReactElement {
  const { icon, label, onClick, disabled = false, isPressed, isExpanded } = props;
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      onClick={onClick}
      disabled={disabled}
    >
      <Icon name={icon} />
    </button>
  );
}
