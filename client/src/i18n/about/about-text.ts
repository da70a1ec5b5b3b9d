/** Methods that figures, cards and legends lead to; the page gives each an anchor (`about/anchors.ts`). */
export type MethodId = "day" | "flow" | "waiting" | "reach" | "people" | "hectares" | "months" | "next-step";

/** A part of a section that can be led to. */
export interface AboutPoint {
  readonly id: MethodId;
  readonly heading: string;
  readonly body: readonly string[];
}

/** Paragraphs; one that is a list is an array. */
export type AboutPart = string | readonly string[] | AboutPoint;

type SectionId =
  | "what"
  | "sites"
  | "definitions"
  | "counting"
  | "methods"
  | "places"
  | "privacy"
  | "limits"
  | "atlas-limits"
  | "figures"
  | "sources"
  | "wording";

export interface AboutSection {
  readonly id: SectionId;
  readonly heading: string;
  readonly body: readonly AboutPart[];
}

/** The page about method and limits. */
export interface AboutText {
  readonly heading: string;
  readonly lead: string;
  readonly contents: string;
  readonly sections: readonly AboutSection[];
  readonly definitions: {
    readonly sites: string;
    readonly zones: string;
    readonly kindergartens: string;
    /** Before the names of the states that may follow. */
    readonly next: string;
    readonly last: string;
  };
  readonly sourceColumns: {
    readonly name: string;
    readonly edition: string;
    readonly usedFor: string;
    readonly licence: string;
  };
  /** Leads to the files. */
  readonly openData: string;
  readonly wordingEnglish: string;
  readonly wordingMongolian: string;
  readonly wordingGroups: {
    readonly client: string;
    readonly workbench: string;
    readonly about: string;
    readonly data: string;
    readonly problems: string;
  };
  readonly wordingCount: string;
  readonly figureColumns: {
    readonly what: string;
    readonly value: string;
    readonly asOf: string;
    readonly source: string;
  };
}

export function isPoint(part: AboutPart): part is AboutPoint {
  return typeof part === "object" && "heading" in part;
}
