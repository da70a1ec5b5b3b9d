import type { ReactElement, RefObject } from "react";
import { useWords } from "../i18n/use-words.ts";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./map-page.module.css";
import type { MapCommands } from "./map-stage.tsx";

interface MapControlsProps {
  readonly commands: RefObject<MapCommands | null>;
  readonly isReady: boolean;
}

/** Zoom, north and the whole country as buttons, for those who do not drag and pinch. */
export function MapControls({ commands, isReady }: MapControlsProps): ReactElement {
  const { t } = useWords();
  const disabled = !isReady;
  return (
    <fieldset className={styles.controls} aria-label={t("map.controls")}>
      <IconButton icon="plus" label={t("map.zoomIn")} onClick={() => commands.current?.zoomIn()} disabled={disabled} />
      <IconButton
        icon="minus"
        label={t("map.zoomOut")}
        onClick={() => commands.current?.zoomOut()}
        disabled={disabled}
      />
      <IconButton
        icon="north"
        label={t("map.north")}
        onClick={() => commands.current?.resetNorth()}
        disabled={disabled}
      />
      <IconButton icon="fit" label={t("map.fit")} onClick={() => commands.current?.fitMongolia()} disabled={disabled} />
    </fieldset>
  );
}
