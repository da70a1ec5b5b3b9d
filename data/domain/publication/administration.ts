import type { Bilingual } from "../text.ts";

/** What administrators are told of publication: the calendar, the settings of its section 8, the gate, the switches. Days are YYYY-MM-DD. */

/** What the federation decides of publication; the next release is made with it. */
export interface PublicationSettings {
  /** Rule 3: width of a soum's band. */
  readonly bandWidth: number;
  /** Rule 1. */
  readonly releasesAYear: number;
  /** Rule 1: whole months from the cut-off to the release. */
  readonly delayMonths: number;
  /** Rule 6 (b): 6 is "in an earlier half-year". */
  readonly waitingMonths: number;
  /** Rule 5: so many places on the register in every region. */
  readonly placesThatOpenRegions: number;
  /** Rule 8. */
  readonly showsOutlines: boolean;
  /** Rule 9. */
  readonly namesKindergartenSoums: boolean;
  /** Rule 10. */
  readonly tellsProvinceTrainings: boolean;
  /** Rule 4. */
  readonly tellsProvinceGroups: boolean;
  /** Rule 11: one sentence for the whole country. */
  readonly hazards: Bilingual;
}

/** Beyond these no decision goes; the database holds the same as constraints. */
export const settingLimits = {
  bandWidth: { least: 3, most: 20 },
  releasesAYear: [1, 2, 4],
  delayMonths: { least: 3, most: 12 },
  waitingMonths: [6, 12, 18, 24],
  placesThatOpenRegions: { least: 10, most: 1_000 },
  hazardsCharacters: 300,
  reasonCharacters: 500,
  warningCharacters: 500,
  officeCharacters: 200,
} as const;

/** A state the settings have had, who set it and why. `by`: an e-mail; null: the atlas began with it, or the owner set it by command. */
export interface SettingsRevision extends PublicationSettings {
  readonly at: string;
  readonly by: string | null;
  readonly reason: string;
}

export type GateTest = "EMPTY" | "FALL" | "REGISTER";

/** What speaks against a release (rule 15). */
export interface GateFinding {
  readonly test: GateTest;
  readonly level: string;
  readonly unitCode: string;
  readonly name: Bilingual;
  readonly found: number;
  readonly needed: number;
}

/** A finding that somebody accepted for a release. */
export interface GateAcceptance extends Omit<GateFinding, "level"> {
  readonly reason: string;
  readonly by: string | null;
}

export interface MadeRelease {
  readonly number: number;
  readonly cutOffOn: string;
  readonly releasedOn: string;
  readonly isDemo: boolean;
  readonly registerIsOpen: boolean;
  readonly regionsAreOpen: boolean;
  readonly by: string | null;
  readonly accepted: readonly GateAcceptance[];
}

export interface NextRelease {
  readonly cutOffOn: string;
  /** The first day on which it may come out. */
  readonly earliestOn: string;
  readonly isDue: boolean;
}

export interface ProvinceState {
  readonly code: string;
  readonly name: Bilingual;
  readonly region: string;
  readonly aimags: readonly Bilingual[];
}

/** A region as the next release tells of it: after its own name, those counted with it. */
export interface RegionState {
  readonly code: string;
  readonly name: Bilingual;
}

/** Two provinces or two regions that were joined, for good (rule 13). */
export interface UnitJoin {
  readonly level: "province" | "region";
  readonly joined: Bilingual;
  readonly into: Bilingual;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string;
}

/** Stands beside the collections that can be withheld: the whole public map. */
export const everything = "everything";

export interface Switching {
  readonly layer: string;
  readonly isWithheld: boolean;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string;
}

/** What anyone is told of a warning (rule 16). */
export interface PublicWarning {
  readonly text: Bilingual;
  /** The safety office with which it was decided. */
  readonly office: string;
  readonly issuedAt: string;
}

export interface WarningEntry {
  /** Null: the one before has ended. */
  readonly text: Bilingual | null;
  readonly office: string | null;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string;
}

/** The body of `GET /api/publication`. */
export interface PublicationState {
  readonly today: string;
  readonly releases: readonly MadeRelease[];
  readonly next: NextRelease;
  readonly settings: readonly SettingsRevision[];
  readonly provinces: readonly ProvinceState[];
  readonly regions: readonly RegionState[];
  readonly joins: readonly UnitJoin[];
  readonly withheld: readonly string[];
  readonly switchings: readonly Switching[];
  readonly warning: PublicWarning | null;
  readonly warnings: readonly WarningEntry[];
  /** Only then may the gate's EMPTY be accepted. */
  readonly isInvented: boolean;
}

/** Numbers that stand at the head of what the public reads; `before`: the last release's, null without one. */
export const headlineCodes = [
  "known",
  "ever_contracted",
  "under_contract",
  "on_the_way",
  "not_formalised",
  "suspended_or_ended",
  "closed",
  "register",
  "zones_shown",
  "zones_accepted",
  "hectares_accepted",
  "kindergartens_open",
  "seats_open",
  "people_reached",
] as const;
export type HeadlineCode = (typeof headlineCodes)[number];

export interface HeadlineChange {
  readonly code: HeadlineCode;
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * Where something lies on the public map, no finer than the map shows it. The unit is a feature of the feed of `site-summary` (`soum-4107`,
 * `province-MN-047`), absent for a cell or an outline.
 */
export interface ShownAt {
  readonly unit: string | null;
  /** West, south, east and north in degrees; null where the unit has no outline. */
  readonly box: readonly [number, number, number, number] | null;
}

/** A site or zone that becomes public, or is no longer. Its internal code tells staff which it is. */
export interface ShownRecord {
  readonly code: string;
  readonly at: ShownAt;
  readonly shownAs: string;
  readonly soum: Bilingual;
  readonly province: Bilingual;
  readonly year: number;
}

export interface BandMove {
  readonly at: ShownAt;
  readonly name: Bilingual;
  readonly province: Bilingual;
  /** Lowest and highest number of the band. */
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

export interface KindergartenMove {
  readonly code: string;
  readonly change: "enters" | "leaves" | "changes";
  readonly kind: string;
  readonly statusGroup: string;
  readonly shownAs: string;
  readonly place: Bilingual;
  readonly at: ShownAt;
  /** The unit it was shown as in the last release, where that was another: it moves from a province to a soum, or back. */
  readonly from: { readonly shownAs: string; readonly place: Bilingual } | null;
}

/** At most so many of a list are named; `total` says how many there are. */
export interface Named<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

/** Collections the public map draws. */
export const mappedCollections = [
  "site-summary",
  "sites",
  "rehabilitation-zones",
  "kindergartens",
  "published-figures",
] as const;
export type MappedCollection = (typeof mappedCollections)[number];

/** A map feed (GeoJSON) as anyone would be sent it. */
export interface PreviewFeed {
  readonly type: "FeatureCollection";
  readonly features: readonly object[];
}

/** The body of `GET /api/publication/preview`: the next release beside the last one. */
export interface ReleasePreview extends NextRelease {
  readonly number: number;
  readonly last: { readonly number: number; readonly cutOffOn: string } | null;
  /** What the public map would draw of it. What is withheld is withheld here too. New random codes are drawn anew in every preview. */
  readonly feeds: Readonly<Record<MappedCollection, PreviewFeed>>;
  readonly headlines: readonly HeadlineChange[];
  readonly entering: Named<ShownRecord>;
  readonly leaving: Named<ShownRecord>;
  readonly handedBack: Named<ShownRecord>;
  readonly zonesEntering: Named<ShownRecord>;
  readonly bands: Named<BandMove>;
  readonly kindergartens: Named<KindergartenMove>;
  readonly registerOpens: boolean;
  readonly regionsOpen: boolean;
  readonly findings: readonly GateFinding[];
  /** May whoever makes it accept what the gate found? */
  readonly mayBeAccepted: boolean;
}
