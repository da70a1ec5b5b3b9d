import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { ReactElement } from "react";
import { useItems } from "../../api/collections.ts";
import { explainFailure } from "../../api/failure.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { AsideFrame, useCloseAside } from "../aside/aside-frame.tsx";
import { EditRecord } from "./edit-record.tsx";
import { useSeenFromNear } from "./use-seen-from-near.ts";

const sites = editableLayer("sites");

/** The area of the site that is chosen, drawn or reshaped, in the place of its card. */
export function DrawArea(): ReactElement | null {
  const { t } = useWords();
  const code = useView(({ selected }) => (selected?.layer === "sites" ? selected.code : null));
  const close = useCloseAside();
  const record = useItems("staff", "sites", { code: code ?? "", limit: "1" }, code !== null);
  const id = record.data?.[0]?.id;
  useSeenFromNear("sites", code);
  if (!sites || code === null) return null;
  return (
    <AsideFrame title={t("areas.drawTitle", { code })} closeLabel={t("creating.close")}>
      {record.error && <FailureNote sentence={explainFailure(record.error, t)} />}
      {id !== undefined && (
        <EditRecord
          key={code}
          editable={sites}
          id={String(id)}
          code={code}
          outlineOf={{ kind: "site-area", site: code }}
          onDone={close}
        />
      )}
    </AsideFrame>
  );
}
