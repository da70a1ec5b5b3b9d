import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { type Ink, mapColours } from "../map/tokens.ts";
import { Sign } from "../signs/Sign.tsx";
import { useView } from "../state/view-store.ts";
import { type NationGroup, type NationSites, nationGroups } from "./headlines.ts";
import styles from "./public-story.module.css";

const inkOf = {
  under_contract: "underContract",
  on_the_way: "onTheWay",
  not_formalised: "notFormalised",
  suspended_or_ended: "suspendedOrEnded",
  closed: "closed",
} as const satisfies Record<NationGroup, Ink>;

/** The five groups of the nation as a list of signs and numbers, under a bar of their shares. */
export function NationBar({ sites }: { readonly sites: NationSites }): ReactElement {
  const { t, count, sayCode } = useWords();
  const theme = useView((view) => view.theme);
  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        {nationGroups.map((group) => (
          <span key={group} style={{ flexGrow: sites.groups[group], background: mapColours[theme][inkOf[group]] }} />
        ))}
      </div>
      <ul className={styles.groups}>
        {nationGroups.map((group) => (
          <li key={group}>
            <Sign layer="sites" code={group} size={14} theme={theme} />
            <span>
              {group === "under_contract" || group === "not_formalised"
                ? t(`public.sites.${group}`)
                : sayCode(siteStatusGroups, group)}
            </span>
            <b>{count(sites.groups[group])}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
