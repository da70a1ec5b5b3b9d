import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { can } from "@asm-atlas/data/domain/roles.ts";
import { type ReactElement, useState } from "react";
import { useSession } from "../../api/session.ts";
import { useWords } from "../../i18n/use-words.ts";
import buttons from "../../ui/button.module.css";
import { useWaiting } from "../../waiting/use-waiting.ts";
import { recordsNeeded } from "../../waiting/waiting-save.ts";
import { openAside } from "../aside/open-aside.ts";
import { BinRecord } from "./bin-record.tsx";
import { EditRecord } from "./edit-record.tsx";
import { RecordHistory } from "./history.tsx";
import { NewPart } from "./new-part.tsx";
import styles from "./record.module.css";

interface RecordActionsProps {
  readonly collection: "sites" | "rehabilitation-zones" | "kindergartens";
  readonly id: string;
  readonly code: string;
}

type Action = "edit" | "visit" | "reading" | "history" | "bin";

/** What can be done with a record from its card, by whoever looks: one thing at a time, in its place. */
export function RecordActions({ collection, id, code }: RecordActionsProps): ReactElement | null {
  const { t } = useWords();
  const { data: session } = useSession();
  const [opened, setOpened] = useState<Action | null>(null);
  const waits = useWaiting(({ entries }) => entries.filter(({ save }) => recordsNeeded(save).includes(id)).length);
  const editable = editableLayer(collection);
  if (!editable) return null;
  const role = session?.role ?? "anonymous";
  const mayChange = can(role, "change", editable.subject);
  const actions: readonly Action[] = [
    ...(mayChange ? (["edit"] as const) : []),
    ...(collection === "sites" && can(role, "create", "site-visits") ? (["visit"] as const) : []),
    ...(collection === "rehabilitation-zones" && can(role, "create", "zone-readings") ? (["reading"] as const) : []),
    "history",
    ...(can(role, "delete", editable.subject) ? (["bin"] as const) : []),
  ];
  const close = () => setOpened(null);
  return (
    <section className={styles.actions} aria-label={t("record.actions")}>
      <div className={styles.buttons}>
        {actions.map((action) => (
          <button
            key={action}
            type="button"
            className={buttons.small}
            aria-expanded={opened === action}
            onClick={() => setOpened(opened === action ? null : action)}
          >
            {t(`record.action.${action}`)}
          </button>
        ))}
      </div>
      {waits > 0 && (
        <button type="button" className={buttons.link} onClick={() => openAside("waiting")}>
          {t("waiting.ofRecord")}
        </button>
      )}
      {opened === "edit" && <EditRecord editable={editable} id={id} code={code} onDone={close} />}
      {opened === "visit" && <NewPart collection="site-visits" ownerId={id} ownerCode={code} onDone={close} />}
      {opened === "reading" && <NewPart collection="zone-readings" ownerId={id} ownerCode={code} onDone={close} />}
      {opened === "bin" && <BinRecord editable={editable} id={id} code={code} role={role} onDone={close} />}
      {opened === "history" && <RecordHistory editable={editable} id={id} code={code} mayChange={mayChange} />}
    </section>
  );
}
