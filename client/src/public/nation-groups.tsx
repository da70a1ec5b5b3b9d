import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Sign } from "../signs/Sign.tsx";
import { useView } from "../state/view-store.ts";
import { nameOfGroup } from "./group-names.ts";
import { type NationStep, nationGroups } from "./headlines.ts";
import styles from "./nation-groups.module.css";

/** The five groups of the nation as a list of signs and numbers. */
export function NationGroups({ sites }: { readonly sites: NationStep }): ReactElement {
  const words = useWords();
  const theme = useView((view) => view.theme);
  return (
    <ul className={styles.groups}>
      {nationGroups.map((group) => (
        <li key={group}>
          <Sign layer="sites" code={group} size={14} theme={theme} />
          <span>{nameOfGroup(group, words)}</span>
          <b>{words.count(sites.groups[group])}</b>
        </li>
      ))}
    </ul>
  );
}
