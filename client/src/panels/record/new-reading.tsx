import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { explainFailure } from "../../api/failure.ts";
import { binRecord, createRecord, newId, partsOf, refreshStaff } from "../../api/writing.ts";
import { type FormValues, useDraft } from "../../editing/draft.ts";
import { RecordForm } from "../../editing/record-form.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useNotices } from "../../state/notices.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { useSheet } from "../../workbench/sheet.ts";

const readings = editableLayer("zone-readings");

interface NewReadingProps {
  readonly zoneId: string;
  readonly zoneCode: string;
  readonly onDone: () => void;
}

/** What was read at a zone on a day, and when to look again. What nobody looked at stays "not assessed". */
export function NewReading({ zoneId, zoneCode, onDone }: NewReadingProps): ReactElement | null {
  const { t } = useWords();
  const { today } = useSheet();
  const queries = useQueryClient();
  // One id for however many tries: the server makes one reading of it.
  const [id] = useState(newId);
  const draft = useDraft(`reading:${zoneId}`, { zone_id: zoneId, read_on: today });
  const save = useMutation({
    mutationFn: (properties: FormValues) => createRecord("zone-readings", id, { properties }),
    onSuccess: async ({ etag }) => {
      draft.discard();
      await refreshStaff(queries);
      useNotices.getState().tell(t("record.readingSaved", { code: zoneCode }), async () => {
        await binRecord("zone-readings", id, etag);
        await refreshStaff(queries);
      });
      onDone();
    },
  });
  if (!readings) return null;
  return (
    <>
      {save.error && partsOf(save.error).length === 0 && <FailureNote sentence={explainFailure(save.error, t)} />}
      <RecordForm
        editable={readings}
        extent="new"
        fixed={["zone_id"]}
        draft={draft}
        isSaving={save.isPending}
        refused={partsOf(save.error)}
        onSave={(values) => save.mutate(values)}
        onCancel={onDone}
      />
    </>
  );
}
