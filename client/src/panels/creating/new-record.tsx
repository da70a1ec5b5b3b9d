import { type EditableLayer, editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { useQueryClient } from "@tanstack/react-query";
import type { Feature, Geometry } from "geojson";
import { type ReactElement, useMemo, useState } from "react";
import { explainFailure, RequestFailure } from "../../api/failure.ts";
import { binRecord, newId, partsOf, refreshStaff } from "../../api/writing.ts";
import { type Draft, type FormValues, useDraft } from "../../editing/draft.ts";
import { partsHa } from "../../editing/outline/operations.ts";
import { OutlineField } from "../../editing/outline/outline-field.tsx";
import { useDrawnOutline } from "../../editing/outline/use-drawn-outline.ts";
import { useOutlineKey, withOutline } from "../../editing/outline/use-kept-outline.ts";
import { PlaceField, placeKey } from "../../editing/place-field.tsx";
import { RecordForm } from "../../editing/record-form.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { partsOfGeometry } from "../../map/outline/parts.ts";
import { useNotices } from "../../state/notices.ts";
import { useView } from "../../state/view-store.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { useSave } from "../../waiting/use-save.ts";
import { begunBy, refused, waitingDraft } from "../../waiting/waiting-form.ts";
import type { CreateSave, WaitingSave } from "../../waiting/waiting-save.ts";
import styles from "../aside/aside.module.css";
import { AsideFrame, useCloseAside } from "../aside/aside-frame.tsx";
import type { Creatable } from "../aside/asides.ts";
import { openAside } from "../aside/open-aside.ts";
import { useSplitOff } from "../aside/use-split-off.ts";
import { useChoices } from "../record/use-choices.ts";
import { zoneNotesOf } from "../record/zone-notes.ts";

/** Under this name a draft keeps the id it was sent with: what is sent again after a reload is still the same record. */
const idKey = "id";

/** A record that is not there yet: where it is, then what the layer declares of it. */
export function NewRecord({ collection }: { readonly collection: Creatable }): ReactElement | null {
  const { t } = useWords();
  const close = useCloseAside();
  const editable = editableLayer(collection);
  if (!editable) return null;
  return (
    <AsideFrame title={t(`creating.new.${collection}`)} closeLabel={t("creating.close")}>
      <p className={styles.quiet}>{t(`creating.begins.${collection}`)}</p>
      <NewRecordForm collection={collection} editable={editable} onDone={() => openAside(null)} onCancel={close} />
    </AsideFrame>
  );
}

/** What a form begins with. Who damaged the land is not known until somebody says so, as the database has it too. */
const begun: Readonly<Partial<Record<Creatable, FormValues>>> = { "rehabilitation-zones": { origin: "unknown" } };
const nothing: FormValues = {};

/** A new zone is linked to no site until one is chosen. */
const noSites: readonly string[] = [];

interface NewRecordFormProps {
  readonly collection: Creatable;
  readonly editable: EditableLayer;
  /** A new record that waits, to be gone on with. */
  readonly waiting?: WaitingSave<CreateSave>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function NewRecordForm(props: NewRecordFormProps): ReactElement {
  const { collection, editable, waiting, onDone, onCancel } = props;
  const words = useWords();
  const { t, name } = words;
  const queries = useQueryClient();
  const { draft, id, takeNewId } = useNewDraft(collection, waiting);
  const choices = useChoices();
  const { outline: outlineRules } = editable;
  const isOutline = outlineRules !== undefined;
  const outline = useDrawnOutline();
  const outlineKey = useOutlineKey(waiting ? waitingDraft(waiting) : `new:${collection}`);
  const drawnHa = useMemo(
    () => (outline.geometry ? partsHa(partsOfGeometry(outline.geometry)) : null),
    [outline.geometry],
  );
  const place = isOutline ? outline.geometry : ((draft.values[placeKey] ?? null) as Geometry | null);
  const splitOff = useSplitOff();
  const save = useSave({
    saveOf: (properties: FormValues): CreateSave => ({
      kind: "create",
      collection,
      id,
      change: { properties, ...(place ? { geometry: place } : {}) },
    }),
    code: name(draft.values.name_en, draft.values.name_mn),
    draft: isOutline ? withOutline(draft, outlineKey, place) : draft,
    replaces: waiting,
    onSaved: ({ feature, etag }) => {
      openAside(null);
      showCard(collection, feature);
      const { code, name_en: nameEn, name_mn: nameMn } = feature.properties ?? {};
      const called = collection === "organisations" ? name(nameEn, nameMn) : String(code);
      useNotices.getState().tell(t("creating.saved", { name: called }), async () => {
        await binRecord(collection, id, etag);
        if (useView.getState().selected?.code === code) useView.getState().select(null);
        await refreshStaff(queries);
      });
    },
    onDone: () => {
      onDone();
      splitOff.open();
    },
  });
  const refusal = save.error ?? refused(waiting?.refusal);
  const send = (values: FormValues) => {
    draft.set(idKey, id);
    splitOff.hold();
    save.mutate(values, {
      // Made by a try whose answer never came, and deleted by somebody since: what is typed here is another record now.
      onError: (error) => {
        if (error instanceof RequestFailure && error.code === "record.deleted") takeNewId();
      },
    });
  };
  return (
    <>
      {refusal && partsOf(refusal).length === 0 && <FailureNote sentence={explainFailure(refusal, t)} />}
      <RecordForm
        editable={editable}
        extent="new"
        draft={draft}
        choices={choices}
        notesOf={isOutline ? (values) => zoneNotesOf(values, drawnHa, words) : undefined}
        place={
          editable.geometryTypes.length > 0
            ? {
                isMissing: place === null,
                fault: isOutline ? outline.fault : null,
                field: (problem) =>
                  isOutline ? (
                    <OutlineField
                      draftKey={outlineKey}
                      rules={outlineRules}
                      was={waiting?.save.change.geometry ?? null}
                      of={{
                        kind: "zone",
                        own: null,
                        linked: (draft.values.site_codes ?? noSites) as readonly string[],
                      }}
                      problem={problem}
                    />
                  ) : (
                    <PlaceField draft={draft} was={null} problem={problem} isAtHand />
                  ),
              }
            : undefined
        }
        isSaving={save.isPending}
        refused={partsOf(refusal)}
        onSave={send}
        onCancel={onCancel}
      />
    </>
  );
}

/** The draft of a new record and the id it is to have. Beginning anew is beginning another record. */
function useNewDraft(
  collection: Creatable,
  waiting: WaitingSave<CreateSave> | undefined,
): { readonly draft: Draft; readonly id: string; takeNewId(): void } {
  const draft = useDraft(
    waiting ? waitingDraft(waiting) : `new:${collection}`,
    begun[collection] ?? nothing,
    waiting && { ...begunBy(waiting.save), [idKey]: waiting.save.id },
  );
  const [fresh, setFresh] = useState(newId);
  const kept = draft.values[idKey];
  const takeNewId = () => {
    draft.set(idKey, null);
    setFresh(newId());
  };
  const discard = () => {
    draft.discard();
    setFresh(newId());
  };
  return { draft: { ...draft, discard }, id: typeof kept === "string" ? kept : fresh, takeNewId };
}

/** Opens the card of what was made, on the day it begins and is recorded: today. */
function showCard(collection: Creatable, { properties }: Feature): void {
  if (collection === "organisations") return;
  const { setDay, setKnownOn, select } = useView.getState();
  setDay(null);
  setKnownOn(null);
  select({ layer: collection, code: String(properties?.code) });
}
