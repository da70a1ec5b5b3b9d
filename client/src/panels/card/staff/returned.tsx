import type { ReactElement } from "react";
import type { Reader } from "../../../api/read.ts";
import { useWords } from "../../../i18n/use-words.ts";
import { isStruck } from "../../decision/correction-draft.ts";
import { Due } from "./next-check.tsx";
import own from "./zone-life.module.css";

interface ReturnedProps {
  /** Events of the zone, newest first; undefined while they are on their way. */
  readonly events: readonly Reader[] | undefined;
}

/** Why a zone was returned for correction and by when it is due: what whoever works on it asks first. */
export function Returned({ events }: ReturnedProps): ReactElement | null {
  const { t } = useWords();
  const event = events?.find((each) => each.text("stage") === "REJECTED" && !isStruck(each));
  if (!event) return null;
  const dueOn = event.text("due_on");
  return (
    <div className={own.returned}>
      {dueOn === null ? <b>{t("zones.returned")}</b> : <Due on={dueOn} what="correction" />}
      {event.text("note") && <p>{event.text("note")}</p>}
    </div>
  );
}
