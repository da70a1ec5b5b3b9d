import type { UseQueryResult } from "@tanstack/react-query";
import type { Feature } from "geojson";
import type { ReactElement, ReactNode } from "react";
import { readerOf } from "../../../api/read.ts";
import { useWords } from "../../../i18n/use-words.ts";
import { todayInMongolia } from "../../../map/overlays.ts";
import styles from "../card.module.css";
import own from "./staff.module.css";

interface FreshnessProps {
  /** The record with the day it was last changed. */
  readonly record: UseQueryResult<readonly Feature[]>;
  /** What else tells how fresh it is: the last visit. */
  readonly children?: ReactNode;
}

/** How old is what the card says? */
export function Freshness({ record, children }: FreshnessProps): ReactElement {
  const { t, daySlots } = useWords();
  const [feature] = record.data ?? [];
  const changedAt = feature && readerOf(feature).text("updated_at");
  return (
    <footer className={`${styles.section} ${own.freshness}`} aria-busy={record.isPending}>
      {children}
      <p>
        {changedAt
          ? t("cards.recordChanged", daySlots(todayInMongolia(new Date(changedAt))))
          : t(record.isPending ? "cards.recordComing" : "cards.recordUnknown")}
      </p>
    </footer>
  );
}
