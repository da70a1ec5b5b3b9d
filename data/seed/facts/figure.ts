/**
 * A quotation: what somebody else has published, with source, date and definition. Never linked to a record of the atlas.
 * Figures of one `topic` answer one question and may disagree.
 */
export interface PublishedFigure {
  readonly code: string;
  readonly kind: "place" | "national" | "programme";
  readonly topic: string;
  readonly titleEn: string;
  readonly titleMn: string;
  /** The number or the lower end of a range; null: a statement without a number. */
  readonly valueLow: number | null;
  /** Equal to `valueLow` where one number is given; null: "more than". */
  readonly valueHigh: number | null;
  readonly unit: string | null;
  readonly definitionEn: string;
  readonly definitionMn: string;
  /** Date or period the number speaks of, as exact as known. */
  readonly asOf: string;
  readonly sourceName: string;
  readonly sourceUrl: string;
  readonly mineral: string | null;
  readonly aimagCode: string | null;
  readonly soumCode: string | null;
  readonly placeBasis: string | null;
  /** A settlement near the place the source names, not a mine. */
  readonly place: readonly [lon: number, lat: number] | null;
}

/** The question several figures answer. */
export interface Topic {
  readonly topic: string;
  readonly en: string;
  readonly mn: string;
  readonly unit: string;
}

/** One answer to a topic's question. */
export interface Answer {
  readonly code: string;
  /** One number, [from, to], or [at least, null]. */
  readonly value: number | readonly [number, number | null];
  readonly asOf: string;
  readonly en: string;
  readonly mn: string;
  readonly source: readonly [name: string, url: string];
}

export function figuresOf(kind: "national" | "programme", topic: Topic, answers: readonly Answer[]): PublishedFigure[] {
  return answers.map(({ code, value, asOf, en, mn, source }) => {
    const [low, high] = typeof value === "number" ? [value, value] : value;
    return {
      code,
      kind,
      topic: topic.topic,
      titleEn: topic.en,
      titleMn: topic.mn,
      valueLow: low,
      valueHigh: high,
      unit: topic.unit,
      definitionEn: en,
      definitionMn: mn,
      asOf,
      sourceName: source[0],
      sourceUrl: source[1],
      mineral: null,
      aimagCode: null,
      soumCode: null,
      placeBasis: null,
      place: null,
    };
  });
}
