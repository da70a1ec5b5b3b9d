import {
  type PublicationState,
  settingLimits,
  type UnitJoin,
} from "@asm-atlas/data/domain/publication/administration.ts";
import type { Bilingual } from "@asm-atlas/data/domain/text.ts";
import { type FormEvent, type ReactElement, useId, useState } from "react";
import { explainFailure } from "../api/failure.ts";
import { usePublicationDeed } from "../api/publication.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./publication.module.css";
import { TextField } from "./text-field.tsx";

interface Unit {
  readonly code: string;
  readonly name: Bilingual;
  /** Name of the region it lies in; absent for a region. */
  readonly within?: Bilingual | undefined;
}

/** Provinces of one region, or regions, become one, for good (publication rule 13); and what was joined before. */
export function JoinUnits({ state }: { readonly state: PublicationState }): ReactElement {
  const { t, say, moment } = useWords();
  const { provinces, regions, joins } = state;
  const regionOf = (code: string) => provinces.find((province) => province.code === code)?.region;
  const units = provinces.map(
    ({ code, name, region }): Unit => ({ code, name, within: regions.find((each) => each.code === region)?.name }),
  );
  return (
    <>
      <JoinForm level="province" units={units} canBeJoined={(one, other) => regionOf(one) === regionOf(other)} />
      <JoinForm level="region" units={regions} canBeJoined={() => true} />
      {joins.length > 0 && (
        <section aria-labelledby="joined-units">
          <h2 id="joined-units">{t("publication.joinsHeading")}</h2>
          <ol className={styles.log}>
            {joins.map((each) => (
              <li key={each.at}>
                <b>{moment(each.at)}</b>, {each.by ?? t("publication.byCommand")}:{" "}
                {t("publication.joinedWith", { joined: say(each.joined), into: say(each.into) })}. {each.reason}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

interface JoinFormProps {
  readonly level: UnitJoin["level"];
  readonly units: readonly Unit[];
  readonly canBeJoined: (one: string, other: string) => boolean;
}

/** One form for each level: what is joined, with what, and why. */
function JoinForm({ level, units, canBeJoined }: JoinFormProps): ReactElement {
  const { t } = useWords();
  const headingId = useId();
  const [joined, setJoined] = useState("");
  const [into, setInto] = useState("");
  const [reason, setReason] = useState("");
  const [isChecked, setChecked] = useState(false);
  const [said, setSaid] = useState("");
  const join = usePublicationDeed(`joined-${level}s`, () => {
    setSaid(t("publication.joined"));
    setJoined("");
    setInto("");
    setReason("");
    setChecked(false);
  });
  const isReasoned = reason.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (joined && into && isReasoned) join.mutate({ joined, into, reason: reason.trim() });
  };
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId}>{t(`publication.joinUnits.${level}.heading`)}</h2>
      <p>{t(`publication.joinUnits.${level}.lead`)}</p>
      {level === "province" && <p className={styles.quiet}>{t("publication.joinHelpsNot")}</p>}
      <form className={styles.boxed} onSubmit={submit} noValidate aria-labelledby={headingId}>
        {join.error && <FailureNote sentence={explainFailure(join.error, t)} />}
        <div className={styles.fields}>
          <UnitField
            label={t(`publication.joinUnits.${level}.one`)}
            units={units}
            value={joined}
            isMissing={isChecked && !joined}
            onChange={(code) => {
              setJoined(code);
              setInto("");
            }}
          />
          <UnitField
            label={t("publication.joinInto")}
            units={units.filter(({ code }) => joined !== "" && code !== joined && canBeJoined(joined, code))}
            value={into}
            isMissing={isChecked && !into}
            onChange={setInto}
          />
        </div>
        <TextField
          label={t("publication.reason")}
          value={reason}
          onChange={setReason}
          hint={t("publication.reasonHint")}
          maxLength={settingLimits.reasonCharacters}
          problem={isChecked && !isReasoned ? t("publication.reasonMissing") : null}
        />
        <button type="submit" className={styles.primary} disabled={join.isPending}>
          {t("publication.join")}
        </button>
        <p role="status">{said}</p>
      </form>
    </section>
  );
}

interface UnitFieldProps {
  readonly label: string;
  readonly units: readonly Unit[];
  readonly value: string;
  readonly isMissing: boolean;
  readonly onChange: (code: string) => void;
}

function UnitField({ label, units, value, isMissing, onChange }: UnitFieldProps): ReactElement {
  const { t, say } = useWords();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${id}-problem` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{t("publication.choose")}</option>
        {units.map(({ code, name, within }) => (
          <option key={code} value={code}>
            {within ? `${say(name)} (${say(within)})` : say(name)}
          </option>
        ))}
      </select>
      {isMissing && (
        <p id={`${id}-problem`} className={styles.problem}>
          {t("publication.needed")}
        </p>
      )}
    </div>
  );
}
