import { type EditableLayer, editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Feature, Geometry } from "geojson";
import { type ReactElement, useState } from "react";
import { explainFailure } from "../../api/failure.ts";
import { binRecord, createOnce, newId, partsOf, refreshStaff } from "../../api/writing.ts";
import { type Draft, type FormValues, useDraft } from "../../editing/draft.ts";
import { forgetOutline } from "../../editing/outline/draft-store.ts";
import { OutlineField } from "../../editing/outline/outline-field.tsx";
import { useDrawnOutline } from "../../editing/outline/use-drawn-outline.ts";
import { PlaceField, placeKey } from "../../editing/place-field.tsx";
import { RecordForm } from "../../editing/record-form.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useNotices } from "../../state/notices.ts";
import { useView } from "../../state/view-store.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import styles from "../aside/aside.module.css";
import { AsideFrame, useCloseAside } from "../aside/aside-frame.tsx";
import type { Creatable } from "../aside/asides.ts";
import { openAside } from "../aside/open-aside.ts";
import { useChoices } from "../record/use-choices.ts";

/** Under this name a draft keeps the id it was sent with: what is sent again after a reload is still the same record. */
const idKey = "id";

/** A record that is not there yet: where it is, then what the layer declares of it. */
export function NewRecord({ collection }: { readonly collection: Creatable }): ReactElement | null {
  const { t } = useWords();
  const editable = editableLayer(collection);
  if (!editable) return null;
  return (
    <AsideFrame title={t(`creating.new.${collection}`)} closeLabel={t("creating.close")}>
      <p className={styles.quiet}>{t(`creating.begins.${collection}`)}</p>
      <Form collection={collection} editable={editable} />
    </AsideFrame>
  );
}

/** A zone that is not there yet is linked to no site. */
const noSites: readonly string[] = [];

interface FormProps {
  readonly collection: Creatable;
  readonly editable: EditableLayer;
}

function Form({ collection, editable }: FormProps): ReactElement {
  const { t, name } = useWords();
  const queries = useQueryClient();
  const { draft, id } = useNewDraft(collection);
  const choices = useChoices();
  const close = useCloseAside();
  const isOutline = editable.outline !== undefined;
  const outline = useDrawnOutline();
  const place = isOutline ? outline.geometry : ((draft.values[placeKey] ?? null) as Geometry | null);
  const outlineKey = `new:${collection}`;
  const save = useMutation({
    mutationFn: (properties: FormValues) =>
      createOnce(collection, id, { properties, ...(place ? { geometry: place } : {}) }),
    onSuccess: async ({ feature, etag }) => {
      draft.discard();
      if (isOutline) await forgetOutline(outlineKey);
      await refreshStaff(queries);
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
  });
  const send = (values: FormValues) => {
    draft.set(idKey, id);
    save.mutate(values);
  };
  return (
    <>
      {save.error && partsOf(save.error).length === 0 && <FailureNote sentence={explainFailure(save.error, t)} />}
      <RecordForm
        editable={editable}
        extent="new"
        draft={draft}
        choices={choices}
        place={
          editable.geometryTypes.length > 0
            ? {
                isMissing: place === null,
                fault: isOutline ? outline.fault : null,
                field: (problem) =>
                  isOutline ? (
                    <OutlineField
                      draftKey={outlineKey}
                      editable={editable}
                      was={null}
                      own={null}
                      linked={noSites}
                      problem={problem}
                    />
                  ) : (
                    <PlaceField draft={draft} was={null} problem={problem} isAtHand />
                  ),
              }
            : undefined
        }
        isSaving={save.isPending}
        refused={partsOf(save.error)}
        onSave={send}
        onCancel={close}
      />
    </>
  );
}

/** The draft of a new record and the id it is to have. Beginning anew is beginning another record. */
function useNewDraft(collection: Creatable): { readonly draft: Draft; readonly id: string } {
  const draft = useDraft(`new:${collection}`, {});
  const [fresh, setFresh] = useState(newId);
  const kept = draft.values[idKey];
  const discard = () => {
    draft.discard();
    setFresh(newId());
  };
  return { draft: { ...draft, discard }, id: typeof kept === "string" ? kept : fresh };
}

/** Opens the card of what was made, on the day it begins and is recorded: today. */
function showCard(collection: Creatable, { properties }: Feature): void {
  if (collection === "organisations") return;
  const { setDay, setKnownOn, select } = useView.getState();
  setDay(null);
  setKnownOn(null);
  select({ layer: collection, code: String(properties?.code) });
}
