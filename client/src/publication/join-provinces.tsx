import { type PublicationState, settingLimits } from "@asm-atlas/data/domain/publication/administration.ts";
import { type FormEvent, type ReactElement, useId, useState } from "react";
import { explainFailure } from "../api/failure.ts";
import { usePublicationDeed } from "../api/publication.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./publication.module.css";
import { TextField } from "./text-field.tsx";

/** Two provinces of one region become one, for good (publication rule 13). */
export function JoinProvinces({ state }: { readonly state: PublicationState }): ReactElement {
  const { t, say, moment } = useWords();
  const [joined, setJoined] = useState("");
  const [into, setInto] = useState("");
  const [reason, setReason] = useState("");
  const [isChecked, setChecked] = useState(false);
  const [said, setSaid] = useState("");
  const join = usePublicationDeed("joined-provinces", () => {
    setSaid(t("publication.joined"));
    setJoined("");
    setInto("");
    setReason("");
    setChecked(false);
  });
  const { provinces, joins } = state;
  const region = provinces.find(({ code }) => code === joined)?.region;
  const isReasoned = reason.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (joined && into && isReasoned) join.mutate({ joined, into, reason: reason.trim() });
  };
  return (
    <section aria-labelledby="join-provinces">
      <h2 id="join-provinces">{t("publication.joinHeading")}</h2>
      <p>{t("publication.joinLead")}</p>
      <form className={styles.boxed} onSubmit={submit} noValidate aria-labelledby="join-provinces">
        {join.error && <FailureNote sentence={explainFailure(join.error, t)} />}
        <div className={styles.fields}>
          <ProvinceField
            label={t("publication.joinOne")}
            provinces={provinces}
            value={joined}
            isMissing={isChecked && !joined}
            onChange={(code) => {
              setJoined(code);
              setInto("");
            }}
          />
          <ProvinceField
            label={t("publication.joinInto")}
            provinces={provinces.filter((province) => province.region === region && province.code !== joined)}
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
      <ol className={styles.log}>
        {joins.map((each) => (
          <li key={each.at}>
            <b>{moment(each.at)}</b>, {each.by ?? t("publication.byCommand")}:{" "}
            {t("publication.joinedWith", { joined: say(each.joined), into: say(each.into) })}. {each.reason}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface ProvinceFieldProps {
  readonly label: string;
  readonly provinces: PublicationState["provinces"];
  readonly value: string;
  readonly isMissing: boolean;
  readonly onChange: (code: string) => void;
}

function ProvinceField({ label, provinces, value, isMissing, onChange }: ProvinceFieldProps): ReactElement {
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
        {provinces.map((province) => (
          <option key={province.code} value={province.code}>
            {say(province.name)} ({t(`publication.region.${province.region as "west"}`)})
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
