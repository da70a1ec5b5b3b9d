import type { ReactElement } from "react";
import styles from "./switch.module.css";

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly className?: string | undefined;
}

/** The browser's own checkbox, looking and speaking like a switch. */
export function Switch({ label, isOn, onChange, className = "" }: SwitchProps): ReactElement {
  return (
    <input
      type="checkbox"
      role="switch"
      className={`${styles.switch} ${className}`}
      aria-label={label}
      aria-checked={isOn}
      checked={isOn}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
