import type { ReactElement } from "react";
import { Link } from "react-router";
import { useSession } from "../api/session.ts";
import { useWords } from "../i18n/use-words.ts";
import { HeadlineTiles } from "./headline-tiles.tsx";
import { PublicNotices } from "./public-notices.tsx";
import styles from "./public-story.module.css";
import type { Headlines } from "./use-headlines.ts";

/** The words beside the public map: what was reached, by whose count, and what the map keeps to itself. */
export function PublicStory({ headlines }: { readonly headlines: Headlines }): ReactElement {
  const { t, say, daySlots } = useWords();
  const { data: session } = useSession();
  const { atlas } = headlines;
  const cutOff = atlas?.release?.cutOffOn;
  return (
    <div className={styles.story}>
      <h1 className={styles.heading}>{t("public.heading")}</h1>
      <p className={styles.lead}>
        {atlas && !atlas.release
          ? t("public.noRelease")
          : cutOff
            ? t("public.lead", daySlots(cutOff))
            : t("public.leadUndated")}
      </p>
      {atlas && <PublicNotices atlas={atlas} />}
      <HeadlineTiles headlines={headlines} />
      <p className={styles.small}>
        {t("public.privacyShort")} <Link to="/about#privacy">{t("public.howPrivacy")}</Link>
      </p>
      {atlas?.release?.hazards && <p className={styles.small}>{say(atlas.release.hazards)}</p>}
      {session?.role === "anonymous" && <p className={styles.small}>{t("public.signInAdds")}</p>}
    </div>
  );
}
