import type { EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { useQueryClient } from "@tanstack/react-query";
import type { Feature, Geometry } from "geojson";
import { type ReactElement, useState } from "react";
import { explainFailure, RequestFailure } from "../../api/failure.ts";
import {
  changeRecord,
  partsOf,
  type RecordChange,
  refreshStaff,
  staleRecordOf,
  type TaggedRecord,
} from "../../api/writing.ts";
import { useDraft } from "../../editing/draft.ts";
import type { Land } from "../../editing/outline/land.ts";
import { OutlineField } from "../../editing/outline/outline-field.tsx";
import { useOutline } from "../../editing/outline/session.ts";
import { useDrawnOutline } from "../../editing/outline/use-drawn-outline.ts";
import { useOutlineKey, withOutline } from "../../editing/outline/use-kept-outline.ts";
import { placeKey } from "../../editing/place-field.tsx";
import { RecordForm } from "../../editing/record-form.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { partsOfGeometry } from "../../map/outline/parts.ts";
import { useNotices } from "../../state/notices.ts";
import buttons from "../../ui/button.module.css";
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
  /** What the outline is of. */
  readonly of: Land;
  readonly onDone: () => void;
}

/** Where a record keeps the outline that is drawn: as its geometry, or as a property beside it. */
function keeping({ area, outline }: EditableLayer, of: Land) {
  const field = of.kind === "site-area" ? area?.field : undefined;
  return {
    key: field ?? placeKey,
    rules: field ? area?.rules : outline,
    outlineIn: ({ geometry, properties }: Feature): Geometry | null =>
      field ? ((properties?.[field] ?? null) as Geometry | null) : geometry,
    changeTo: (drawn: Geometry | null): RecordChange =>
      field ? { properties: { [field]: drawn } } : { properties: {}, geometry: drawn ?? undefined },
  };
}

/** The form of a new outline: it is drawn on the map, and of the record nothing else changes. */
export function OutlineForm({ editable, id, code, read, of, onDone }: OutlineFormProps): ReactElement | null {
  const { t } = useWords();
  const queries = useQueryClient();
  const [base, setBase] = useState(read);
  const [theirs, setTheirs] = useState<TaggedRecord | null>(null);
  const [isUnchanged, setIsUnchanged] = useState(false);
  const { key, rules, outlineIn, changeTo } = keeping(editable, of);
  const name = `record:${editable.layer.id}:${id}${of.kind === "zone" ? "" : ":area"}`;
  const draftKey = useOutlineKey(name);
  const { geometry, fault } = useDrawnOutline();
  const draft = withOutline(useDraft(`outline:${name}`, {}), draftKey, geometry);
  const splitOff = useSplitOff();
  const save = useSave({
    saveOf: (drawn: Geometry | null): ChangeSave => ({
      kind: "change",
      collection: editable.layer.id,
      id,
      change: changeTo(drawn),
      base,
    }),
    code,
    draft,
    onSaved: ({ etag }) => {
      useNotices.getState().tell(t("record.changed", { code }), async () => {
        await changeRecord(editable.layer.id, id, etag, changeTo(outlineIn(base.feature)));
        await refreshStaff(queries);
      });
    },
    onDone: () => {
      onDone();
      splitOff.open();
    },
  });
  const send = () => {
    const isSame = JSON.stringify(geometry) === JSON.stringify(outlineIn(base.feature));
    setIsUnchanged(isSame);
    if (geometry && !isSame) sendOutline(geometry);
  };
  const sendOutline = (drawn: Geometry | null) => {
    splitOff.hold();
    save.mutate(drawn, {
      onError: (error) => {
        setTheirs(staleRecordOf(error) ?? null);
        // The zone that is in the way, or what became of this one, may be what this page has not heard of.
        const { code: problem } = error instanceof RequestFailure ? error : {};
        if (problem === "zone.overlaps" || problem === "record.stale") void refreshStaff(queries);
      },
    });
  };
  if (!rules) return null;
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
          mine={{ [key]: geometry }}
          theirs={{ ...theirs.feature.properties, [placeKey]: theirs.feature.geometry }}
          onTake={(fields) => {
            if (fields.includes(key)) useOutline.getState().change(partsOfGeometry(outlineIn(theirs.feature)));
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
              rules={rules}
              // While mine and theirs are compared, the map shows both.
              was={outlineIn((theirs ?? base).feature)}
              of={of}
              problem={problem}
            />
          ),
        }}
        onSave={send}
        onCancel={onDone}
      />
      {of.kind === "site-area" && theirs === null && outlineIn(base.feature) && (
        <button type="button" className={buttons.small} disabled={save.isPending} onClick={() => sendOutline(null)}>
          {t("areas.takeAway")}
        </button>
      )}
    </>
  );
}
