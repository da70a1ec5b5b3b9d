import type { OpenDataCollection, OpenDataColumn } from "@asm-atlas/data/domain/publication/open-data.ts";
import { type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { TableFrame } from "../ui/table.tsx";
import styles from "./open-data.module.css";
import { useText } from "./use-text.ts";

/** What each collection holds, folded. */
export function Columns({ collections }: { readonly collections: readonly OpenDataCollection[] }): ReactElement {
  const { columns } = useText();
  return (
    <section id="columns" className={styles.section}>
      <h2>{columns.heading}</h2>
      <p>{columns.lead}</p>
      {collections.map((collection) => (
        <Collection key={collection.id} collection={collection} />
      ))}
    </section>
  );
}

/** The rows are made when somebody looks: they are more than a hundred in all. */
function Collection({ collection }: { readonly collection: OpenDataCollection }): ReactElement {
  const { say } = useWords();
  const { columns: words } = useText();
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details onToggle={(event) => event.currentTarget.open && setWasOpened(true)}>
      <summary className={styles.summary}>
        {say(collection.title)} <code>{collection.table}</code>
      </summary>
      <p>{say(collection.description)}</p>
      {collection.note && <p>{say(collection.note)}</p>}
      {wasOpened && (
        <TableFrame name={say(collection.title)} columns={[words.column, words.meaning, words.unit, words.codes]}>
          {collection.columns.map((column) => (
            <Column key={column.name} column={column} />
          ))}
        </TableFrame>
      )}
    </details>
  );
}

function Column({
  column: { name, title, description, unit, codes },
}: {
  readonly column: OpenDataColumn;
}): ReactElement {
  const { say } = useWords();
  const { units } = useText();
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
      </th>
      <td>
        {say(title)}
        {description && <p className={styles.aside}>{say(description)}</p>}
      </td>
      <td>{unit && units[unit]}</td>
      <td>
        {codes?.map(({ code, label }) => (
          <div key={code}>
            <code>{code}</code> {say(label)}
          </div>
        ))}
      </td>
    </tr>
  );
}
