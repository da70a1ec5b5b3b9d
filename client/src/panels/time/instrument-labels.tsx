import { type ReactElement, useMemo } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useInstrumentWords } from "./instrument-words.ts";
import { eventOf, type Instrument, placeLabels, type Suspension } from "./instruments.ts";
import { type TimeAxis, xOfDay } from "./time-axis.ts";
import styles from "./time-slider.module.css";

interface InstrumentLabelsProps {
  readonly instruments: readonly Instrument[];
  readonly suspensions: readonly Suspension[];
  readonly axis: TimeAxis;
  /** Code of the one that is being explained. */
  readonly explained: string | null;
  readonly explanationId: string;
  readonly onExplain: (code: string | null) => void;
}

export interface PlacedInstrument {
  readonly instrument: Instrument;
  readonly left: number;
}

const family = '11px "Inter Variable", system-ui, sans-serif';
/** Of the two lines of a label, as the style sheet has them. */
const lineFonts = [`600 ${family}`, family] as const;
const gapPx = 8;
let measuring: CanvasRenderingContext2D | null | undefined;

function textWidthPx(text: string, line: number): number {
  measuring ??= document.createElement("canvas").getContext("2d");
  if (!measuring) return text.length * 6.6;
  measuring.font = lineFonts[line] ?? family;
  return Math.ceil(measuring.measureText(text).width) + 1;
}

/** The instruments that find room above the axis; those that suspended and restarted the rules matter most, then the newer ones. */
export function usePlacedInstruments(
  instruments: readonly Instrument[],
  suspensions: readonly Suspension[],
  axis: TimeAxis,
): readonly PlacedInstrument[] {
  const words = useInstrumentWords();
  const { language } = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the words only the language matters, and they are new each time
  return useMemo(() => {
    const within = instruments.filter(({ from }) => from >= axis.first && from <= axis.last);
    const wished = within.map((instrument, index) => ({
      x: xOfDay(axis, instrument.from),
      widthPx: Math.max(...words.labelOf(instrument, eventOf(instrument, suspensions)).map(textWidthPx)),
      weight: eventOf(instrument, suspensions) === "in_force" ? 1 + index / 10 : 10,
    }));
    return placeLabels(wished, axis.widthPx, gapPx).flatMap((left, index) => {
      const instrument = within[index];
      return left === null || !instrument ? [] : [{ instrument, left }];
    });
  }, [instruments, suspensions, axis, language]);
}

/** Names of the instruments above the chart; a tap explains one. */
export function InstrumentLabels(
  props: InstrumentLabelsProps & { readonly placed: readonly PlacedInstrument[] },
): ReactElement {
  const { placed, suspensions, explained, explanationId, onExplain } = props;
  const words = useInstrumentWords();
  return (
    <div className={styles.instruments}>
      {placed.map(({ instrument, left }) => {
        const [name, when] = words.labelOf(instrument, eventOf(instrument, suspensions));
        const isExplained = explained === instrument.code;
        return (
          <button
            key={instrument.code}
            type="button"
            className={styles.instrument}
            style={{ left }}
            aria-expanded={isExplained}
            aria-controls={explanationId}
            onClick={() => onExplain(isExplained ? null : instrument.code)}
          >
            <b>{name}</b>
            <span>{when}</span>
          </button>
        );
      })}
    </div>
  );
}
