import { type ReactElement, useState } from "react";
import type { PageParts } from "../../app/page-parts.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import { Icon } from "../../ui/icons.tsx";
import { useIsNarrow } from "../../ui/use-narrow.ts";
import styles from "./legend.module.css";
import { LegendOverlay } from "./legend-overlay.tsx";

/**
 * The legend, which is the filter: every overlay with its sign, its words, its numbers and its switch. Staff switch single
 * entries too; the public's legend, which stands along the foot of the map, keeps to whole overlays.
 */
export function LegendPanel({
  audience,
  overlays,
  counts,
  onDay,
  overLegend,
  underLegend,
  aside,
}: PageParts): ReactElement {
  const { t } = useWords();
  const isNarrow = useIsNarrow();
  const isPublic = audience === "public";
  const title = isPublic ? t("legend.publicTitle") : t("legend.title");
  const isStrip = isPublic && !isNarrow;
  const [choice, setChoice] = useState<boolean | null>(null);
  const isSelected = useView((view) => view.selected !== null);
  const hasCard = isSelected || aside !== undefined;
  // Beside a card there is little room: until asked for, the strip folds away.
  const isOpen = !isStrip || (choice ?? !hasCard);
  return (
    <section
      className={isNarrow ? styles.bare : `${styles.panel} ${isStrip ? styles.stripPanel : ""}`}
      aria-label={title}
    >
      <h2 className={styles.title}>
        {isStrip ? (
          <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setChoice(!isOpen)}>
            {title}
            <Icon name={isOpen ? "down" : "up"} size={14} />
          </button>
        ) : (
          title
        )}
      </h2>
      {overLegend}
      {!isStrip && counts && <p className={styles.quiet}>{t("legend.countHint")}</p>}
      {isOpen && (
        <div className={isStrip ? styles.strip : styles.overlays}>
          {overlays.map((overlay) => (
            <LegendOverlay
              key={overlay.id}
              overlay={overlay}
              audience={audience}
              inView={counts?.[overlay.id] ?? null}
              onDay={onDay}
              look={isPublic ? "short" : "full"}
            />
          ))}
        </div>
      )}
      {underLegend}
    </section>
  );
}
