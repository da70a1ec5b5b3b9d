import type { PublicationState, SettingsRevision } from "@asm-atlas/data/domain/publication/administration.ts";
import { type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { JoinUnits } from "./join-units.tsx";
import styles from "./publication.module.css";
import { sayingOf, settingNames } from "./setting-words.ts";
import { SettingsForm } from "./settings-form.tsx";

/** The decisions of the federation, their limits, what no software decides, and the memory of every change. */
export function SettingsPart({ state }: { readonly state: PublicationState }): ReactElement {
  const { t } = useWords();
  const [said, setSaid] = useState("");
  const [now] = state.settings;
  return (
    <>
      <p>{t("publication.settingsLead")}</p>
      <p role="status">{said}</p>
      {now && (
        <SettingsForm
          key={now.at}
          now={now}
          lastCutOffOn={state.releases[0]?.cutOffOn}
          onSaved={() => setSaid(t("publication.saved"))}
        />
      )}
      <section aria-labelledby="not-decided">
        <h2 id="not-decided">{t("publication.fixedHeading")}</h2>
        <ul className={styles.plain}>
          <li>{t("publication.fixedTier")}</li>
          <li>{t("publication.fixedPolice")}</li>
        </ul>
      </section>
      <JoinUnits state={state} />
      <History settings={state.settings} />
    </>
  );
}

/** Each change beside what it changed, newest first. */
function History({ settings }: { readonly settings: readonly SettingsRevision[] }): ReactElement {
  const words = useWords();
  const { t, moment } = words;
  return (
    <section aria-labelledby="settings-history">
      <h2 id="settings-history">{t("publication.historyHeading")}</h2>
      <ol className={styles.log}>
        {settings.map((revision, index) => {
          const before = settings[index + 1];
          const changed = settingNames.filter(
            (name) => !before || sayingOf(name, revision, words) !== sayingOf(name, before, words),
          );
          return (
            <li key={revision.at}>
              <p>
                <b>{moment(revision.at)}</b>, {revision.by ?? t("publication.byCommand")}: {revision.reason}
              </p>
              {before && (
                <ul className={styles.plain}>
                  {changed.map((name) => (
                    <li key={name}>
                      {t(`publication.setting.${name}`)}: {sayingOf(name, before, words)} →{" "}
                      {sayingOf(name, revision, words)}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
