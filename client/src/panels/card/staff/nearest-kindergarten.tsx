import { defaultReachSettings } from "@asm-atlas/data/domain/statistics/reach.ts";
import {
  groupOfKindergartenStatus,
  kindergartenStatusWorkflow,
} from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { type ReactElement, useMemo } from "react";
import { useWords, type Words } from "../../../i18n/use-words.ts";
import { type KindergartenNearby, kindergartensAround } from "../../../workbench/nearby.ts";
import type { KindergartenRecord } from "../../../workbench/records/kindergartens.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import styles from "../card.module.css";
import { MethodLink } from "./method-link.tsx";
import { RecordLink } from "./record-link.tsx";
import { distanceWords } from "./spans.ts";

interface NearestKindergartenProps {
  readonly longitude: number;
  readonly latitude: number;
  readonly kindergartens: readonly KindergartenRecord[] | null;
  /** Children of 2–5 at the last visit up to the day; null: not assessed. */
  readonly childCount: number | null;
}

/** Who can look after the children of a site on the day: the nearest open kindergarten, how far, and for whom it is too far. */
export function NearestKindergarten(props: NearestKindergartenProps): ReactElement {
  const { t } = useWords();
  const { onDay } = useSheet();
  const { longitude, latitude, kindergartens } = props;
  const around = useMemo(
    () => kindergartens && kindergartensAround(longitude, latitude, kindergartens, onDay),
    [longitude, latitude, kindergartens, onDay],
  );
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t("cards.nearestKindergarten")}</h3>
      {around === null ? (
        <p className={styles.note}>{t("cards.kindergartensComing")}</p>
      ) : (
        <>
          {around.open ? (
            <Nearby
              nearby={around.open}
              words={t(around.ring === "daily" ? "cards.withinReach" : "cards.beyondReach", reachSlots)}
            />
          ) : (
            <p>{t(kindergartens?.length === 0 ? "cards.noKindergarten" : "cards.noneOpen")}</p>
          )}
          {around.open && around.isByMobileOnly && <p className={styles.note}>{t("cards.byMobileOnly")}</p>}
          {around.ring !== "daily" && <ChildrenBeyond childCount={props.childCount} />}
          {around.shut && around.ring !== "daily" && (
            <Nearby nearby={around.shut} words={t("cards.nearerButShut")} isShut />
          )}
        </>
      )}
      <MethodLink id="reach" />
    </section>
  );
}

const reachSlots = { dailyKm: defaultReachSettings.dailyReachM / 1_000 };

/** Children for whom no kindergarten is near enough for every day. */
function ChildrenBeyond({ childCount }: { readonly childCount: number | null }): ReactElement {
  const { t } = useWords();
  if (childCount === null) return <p className={styles.note}>{t("cards.childrenUnknown")}</p>;
  return <p>{childCount === 0 ? t("cards.noChildren") : <b>{t("cards.childrenBeyond", { count: childCount })}</b>}</p>;
}

function Nearby({
  nearby: { kindergarten, distanceM },
  words: said,
  isShut = false,
}: {
  readonly nearby: KindergartenNearby;
  readonly words: string;
  readonly isShut?: boolean;
}): ReactElement {
  const words = useWords();
  const { onDay } = useSheet();
  const status = stateOn(kindergarten.history, onDay);
  const aside = [distanceWords(distanceM, words), said, isShut ? whyShut(kindergarten, onDay, words) : null];
  return (
    <RecordLink
      to={{ layer: "kindergartens", code: kindergarten.code }}
      signCode={status ? groupOfKindergartenStatus[status] : null}
      name={words.name(kindergarten.read.text("name_en"), kindergarten.read.text("name_mn")) || kindergarten.code}
      aside={aside.filter(Boolean).join(" · ")}
    />
  );
}

function whyShut(kindergarten: KindergartenRecord, onDay: string, { t, sayCode }: Words): string {
  const status = stateOn(kindergarten.history, onDay);
  if (status === undefined) return t("cards.notKnownYetShort");
  return status === "OPEN" ? t("cards.outOfSeason") : sayCode(kindergartenStatusWorkflow.states, status).toLowerCase();
}
