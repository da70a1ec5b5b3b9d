import type { EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { useQueryClient } from "@tanstack/react-query";
import type { Geometry } from "geojson";
import { type ReactElement, useState } from "react";
import { explainFailure, RequestFailure } from "../../api/failure.ts";
import { changeRecord, partsOf, refreshStaff, staleRecordOf, type TaggedRecord } from "../../api/writing.ts";
import { useDraft } from "../../editing/draft.ts";
import { OutlineField } from "../../editing/outline/outline-field.tsx";
import { useOutline } from "../../editing/outline/session.ts";
import { useDrawnOutline } from "../../editing/outline/use-drawn-outline.ts";
import { useOutlineKey, withOutline } from "../../editing/outline/use-kept-outline.ts";
import { placeKey } from "../../editing/place-field.tsx";
import { RecordForm } from "../../editing/record-form.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { partsOfGeometry } from "../../map/outline/parts.ts";
import { useNotices } from "../../state/notices.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { useSave } from "../../waiting/use-save.ts";
import type { ChangeSave } from "../../waiting/waiting-save.ts";
import { useSplitOff } from "../aside/use-split-off.ts";
import { Conflict } from "./conflict.tsx";
import styles from "./record.module.css";

interface OutlineFormProps {
  readonly editable: EditableLayer;
  readonly id: string;
  readonly code: string;
  /** The record as it was read. */
  readonly read: TaggedRecord;
  /** Codes of the sites it is linked to. */
  readonly linked: readonly string[];
  readonly onDone: () => void;
}

/** The form of a new outline: it is drawn on the map, and of the record nothing else changes. */
export function OutlineForm({ editable, id, code, read, linked, onDone }: OutlineFormProps): ReactElement {
  const { t } = useWords();
  const queries = useQueryClient();
  const [base, setBase] = useState(read);
  const [theirs, setTheirs] = useState<TaggedRecord | null>(null);
  const [isUnchanged, setIsUnchanged] = useState(false);
  const name = `record:${editable.layer.id}:${id}`;
  const draftKey = useOutlineKey(name);
  const { geometry, fault } = useDrawnOutline();
  const draft = withOutline(useDraft(`outline:${name}`, {}), draftKey, geometry);
  const splitOff = useSplitOff();
  const save = useSave({
    saveOf: (drawn: Geometry): ChangeSave => ({
      kind: "change",
      collection: editable.layer.id,
      id,
      change: { properties: {}, geometry: drawn },
      base,
    }),
    code,
    draft,
    onSaved: ({ etag }) => {
      useNotices.getState().tell(t("record.changed", { code }), async () => {
        await changeRecord(editable.layer.id, id, etag, { properties: {}, geometry: base.feature.geometry });
        await refreshStaff(queries);
      });
    },
    onDone: () => {
      onDone();
      splitOff.open();
    },
  });
  const send = () => {
    const isSame = JSON.stringify(geometry) === JSON.stringify(base.feature.geometry);
    setIsUnchanged(isSame);
    if (!geometry || isSame) return;
    splitOff.hold();
    save.mutate(geometry, {
      onError: (error) => {
        setTheirs(staleRecordOf(error) ?? null);
        // The zone that is in the way, or what became of this one, may be what this page has not heard of.
        const { code: problem } = error instanceof RequestFailure ? error : {};
        if (problem === "zone.overlaps" || problem === "record.stale") void refreshStaff(queries);
      },
    });
  };
  return (
    <>
      {save.error && theirs === null && partsOf(save.error).length === 0 && (
        <FailureNote sentence={explainFailure(save.error, t)} />
      )}
      {isUnchanged && <p className={styles.quiet}>{t("outline.unchanged")}</p>}
      {theirs && <p className={styles.quiet}>{t("outline.bothOnMap")}</p>}
      {theirs && (
        <Conflict
          editable={editable}
          mine={{ [placeKey]: geometry }}
          theirs={{ ...theirs.feature.properties, [placeKey]: theirs.feature.geometry }}
          onTake={(fields) => {
            if (fields.includes(placeKey)) useOutline.getState().change(partsOfGeometry(theirs.feature.geometry));
            setBase(theirs);
            setTheirs(null);
            save.reset();
          }}
        />
      )}
      <RecordForm
        editable={editable}
        extent="part"
        draft={draft}
        fixed={editable.fields.map((field) => field.name)}
        isSaving={save.isPending}
        refused={partsOf(save.error)}
        place={{
          isMissing: geometry === null,
          fault,
          field: (problem) => (
            <OutlineField
              draftKey={draftKey}
              editable={editable}
              // While mine and theirs are compared, the map shows both.
              was={(theirs ?? base).feature.geometry}
              own={code}
              linked={linked}
              problem={problem}
            />
          ),
        }}
        onSave={send}
        onCancel={onDone}
      />
    </>
  );
}
