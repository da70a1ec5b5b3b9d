/** Every cap of the service in one place. Each has a test at n and at n + 1. */
export const limits = {
  /** Bytes of a request body. */
  bodyBytes: 1_048_576,
  /** Characters of a request's URL (path and query). */
  urlCharacters: 4_096,
  /** Features on one page when nothing is asked, and the most a page may hold: a larger `limit` is capped, not refused (OGC API – Features 7.15.3). */
  pageDefault: 100,
  pageMax: 10_000,
  /** The furthest a page may start. */
  offsetMax: 1_000_000,
  /** Features of one map feed. */
  feedFeatures: 250_000,
  /** Corners of one geometry. */
  geometryVertices: 20_000,
  /** Corners of one rehabilitation zone, closing ones included: a boundary walked with a point every metre. */
  zoneVertices: 5_000,
  /** Bytes of a file that an outline is read from. */
  outlineFileBytes: 5_242_880,
  /** Hectares of one rehabilitation zone: less is no land to repair, more is a slip of the hand (all zones of the frugal programme had 144 ha). */
  zoneLeastHa: 0.01,
  zoneMostHa: 1_000,
  /** Corners of the area of one site, closing ones included. */
  siteAreaVertices: 2_000,
  /**
   * Hectares of the area of one site. A group is given five at most (rule of December 2010, domain notes 1.3), which is a warning only: the rules have
   * changed more than once. The largest land on record that groups shared had 88; more than a hundred is a slip of the hand.
   */
  siteAreaLeastHa: 0.01,
  siteAreaMostHa: 100,
  siteAreaUsualHa: 5,
  /** Square metres two open zones may share: what rounding to seven decimals (half a centimetre) makes of a shared edge of kilometres. */
  zoneOverlapM2: 10,
  /**
   * Metres a zone may reach beyond the country's outline on record: outlines of aimags are simplified, by up to so much. The same figure stands
   * in `atlas.lies_in_mongolia` (migration 039).
   */
  borderToleranceM: 500,
  /** Corners of all protected areas of one import together: the client holds them all, to warn whoever draws in one. */
  protectedCorners: 200_000,
  /** Corners of one official border that is imported. */
  borderVertices: 100_000,
  /** Bytes of a file of borders. */
  bordersFileBytes: 268_435_456,
  /** Bytes of one photo or paper that is sent. */
  attachmentBytes: 26_214_400,
  /** Pixels of one photo: what the cameras of phones make, and not what swells in memory. */
  photoPixels: 52_000_000,
  /** Pixels of either side of a photo, and of its small picture, as they are kept. */
  photoSidePixels: 3_200,
  /** Pixels of either side of a photo that everyone may see; the database tells the size by the same number. */
  publicPhotoSidePixels: 1_280,
  thumbnailSidePixels: 480,
  /** Files that may wait until one after the other has been looked through. */
  attachmentsWaiting: 40,
  /** Pictures of shared views that are kept, and that may wait to be drawn. */
  picturesKept: 48,
  picturesWaiting: 8,
  /** Milliseconds one photo may take to be made anew. */
  photoMs: 30_000,
  /** Milliseconds in which a request must have come in whole. */
  receiveMs: 300_000,
  /** The same of a file that somebody signed in sends: 25 MB at 14 KB/s, a bad line on a hillside. */
  receiveFileMs: 30 * 60_000,
  /** What of it must come in at least, and within how many milliseconds: whoever sends less is not sending. */
  receivePaceBytes: 16_384,
  receivePaceMs: 120_000,
  /** Letters of one filter value. */
  filterValueCharacters: 200,
  /** Milliseconds one database transaction of a request may take. */
  transactionMs: 15_000,
  /** Milliseconds a request waits for its turn at the database. */
  queueMs: 10_000,
  /** Failed sign-ins of one address, and of one account, in the window. */
  signInAttempts: 10,
  signInWindowMs: 15 * 60_000,
  /** Changes one account may send in the window, unless the setting says otherwise: a hundred a second, which only a program gone wild reaches. */
  writes: 6_000,
  writesWindowMs: 60_000,
  /** Password checks that may wait for their turn: they are slow on purpose and run one at a time. */
  signInsWaiting: 20,
  /** A session ends after this long without use, and after this long in any case. */
  sessionIdleMs: 12 * 3_600_000,
  sessionAbsoluteMs: 7 * 24 * 3_600_000,
  emailCharacters: 254,
  passwordCharacters: 200,
  /** Shortest password a person may choose. */
  passwordMinCharacters: 12,
  displayNameCharacters: 100,
  /** Letters of a code that stands beside the password, blanks and hyphens included. */
  secondFactorCharacters: 40,
  recoveryCodes: 10,
  /** A one-time link to set a password opens for this long. */
  invitationMs: 7 * 24 * 3_600_000,
  /** Accounts of one atlas that a list can hold. */
  accounts: 2_000,
  /** The change log is sealed when its newest root is as old as this; how often the server looks. */
  sealMs: 24 * 3_600_000,
  sealLookMs: 10 * 60_000,
  /** Milliseconds that requests in flight have to finish after SIGTERM. */
  shutdownMs: 10_000,
} as const;
