import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { defaultReachSettings, isMobile, isOpenOn } from "@asm-atlas/data/domain/statistics/reach.ts";
import { isInSeason } from "@asm-atlas/data/domain/statistics/season.ts";
import { stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { ReactElement } from "react";
import { formatMonthDay } from "../../../i18n/format.ts";
import { useWords } from "../../../i18n/use-words.ts";
import type { KindergartenRecord } from "../../../workbench/records/kindergartens.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import styles from "../card.module.css";
import own from "./staff.module.css";

/** When the kindergarten runs, and whether children attend on the day: its status must say open and the day lie in its season. */
export function Season({ kindergarten }: { readonly kindergarten: KindergartenRecord }): ReactElement {
  const { t, language } = useWords();
  const { onDay } = useSheet();
  const day = parseDay(onDay) ?? 0;
  const status = stateOn(kindergarten.history, onDay);
  const assumed = isMobile(kindergarten) ? defaultReachSettings.seasonOfMobileKinds : undefined;
  const season = kindergarten.season ?? assumed;
  const isOpen = isOpenOn(kindergarten, day);
  const isOut = season !== undefined && !isInSeason(season, day);
  const monthDay = (number: number) =>
    formatMonthDay(
      `${String(Math.floor(number / 100)).padStart(2, "0")}-${String(number % 100).padStart(2, "0")}`,
      language,
    );
  const span = season && { from: monthDay(season.from), to: monthDay(season.to) };
  return (
    <div className={own.season}>
      <p>
        {span ? t(kindergarten.season ? "cards.seasonSpan" : "cards.seasonAssumed", span) : t("cards.seasonAllYear")}
      </p>
      <p data-open={isOpen}>
        <b>
          {isOpen
            ? t("cards.attended")
            : status === "OPEN" && isOut
              ? t("cards.openButOutOfSeason")
              : t("cards.notAttended")}
        </b>
      </p>
      {isMobile(kindergarten) && <p className={styles.note}>{t("cards.staysUnknown")}</p>}
    </div>
  );
}
