import { type ReactElement, type RefObject, Suspense } from "react";
import { Link } from "react-router";
import { useSession } from "../api/session.ts";
import { LatePart } from "../app/late-part.tsx";
import type { MapCommands } from "../app/map-stage.tsx";
import { useWords } from "../i18n/use-words.ts";
import { HeadlineTiles } from "./headline-tiles.tsx";
import { FurtherParts } from "./late-parts.ts";
import { PageParts } from "./page-parts.tsx";
import { PublicNotices } from "./public-notices.tsx";
import styles from "./public-story.module.css";
import { useFurther } from "./use-further.ts";
import type { Headlines } from "./use-headlines.ts";

interface PublicStoryProps {
  readonly headlines: Headlines;
  readonly commands: RefObject<MapCommands | null>;
}

/** The words beside the public map: what was reached, by whose count, how it came about, and what the map keeps to itself. */
export function PublicStory({ headlines, commands }: PublicStoryProps): ReactElement {
  const { t, say, daySlots, day } = useWords();
  const { data: session } = useSession();
  const further = useFurther(headlines.isSettled);
  const { atlas } = headlines;
  const release = atlas?.release;
  return (
    <div className={styles.story}>
      <h1 className={styles.heading}>{t("public.heading")}</h1>
      <p className={styles.lead}>
        {atlas && !release
          ? t("public.noRelease")
          : release
            ? t("public.lead", daySlots(release.cutOffOn))
            : t("public.leadUndated")}
      </p>
      <PageParts onGo={further.ask} />
      {atlas && <PublicNotices atlas={atlas} />}
      <HeadlineTiles headlines={headlines} />
      <p className={styles.source}>
        {release && t("public.source", { number: release.number, released: day(release.releasedOn) })}
        {release && ` · ${t("public.next", { date: day(release.nextOn) })}`}
      </p>
      <p className={styles.small}>
        {t("public.privacyShort")} <Link to="/about#privacy">{t("public.howPrivacy")}</Link>
        {" · "}
        <Link to="/open-data">{t("app.openData")}</Link>
      </p>
      {atlas?.release?.hazards && <p className={styles.small}>{say(atlas.release.hazards)}</p>}
      {session?.role === "anonymous" && <p className={styles.small}>{t("public.signInAdds")}</p>}
      <div ref={further.sentinel} className={styles.further} data-is-there={further.isWanted}>
        {further.isWanted && (
          <LatePart>
            <Suspense fallback={<p className={styles.small}>{t("app.loading")}</p>}>
              <FurtherParts headlines={headlines} commands={commands} goTo={further.asked} />
            </Suspense>
          </LatePart>
        )}
      </div>
    </div>
  );
}
