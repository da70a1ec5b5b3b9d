import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { ReactElement } from "react";
import { useItems } from "../../api/collections.ts";
import { explainFailure } from "../../api/failure.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { useRecords } from "../../workbench/records/use-records.ts";
import { AsideFrame, useCloseAside } from "../aside/aside-frame.tsx";
import { EditRecord } from "./edit-record.tsx";
import { useSeenFromNear } from "./use-seen-from-near.ts";

const zones = editableLayer("rehabilitation-zones");

/** The outline of the zone that is chosen, drawn anew or reshaped, in the place of its card. */
export function RedrawOutline(): ReactElement | null {
  const { t } = useWords();
  const code = useView(({ selected }) => (selected?.layer === "rehabilitation-zones" ? selected.code : null));
  const close = useCloseAside();
  const { zones: records } = useRecords();
  const record = useItems("staff", "rehabilitation-zones", { code: code ?? "", limit: "1" }, code !== null);
  const id = record.data?.[0]?.id;
  useSeenFromNear("rehabilitation-zones", code);
  if (!zones || code === null) return null;
  return (
    <AsideFrame title={t("outline.redrawTitle", { code })} closeLabel={t("creating.close")}>
      {record.error && <FailureNote sentence={explainFailure(record.error, t)} />}
      {id !== undefined && (
        <EditRecord
          key={code}
          editable={zones}
          id={String(id)}
          code={code}
          outlineOf={{ kind: "zone", own: code, linked: records?.byCode.get(code)?.siteCodes ?? [] }}
          onDone={close}
        />
      )}
    </AsideFrame>
  );
}
