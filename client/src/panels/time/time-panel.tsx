import { type Day, isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { type ReactElement, useEffect, useId, useMemo, useRef, useState } from "react";
import { useFeed } from "../../api/collections.ts";
import { usePrefersReducedMotion } from "../../app/reduced-motion.ts";
import { lensOf } from "../../sites/lens.ts";
import { asksForVisits } from "../../sites/stock-over-time.ts";
import { useView } from "../../state/view-store.ts";
import { useIsNarrow } from "../../ui/use-narrow.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { ChangesList } from "../changes/changes-list.tsx";
import { CompareBar, changesPanel } from "./compare-bar.tsx";
import { DayChoice } from "./day-choice.tsx";
import { GroupPatterns } from "./group-patterns.tsx";
import { instrumentsOf } from "./instruments.ts";
import { KnownBar } from "./known-bar.tsx";
import { PlayControls } from "./play-controls.tsx";
import { paceOf, type Speed, usePlayback } from "./playback.ts";
import { ReadOut } from "./read-out.tsx";
import { sampledDays, stepped, type TimeStep, withinDays } from "./time-axis.ts";
import { type FootPart, TimeFoot } from "./time-foot.tsx";
import styles from "./time-panel.module.css";
import { TimeSlider } from "./time-slider.tsx";
import { useStock } from "./use-stock.ts";
import { type TimeTravel, useTimeTravel } from "./use-time-travel.ts";

const nothingHidden: readonly string[] = [];

/** On the widest chart less than a pixel; a month where every day has to be counted by itself. The read-out is exact on any day. */
const sampleEveryDays = { quick: 5, slow: 30 } as const;

const chartPx = { wide: 62, narrow: 96 } as const;

/** Time: along the foot of a wide screen, a tab of the sheet on a phone. Whatever is set here, everything else shows the same day. */
export function TimePanel(): ReactElement {
  const sheet = useSheet();
  const { table } = sheet;
  const travel = useTimeTravel();
  const where = useView((view) => view.where);
  const hidden = useView((view) => view.hidden.sites) ?? nothingHidden;
  const theme = useView((view) => view.theme);
  const isNarrow = useIsNarrow();
  const play = usePlay(travel);
  const [hovered, setHovered] = useState<Day | null>(null);
  const [part, setPart] = useState<FootPart>(null);
  const [readOutId, partId] = [useId(), useId()];
  const { startKnowing, endKnowing } = useEndOfKnowing(travel);
  const { data: feed } = useFeed("staff", "legal-instruments");
  const instruments = useMemo(() => (feed ? instrumentsOf(feed) : []), [feed]);
  const { first, last } = travel;
  const within = sheet.lens?.within ?? null;
  const everyDays = asksForVisits(where) ? sampleEveryDays.slow : sampleEveryDays.quick;
  const days = useMemo(() => sampledDays(first, last, everyDays), [first, last, everyDays]);
  const { stock, isCounting } = useStock(table, days, where, hidden, within);
  const passing = useMemo(
    () => (table && hovered !== null ? lensOf(table, isoOfDay(hovered) ?? "", where, hidden, within) : null),
    [table, hovered, where, hidden, within],
  );
  const lens = passing ?? sheet.lens;
  const isListed = useView((view) => view.opened.includes(changesPanel));
  return (
    <div className={styles.panel}>
      <GroupPatterns theme={theme} />
      <CompareBar travel={travel} instruments={instruments} />
      {isNarrow && isListed && <ChangesList />}
      <KnownBar travel={travel} onEnd={endKnowing} />
      <PlayControls {...play.controls} />
      <div className={styles.middle}>
        <TimeSlider
          travel={play.travel}
          stock={stock}
          isCounting={isCounting}
          heightPx={isNarrow ? chartPx.narrow : chartPx.wide}
          instruments={instruments}
          hovered={hovered}
          onHover={setHovered}
          readOutId={readOutId}
          explained={part?.kind === "instrument" ? part.code : null}
          explanationId={partId}
          onExplain={(code) => setPart(code === null ? null : { kind: "instrument", code })}
          onEndKnowing={endKnowing}
        />
      </div>
      <div className={styles.side}>
        <DayChoice travel={travel} onLeave={play.pause} />
        {lens && (
          <ReadOut
            id={readOutId}
            lens={lens}
            hidden={hidden}
            isPassing={passing !== null}
            knownOn={sheet.known?.on ?? null}
          />
        )}
      </div>
      <TimeFoot
        id={partId}
        startKnowing={startKnowing}
        part={part}
        onPart={setPart}
        lens={sheet.lens}
        travel={travel}
        where={where}
        hidden={hidden}
        instruments={instruments}
        onLookAt={(day) => {
          play.pause();
          travel.lookAt(day);
        }}
      />
    </div>
  );
}

/** Ends the look at an older record; the keyboard, whose place is then gone, goes on where it can begin again. */
function useEndOfKnowing({ knownOn, stopKnowing }: TimeTravel) {
  const startKnowing = useRef<HTMLButtonElement>(null);
  const isEnding = useRef(false);
  useEffect(() => {
    if (knownOn !== null || !isEnding.current) return;
    isEnding.current = false;
    startKnowing.current?.focus();
  }, [knownOn]);
  const endKnowing = () => {
    isEnding.current = true;
    stopKnowing();
  };
  return { startKnowing, endKnowing };
}

/** Playing, and what ends it: whoever takes hold of the day. */
function usePlay(travel: TimeTravel) {
  const [isPlaying, setIsPlaying] = useState(false);
  const [step, setStep] = useState<TimeStep>("month");
  const [speed, setSpeed] = useState<Speed>("normal");
  const isMotionReduced = usePrefersReducedMotion();
  const { firstChoice, last, day } = travel;
  const pause = () => setIsPlaying(false);
  usePlayback({
    isPlaying,
    step,
    pace: paceOf(step, speed, isMotionReduced),
    wanted: travel.wanted,
    last,
    onDay: travel.lookAt,
    onEnd: pause,
  });
  return {
    pause,
    /** The same, pausing whenever the slider is moved by hand. */
    travel: {
      ...travel,
      lookAt: (next: Day) => {
        pause();
        travel.lookAt(next);
      },
    },
    controls: {
      isPlaying,
      onPlay: (isWanted: boolean) => {
        if (isWanted && day >= last) travel.lookAt(firstChoice);
        setIsPlaying(isWanted);
      },
      step,
      onStep: setStep,
      speed,
      onSpeed: setSpeed,
      canGoBack: day > firstChoice,
      canGoOn: day < last,
      onMove: (by: -1 | 1) => {
        pause();
        travel.lookAt(withinDays(stepped(travel.wanted(), step, by), firstChoice, last));
      },
    },
  };
}
