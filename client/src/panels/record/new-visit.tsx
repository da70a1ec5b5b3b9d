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

const visits = editableLayer("site-visits");

interface NewVisitProps {
  readonly siteId: string;
  readonly siteCode: string;
  readonly onDone: () => void;
}

/** What was seen at a site on a day. What nobody looked at stays "not assessed". */
export function NewVisit({ siteId, siteCode, onDone }: NewVisitProps): ReactElement | null {
  const { t } = useWords();
  const { today } = useSheet();
  const queries = useQueryClient();
  // One id for however many tries: the server makes one visit of it.
  const [id] = useState(newId);
  const draft = useDraft(`visit:${siteId}`, { site_id: siteId, visited_on: today, was_on_site: true });
  const save = useMutation({
    mutationFn: (properties: FormValues) => createRecord("site-visits", id, { properties }),
    onSuccess: async ({ etag }) => {
      draft.discard();
      await refreshStaff(queries);
      useNotices.getState().tell(t("record.visitSaved", { code: siteCode }), async () => {
        await binRecord("site-visits", id, etag);
        await refreshStaff(queries);
      });
      onDone();
    },
  });
  if (!visits) return null;
  return (
    <>
      {save.error && partsOf(save.error).length === 0 && <FailureNote sentence={explainFailure(save.error, t)} />}
      <RecordForm
        editable={visits}
        extent="new"
        fixed={["site_id"]}
        draft={draft}
        isSaving={save.isPending}
        refused={partsOf(save.error)}
        onSave={(values) => save.mutate(values)}
        onCancel={onDone}
      />
    </>
  );
}
