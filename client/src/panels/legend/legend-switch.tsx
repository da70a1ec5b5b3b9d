import "@mantine/core/styles/Switch.css";
import { Switch } from "@mantine/core";
import type { ReactElement } from "react";
import styles from "./legend.module.css";

interface LegendSwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function LegendSwitch({ label, isOn, onChange }: LegendSwitchProps): ReactElement {
  return (
    <Switch
      size="sm"
      className={styles.switch ?? ""}
      classNames={{ body: styles.switchBody ?? "", track: styles.switchTrack ?? "" }}
      aria-label={label}
      checked={isOn}
      onChange={(event) => onChange(event.currentTarget.checked)}
      withThumbIndicator={false}
    />
  );
}
