import { type ReactElement, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { ResizeHandle } from "../../ui/resize-handle.tsx";
import { useIsNarrow } from "../../ui/use-narrow.ts";
import { keepShare, keptShare, leastShare, mostShare } from "./device.ts";
import styles from "./list.module.css";
import { ListView } from "./list-view.tsx";

/** The list beside the map: along the foot of a wide screen, as high as somebody made it; in the sheet of a phone. */
export function ListPanel(): ReactElement {
  const { t, count } = useWords();
  const isNarrow = useIsNarrow();
  const [share, setShare] = useState(keptShare);
  if (isNarrow) {
    return (
      <div className={styles.inSheet}>
        <ListView place="beside-map" />
      </div>
    );
  }
  return (
    <div className={styles.inDock} style={{ "--list-share": share } as React.CSSProperties}>
      <ResizeHandle
        label={t("list.height")}
        share={share}
        least={leastShare}
        most={mostShare}
        valueText={t("list.heightShare", { percent: count(Math.round(share * 100)) })}
        onShare={setShare}
        onSettled={keepShare}
      />
      <ListView place="beside-map" />
    </div>
  );
}
