import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { explainFailure } from "../../api/failure.ts";
import { binRecord, newId, partsOf, refreshStaff } from "../../api/writing.ts";
import { type FormValues, useDraft } from "../../editing/draft.ts";
import { RecordForm } from "../../editing/record-form.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useNotices } from "../../state/notices.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { useSave } from "../../waiting/use-save.ts";
import { begunBy, refused, waitingDraft } from "../../waiting/waiting-form.ts";
import type { CreateSave, WaitingSave } from "../../waiting/waiting-save.ts";
import { useSheet } from "../../workbench/sheet.ts";

const visits = editableLayer("site-visits");

interface NewVisitProps {
  readonly siteId: string;
  readonly siteCode: string;
  /** A visit that waits, to be gone on with. */
  readonly waiting?: WaitingSave<CreateSave>;
  readonly onDone: () => void;
  /** Where leaving is another thing than having done it. */
  readonly onCancel?: () => void;
}

/** What was seen at a site on a day. What nobody looked at stays "not assessed". */
export function NewVisit({ siteId, siteCode, waiting, onDone, onCancel = onDone }: NewVisitProps): ReactElement | null {
  const { t } = useWords();
  const { today } = useSheet();
  const queries = useQueryClient();
  // One id for however many tries: the server makes one visit of it.
  const [id] = useState(waiting?.save.id ?? newId);
  const draft = useDraft(
    waiting ? waitingDraft(waiting) : `visit:${siteId}`,
    { site_id: siteId, visited_on: today, was_on_site: true },
    waiting && begunBy(waiting.save),
  );
  const save = useSave({
    saveOf: (properties: FormValues): CreateSave => ({
      kind: "create",
      collection: "site-visits",
      id,
      change: { properties },
    }),
    code: siteCode,
    draft,
    replaces: waiting,
    onSaved: ({ etag }) => {
      useNotices.getState().tell(t("record.visitSaved", { code: siteCode }), async () => {
        await binRecord("site-visits", id, etag);
        await refreshStaff(queries);
      });
    },
    onDone,
  });
  const refusal = save.error ?? refused(waiting?.refusal);
  if (!visits) return null;
  return (
    <>
      {refusal && partsOf(refusal).length === 0 && <FailureNote sentence={explainFailure(refusal, t)} />}
      <RecordForm
        editable={visits}
        extent="new"
        fixed={["site_id"]}
        draft={draft}
        isSaving={save.isPending}
        refused={partsOf(refusal)}
        onSave={(values) => save.mutate(values)}
        onCancel={onCancel}
      />
    </>
  );
}
