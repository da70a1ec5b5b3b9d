import { type ReactElement, useState } from "react";
import type { AboutText } from "../i18n/about/about-text.ts";
import { useWords } from "../i18n/use-words.ts";
import { Table } from "../ui/table.tsx";
import styles from "./about.module.css";
import { uncheckedWording, type Wording, type WordingGroup } from "./unchecked-wording.ts";

const unchecked = uncheckedWording();
const groups = Object.entries(unchecked) as readonly (readonly [WordingGroup, readonly Wording[]])[];

/** The Mongolian texts that wait for a native speaker, folded by where they are met. */
export function Wordings({ text }: { readonly text: AboutText }): ReactElement {
  return (
    <>
      {groups
        .filter(([, wordings]) => wordings.length > 0)
        .map(([group, wordings]) => (
          <Fold key={group} title={text.wordingGroups[group]} wordings={wordings} text={text} />
        ))}
    </>
  );
}

interface FoldProps {
  readonly title: string;
  readonly wordings: readonly Wording[];
  readonly text: AboutText;
}

/** The rows are made when somebody looks: they are many hundreds. */
function Fold({ title, wordings, text }: FoldProps): ReactElement {
  const { count } = useWords();
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details onToggle={(event) => event.currentTarget.open && setWasOpened(true)}>
      <summary className={styles.summary}>
        {text.wordingCount.replace("{{title}}", title).replace("{{count}}", count(wordings.length))}
      </summary>
      {wasOpened && (
        <Table columns={[text.wordingEnglish, text.wordingMongolian]}>
          {wordings.map((wording) => (
            <tr key={wording.key}>
              <td lang="en">{wording.en}</td>
              <td lang="mn">{wording.mn}</td>
            </tr>
          ))}
        </Table>
      )}
    </details>
  );
}
