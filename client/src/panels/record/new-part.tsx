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

/** What is recorded of a record day by day: whose it is, which day, and how the form begins beside that. */
const kinds = {
  "site-visits": { owner: "site_id", day: "visited_on", begun: { was_on_site: true }, saved: "record.visitSaved" },
  "zone-readings": { owner: "zone_id", day: "read_on", begun: {}, saved: "record.readingSaved" },
} as const;

export type PartCollection = keyof typeof kinds;

export function isPart(collection: string): collection is PartCollection {
  return Object.hasOwn(kinds, collection);
}

/** Id of the record that a visit or reading belongs to. */
export function ownerIn(collection: PartCollection, properties: FormValues): string {
  return String(properties[kinds[collection].owner]);
}

interface NewPartProps {
  readonly collection: PartCollection;
  /** The record it belongs to. */
  readonly ownerId: string;
  readonly ownerCode: string;
  /** One that waits, to be gone on with. */
  readonly waiting?: WaitingSave<CreateSave>;
  readonly onDone: () => void;
  /** Where leaving is another thing than having done it. */
  readonly onCancel?: () => void;
}

/** What was seen at a site, or read at a zone, on a day. What nobody looked at stays "not assessed". */
export function NewPart(props: NewPartProps): ReactElement | null {
  const { collection, ownerId, ownerCode, waiting, onDone, onCancel = onDone } = props;
  const { owner, day, begun, saved } = kinds[collection];
  const { t } = useWords();
  const { today } = useSheet();
  const queries = useQueryClient();
  // One id for however many tries: the server makes one record of it.
  const [id] = useState(waiting?.save.id ?? newId);
  const draft = useDraft(
    waiting ? waitingDraft(waiting) : `${collection}:${ownerId}`,
    { [owner]: ownerId, [day]: today, ...begun },
    waiting && begunBy(waiting.save),
  );
  const save = useSave({
    saveOf: (properties: FormValues): CreateSave => ({ kind: "create", collection, id, change: { properties } }),
    code: ownerCode,
    draft,
    replaces: waiting,
    onSaved: ({ etag }) => {
      useNotices.getState().tell(t(saved, { code: ownerCode }), async () => {
        await binRecord(collection, id, etag);
        await refreshStaff(queries);
      });
    },
    onDone,
  });
  const refusal = save.error ?? refused(waiting?.refusal);
  const editable = editableLayer(collection);
  if (!editable) return null;
  return (
    <>
      {refusal && partsOf(refusal).length === 0 && <FailureNote sentence={explainFailure(refusal, t)} />}
      <RecordForm
        editable={editable}
        extent="new"
        fixed={[owner]}
        draft={draft}
        isSaving={save.isPending}
        refused={partsOf(refusal)}
        onSave={(values) => save.mutate(values)}
        onCancel={onCancel}
      />
    </>
  );
}
