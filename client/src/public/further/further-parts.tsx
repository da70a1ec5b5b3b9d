import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { Link } from "react-router";
import { useAtlasInfo } from "../../api/atlas-info.ts";
import type { MapCommands } from "../../app/map-stage.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { PagePartId } from "../page-parts.tsx";
import type { AskedPart } from "../use-further.ts";
import type { Headlines } from "../use-headlines.ts";
import { Compare } from "./compare.tsx";
import styles from "./further.module.css";
import { Others } from "./others.tsx";
import { Story } from "./story.tsx";
import { Years } from "./years.tsx";

interface FurtherPartsProps {
  readonly headlines: Headlines;
  readonly commands: RefObject<MapCommands | null>;
  /** The part that was asked for. */
  readonly goTo: AskedPart | null;
}

/** What the page goes on with below its headline figures: story, years, comparison, what others count, and the way to the data. */
export function FurtherParts({ headlines, commands, goTo }: FurtherPartsProps): ReactElement {
  const { t } = useWords();
  const { data: atlas } = useAtlasInfo();
  const root = useRef<HTMLDivElement>(null);
  const go = (part: PagePartId) => goToPart(root.current, part);
  useEffect(() => {
    if (goTo) goToPart(root.current, goTo.part);
  }, [goTo]);
  return (
    <div ref={root} className={styles.further}>
      <Part id="story" heading={t("chapters.heading")}>
        <Story headlines={headlines} onSkip={() => go("years")} onMap={() => commands.current?.focus()} />
      </Part>
      <Part id="years" heading={t("years.heading")}>
        <Years headlines={headlines} />
      </Part>
      <Part id="compare" heading={t("compare.heading")}>
        <Compare headlines={headlines} />
      </Part>
      <Part id="others" heading={t("others.heading")}>
        <Others headlines={headlines} isDemo={atlas?.demo === true} />
      </Part>
      <Part id="take" heading={t("others.take")}>
        <p>{t("others.takeLead")}</p>
        <ul className={styles.links}>
          <li>
            <Link to="/open-data">{t("others.data")}</Link>
          </li>
          <li>
            <Link to="/about">{t("others.method")}</Link>
          </li>
        </ul>
      </Part>
    </div>
  );
}

interface PartProps {
  readonly id: PagePartId;
  readonly heading: string;
  readonly children: ReactNode;
}

function Part({ id, heading, children }: PartProps): ReactElement {
  return (
    <section className={styles.part} data-part={id} aria-labelledby={`part-${id}`}>
      <h2 id={`part-${id}`} tabIndex={-1}>
        {heading}
      </h2>
      {children}
    </section>
  );
}

/** Brings a part to the top of what is read; its heading has the keyboard. */
function goToPart(root: HTMLElement | null, part: PagePartId): void {
  const heading = root?.querySelector<HTMLElement>(`[data-part="${part}"] > h2`);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}
