import { type PublicationSettings, settingLimits } from "@asm-atlas/data/domain/publication/administration.ts";
import { nextCutOff, nextReleaseOn } from "@asm-atlas/data/domain/publication/steps.ts";
import { type FormEvent, type ReactElement, useId, useState } from "react";
import { explainFailure } from "../api/failure.ts";
import { usePublicationDeed } from "../api/publication.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./publication.module.css";
import { sayingOf } from "./setting-words.ts";
import { TextField } from "./text-field.tsx";

type Numbered = "bandWidth" | "delayMonths" | "placesThatOpenRegions";
type Chosen = "releasesAYear" | "waitingMonths";
type Toggled = "showsOutlines" | "namesKindergartenSoums" | "tellsProvinceTrainings" | "tellsProvinceGroups";

interface SettingsFormProps {
  readonly now: PublicationSettings;
  /** Of the newest release; undefined before the first. */
  readonly lastCutOffOn: string | undefined;
  readonly onSaved: () => void;
}

/** The settings as a whole: each with its limit beside it, and one reason for what changes. */
export function SettingsForm({ now, lastCutOffOn, onSaved }: SettingsFormProps): ReactElement {
  const { t, day } = useWords();
  const [wanted, setWanted] = useState<PublicationSettings>(settingsIn(now));
  const [reason, setReason] = useState("");
  const [isChecked, setChecked] = useState(false);
  const save = usePublicationDeed("settings", onSaved);
  const change = (part: Partial<PublicationSettings>) => setWanted((before) => ({ ...before, ...part }));
  const isReasoned = reason.trim() !== "";
  const areNumbersFit = (["bandWidth", "delayMonths", "placesThatOpenRegions"] as const).every((name) =>
    isWithin(name, wanted[name]),
  );
  const isSaid = wanted.hazards.en.trim() !== "" && wanted.hazards.mn.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isReasoned && areNumbersFit && isSaid) save.mutate({ ...wanted, reason: reason.trim() });
  };
  const text = (name: "hazardsEn" | "hazardsMn", language: "en" | "mn") => (
    <TextField
      label={t(`publication.setting.${name}`)}
      value={wanted.hazards[language]}
      onChange={(value) => change({ hazards: { ...wanted.hazards, [language]: value } })}
      hint={t("publication.limit.hazards")}
      maxLength={settingLimits.hazardsCharacters}
      problem={isChecked && wanted.hazards[language].trim() === "" ? t("publication.needed") : null}
      isLong
    />
  );
  return (
    <form className={styles.boxed} onSubmit={submit} noValidate aria-label={t("publication.tab.settings")}>
      {save.error && <FailureNote sentence={explainFailure(save.error, t)} />}
      <div className={styles.fields}>
        <NumberField name="bandWidth" wanted={wanted} onChange={change} isChecked={isChecked} />
        <ChoiceField name="releasesAYear" wanted={wanted} onChange={change} />
        <NumberField name="delayMonths" wanted={wanted} onChange={change} isChecked={isChecked} />
        <ChoiceField name="waitingMonths" wanted={wanted} onChange={change} />
        <NumberField name="placesThatOpenRegions" wanted={wanted} onChange={change} isChecked={isChecked} />
      </div>
      {lastCutOffOn && isWithin("delayMonths", wanted.delayMonths) && (
        <p className={styles.quiet}>
          {t("publication.calendarMeans", {
            cutOff: day(nextCutOff(lastCutOffOn, wanted)),
            earliest: day(nextReleaseOn(lastCutOffOn, wanted)),
          })}
        </p>
      )}
      <div className={styles.fields}>
        {(["showsOutlines", "namesKindergartenSoums", "tellsProvinceTrainings", "tellsProvinceGroups"] as const).map(
          (name) => (
            <Toggle key={name} name={name} wanted={wanted} onChange={change} />
          ),
        )}
      </div>
      <div className={styles.fields}>
        {text("hazardsEn", "en")}
        {text("hazardsMn", "mn")}
      </div>
      <TextField
        label={t("publication.reason")}
        value={reason}
        onChange={setReason}
        hint={t("publication.reasonHint")}
        maxLength={settingLimits.reasonCharacters}
        problem={isChecked && !isReasoned ? t("publication.reasonMissing") : null}
      />
      <button type="submit" className={styles.primary} disabled={save.isPending}>
        {t("publication.saveSettings")}
      </button>
    </form>
  );
}

const settingsIn = ({
  bandWidth,
  releasesAYear,
  delayMonths,
  waitingMonths,
  placesThatOpenRegions,
  showsOutlines,
  namesKindergartenSoums,
  tellsProvinceTrainings,
  tellsProvinceGroups,
  hazards,
}: PublicationSettings): PublicationSettings => ({
  bandWidth,
  releasesAYear,
  delayMonths,
  waitingMonths,
  placesThatOpenRegions,
  showsOutlines,
  namesKindergartenSoums,
  tellsProvinceTrainings,
  tellsProvinceGroups,
  hazards,
});

function isWithin(name: Numbered, value: number): boolean {
  const { least, most } = settingLimits[name];
  return Number.isInteger(value) && value >= least && value <= most;
}

interface FieldProps<Name> {
  readonly name: Name;
  readonly wanted: PublicationSettings;
  readonly onChange: (part: Partial<PublicationSettings>) => void;
}

function NumberField({
  name,
  wanted,
  onChange,
  isChecked,
}: FieldProps<Numbered> & { readonly isChecked: boolean }): ReactElement {
  const { t } = useWords();
  const id = useId();
  const { least, most } = settingLimits[name];
  const value = wanted[name];
  const isOut = isChecked && !isWithin(name, value);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t(`publication.setting.${name}`)}</label>
      <input
        id={id}
        type="number"
        min={least}
        max={most}
        value={Number.isNaN(value) ? "" : value}
        aria-invalid={isOut}
        aria-describedby={`${id}-limit`}
        onChange={(event) => onChange({ [name]: event.currentTarget.valueAsNumber })}
      />
      <p id={`${id}-limit`} className={isOut ? styles.problem : styles.quiet}>
        {t(`publication.limit.${name}`)}
      </p>
    </div>
  );
}

function ChoiceField({ name, wanted, onChange }: FieldProps<Chosen>): ReactElement {
  const words = useWords();
  const { t } = words;
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t(`publication.setting.${name}`)}</label>
      <select
        id={id}
        value={wanted[name]}
        aria-describedby={`${id}-limit`}
        onChange={(event) => onChange({ [name]: Number(event.currentTarget.value) })}
      >
        {settingLimits[name].map((value) => (
          <option key={value} value={value}>
            {sayingOf(name, { ...wanted, [name]: value }, words)}
          </option>
        ))}
      </select>
      <p id={`${id}-limit`} className={styles.quiet}>
        {t(`publication.limit.${name}`)}
      </p>
    </div>
  );
}

function Toggle({ name, wanted, onChange }: FieldProps<Toggled>): ReactElement {
  const { t } = useWords();
  const id = useId();
  return (
    <div className={styles.toggle}>
      <input
        id={id}
        type="checkbox"
        checked={wanted[name]}
        aria-describedby={`${id}-limit`}
        onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
      />
      <label htmlFor={id}>{t(`publication.setting.${name}`)}</label>
      <p id={`${id}-limit`} className={styles.quiet}>
        {t(`publication.limit.${name}`)}
      </p>
    </div>
  );
}
