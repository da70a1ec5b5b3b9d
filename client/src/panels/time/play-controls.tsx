import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Segments } from "../../ui/segments.tsx";
import { type Speed, speeds } from "./playback.ts";
import { type TimeStep, timeSteps } from "./time-axis.ts";
import styles from "./time-panel.module.css";

interface PlayControlsProps {
  readonly isPlaying: boolean;
  readonly onPlay: (isPlaying: boolean) => void;
  readonly step: TimeStep;
  readonly onStep: (step: TimeStep) => void;
  readonly speed: Speed;
  readonly onSpeed: (speed: Speed) => void;
  readonly canGoBack: boolean;
  readonly canGoOn: boolean;
  /** One step back (−1) or on (1). */
  readonly onMove: (by: -1 | 1) => void;
}

/** Time set going, and gone through by single steps. */
export function PlayControls(props: PlayControlsProps): ReactElement {
  const { isPlaying, onPlay, step, onStep, speed, onSpeed, canGoBack, canGoOn, onMove } = props;
  const { t } = useWords();
  return (
    <fieldset className={styles.play} aria-label={t("time.controls")}>
      <div className={styles.playRow}>
        <IconButton icon="back" label={t(`time.back.${step}`)} disabled={!canGoBack} onClick={() => onMove(-1)} />
        <button
          type="button"
          className={styles.playButton}
          aria-label={isPlaying ? t("time.pause") : t("time.play")}
          title={isPlaying ? t("time.pause") : t("time.play")}
          onClick={() => onPlay(!isPlaying)}
        >
          <Icon name={isPlaying ? "pause" : "play"} />
        </button>
        <IconButton icon="right" label={t(`time.forward.${step}`)} disabled={!canGoOn} onClick={() => onMove(1)} />
      </div>
      <div className={styles.steps}>
        <Segments
          label={t("time.step")}
          options={timeSteps.map((each) => ({
            value: each,
            short: t(`time.steps.${each}`),
            name: t(`time.stepNames.${each}`),
          }))}
          value={step}
          onChange={onStep}
        />
      </div>
      <label className={styles.speed} title={t("time.speed")}>
        <span className={styles.spoken}>{t("time.speed")}</span>
        <select value={speed} onChange={(event) => onSpeed(event.currentTarget.value as Speed)}>
          {speeds.map((each) => (
            <option key={each} value={each}>
              {t(`time.speeds.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
