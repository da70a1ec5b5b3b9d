import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import { everything, type PublicationState, settingLimits } from "@asm-atlas/data/domain/publication/administration.ts";
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from "react";
import accounts from "../accounts/accounts.module.css";
import { explainFailure } from "../api/failure.ts";
import { usePublicationDeed } from "../api/publication.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./publication.module.css";
import { TextField } from "./text-field.tsx";
import { WarningPart } from "./warning-part.tsx";

const layers = [everything, ...layersFor("published").map(({ layer }) => layer.id)];
const titles = new Map(layersFor("published").map(({ layer }) => [layer.id, layer.title]));

/** What a layer is called; everything is one too. */
function useLayerName(): (layer: string) => string {
  const { t, say } = useWords();
  return (layer) => {
    const title = titles.get(layer);
    return title ? say(title) : t("publication.everything");
  };
}

/** Hides whole layers from the public at once, shows them again, and publishes one warning (publication rule 16). */
export function SwitchesPart({ state }: { readonly state: PublicationState }): ReactElement {
  const { t, moment } = useWords();
  const nameOf = useLayerName();
  const [asked, setAsked] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  return (
    <>
      <section aria-labelledby="withholding">
        <h2 id="withholding">{t("publication.tab.switches")}</h2>
        <p>{t("publication.switchesLead")}</p>
        <p role="status">{said}</p>
        <ul className={styles.layers}>
          {layers.map((layer) => {
            const isHidden = state.withheld.includes(layer);
            const since = state.switchings.find((each) => each.layer === layer)?.at;
            return (
              <li key={layer}>
                <div>
                  <b>{nameOf(layer)}</b>
                  <span className={styles.quiet}>
                    {isHidden && since ? t("publication.withheld", { moment: moment(since) }) : t("publication.shown")}
                  </span>
                </div>
                <button
                  type="button"
                  className={`${accounts.secondary} ${isHidden ? "" : accounts.grave}`}
                  aria-label={t(isHidden ? "publication.showNamed" : "publication.hideNamed", { layer: nameOf(layer) })}
                  id={`switch-${layer}`}
                  onClick={() => setAsked(layer)}
                >
                  {t(isHidden ? "publication.show" : "publication.hide")}
                </button>
                {asked === layer && (
                  <SwitchForm
                    layer={layer}
                    name={nameOf(layer)}
                    willHide={!isHidden}
                    onDone={(sentence) => {
                      setAsked(null);
                      // The form is gone: the keyboard goes on where it was opened.
                      document.getElementById(`switch-${layer}`)?.focus();
                      if (sentence) setSaid(sentence);
                    }}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </section>
      <WarningPart state={state} />
      <Log state={state} />
    </>
  );
}

interface SwitchFormProps {
  readonly layer: string;
  readonly name: string;
  readonly willHide: boolean;
  /** @param sentence null: nothing was done */
  readonly onDone: (sentence: string | null) => void;
}

/** One reason, then it is done: at an hour when a layer must go, nobody fills in forms. */
function SwitchForm({ layer, name, willHide, onDone }: SwitchFormProps): ReactElement {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const turn = usePublicationDeed("switches", () =>
    onDone(t(willHide ? "publication.hidden" : "publication.shownAgain", { layer: name })),
  );
  const isReasoned = reason.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isReasoned) turn.mutate({ layer, isWithheld: willHide, reason: reason.trim() });
  };
  const heading = t(willHide ? "publication.hideHeading" : "publication.showHeading", { layer: name });
  return (
    <form
      ref={form}
      className={styles.boxed}
      style={{ gridColumn: "1 / -1" }}
      onSubmit={submit}
      noValidate
      aria-label={heading}
    >
      <h3>{heading}</h3>
      {turn.error && <FailureNote sentence={explainFailure(turn.error, t)} />}
      <TextField
        label={t("publication.reason")}
        value={reason}
        onChange={setReason}
        hint={t("publication.reasonHint")}
        maxLength={settingLimits.reasonCharacters}
        problem={isChecked && !isReasoned ? t("publication.reasonMissing") : null}
      />
      <div className={accounts.actions}>
        <button type="submit" className={styles.primary} disabled={turn.isPending}>
          {t(willHide ? "publication.hide" : "publication.show")}
        </button>
        <button type="button" className={accounts.secondary} onClick={() => onDone(null)}>
          {t("publication.cancel")}
        </button>
      </div>
    </form>
  );
}

/** Switches and warnings in one line of time, newest first. */
function Log({ state }: { readonly state: PublicationState }): ReactElement {
  const { t, say, moment } = useWords();
  const nameOf = useLayerName();
  const entries = [
    ...state.switchings.map(({ layer, isWithheld, ...entry }) => ({
      ...entry,
      what: t(isWithheld ? "publication.logHid" : "publication.logShowed", { layer: nameOf(layer) }),
    })),
    ...state.warnings.map(({ text, office, ...entry }) => ({
      ...entry,
      what: text
        ? t("publication.logWarned", { office: office ?? "", text: say(text) })
        : t("publication.logWarningEnded"),
    })),
  ].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section aria-labelledby="switched">
      <h2 id="switched">{t("publication.logHeading")}</h2>
      {entries.length === 0 && <p className={styles.quiet}>{t("publication.logEmpty")}</p>}
      <ol className={styles.log}>
        {entries.map(({ at, by, what, reason }) => (
          <li key={`${at} ${what}`}>
            <p>
              <b>{moment(at)}</b>, {by ?? t("publication.byCommand")}: {what}. {reason}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
