import { insertRows, type Run, rowsPerStatement, type SeedDatabase } from "./bulk.ts";
import { countryFrom } from "./demo/country.ts";
import { evidenceFrom } from "./demo/evidence.ts";
import { type DemoNetwork, makeDemoNetwork } from "./demo/network.ts";
import type { SiteBundle } from "./demo/sites.ts";
import * as demo from "./demo-tables.ts";
import { adminUnitInsert, legalInstrumentInsert, publishedFigureInsert } from "./fact-tables.ts";
import { publishedFigures } from "./facts/facts.ts";
import { legalInstruments } from "./facts/legal-instruments.ts";
import { publishedPlaces } from "./facts/published-places.ts";
import { readAdminUnits, readFactTexts } from "./files.ts";

export type { Run, SeedDatabase } from "./bulk.ts";
export { contentKey } from "./files.ts";

/** Told after each step: how much is done of how much, and what it was. */
export type Progress = (done: number, total: number, what: string) => void;

interface LoadDemoOptions {
  /** Any word or number; the same one gives the same network. */
  readonly seed?: string | number;
  /** 1 to 100,000; 240 by default. */
  readonly sites?: number;
  readonly progress?: Progress;
}

const defaultDemo = { seed: "asm-atlas", sites: 240 } as const;

/** Sites put in at a time: the event triggers look at the histories of one batch, and what is said of progress stays lively. */
const sitesPerBatch = 1_000;

/** Loads admin units, legal instruments and published figures; again brings them up to date. */
export async function loadFacts(db: SeedDatabase, progress: Progress = () => undefined): Promise<void> {
  const { features } = readAdminUnits();
  const units = features.map(({ properties, geometry }) => ({ ...properties, geometry }));
  // Aimags before their soums, and the newest instrument before those it replaced.
  await db.transaction((run) =>
    insertRows(
      run,
      adminUnitInsert,
      units.filter(({ level }) => level === "aimag"),
    ),
  );
  await db.transaction((run) =>
    insertRows(
      run,
      adminUnitInsert,
      units.filter(({ level }) => level === "soum"),
    ),
  );
  progress(1, 3, "aimags and soums");
  await db.transaction((run) => insertRows(run, legalInstrumentInsert, legalInstruments));
  progress(2, 3, "legal instruments");
  const figures = publishedFigures(readFactTexts());
  await db.transaction((run) => insertRows(run, publishedFigureInsert, figures));
  progress(3, 3, "published figures");
}

/** The network that {@link loadDemo} loads, without loading it. */
export function demoNetwork({ seed = defaultDemo.seed, sites = defaultDemo.sites }: LoadDemoOptions = {}): DemoNetwork {
  const evidence = evidenceFrom(publishedPlaces(readFactTexts()));
  return makeDemoNetwork(countryFrom(readAdminUnits()), evidence, { seed: String(seed), sites });
}

/**
 * Loads the synthetic network, inside one transaction, into a database that holds the facts. The caller ends the transaction: a load that is
 * cut short leaves nothing behind, and the next one finds the database as the first did.
 * @throws the database's error with constraint `demo_already_loaded` when demo sites are there
 */
export async function loadDemo(run: Run, options: LoadDemoOptions = {}): Promise<void> {
  const progress = options.progress ?? (() => undefined);
  await run(refuseSecondDemo, []);
  const network = demoNetwork(options);
  const total = 2 * network.planned.length;
  await insertRows(run, demo.accountInsert, network.accounts);
  await insertOrganisations(run, network, (done) => progress(done, total, "groups"));
  await insertSites(run, network, (done) => progress(network.planned.length + done, total, "sites"));
  await insertZones(run, network);
  await insertKindergartens(run, network);
  await insertRows(run, demo.activityInsert, network.activities);
  await insertRows(run, demo.protectedAreaInsert, network.protectedAreas);
  await run(`ANALYZE ${loadedTables.join(", ")}`, []);
  progress(total, total, "zones, kindergartens, activities");
}

/** Sets everything open that the limits of publication allow: for places that are invented. */
export async function openAllThatLimitsAllow(run: Run): Promise<void> {
  await run(
    `INSERT INTO publication.setting (reason, band_width, releases_a_year, delay_months, waiting_months, places_that_open_regions, shows_outlines,
       names_kindergarten_soums, tells_province_trainings, tells_province_groups, hazards_en, hazards_mn)
     SELECT 'Invented places: everything is open that the limits allow', band_width, releases_a_year, delay_months, waiting_months, places_that_open_regions,
       true, true, true, true, hazards_en, hazards_mn FROM publication.setting_now`,
    [],
  );
}

/**
 * The releases of the demo: three cut-offs, each released on the calendar's day (publication rule 1). Of thousands of invented places the
 * gate finds soums that could not be empty: for a demo that is accepted, and stands beside the release for administrators to see.
 */
export async function makeDemoReleases(run: Run, progress: Progress = () => undefined): Promise<void> {
  await openAllThatLimitsAllow(run);
  for (const [index, [cutOffOn, releasedOn]] of demoReleases.entries()) {
    await run("SELECT publication.make_release($1::date, $2::date, $3::text)", [
      cutOffOn,
      releasedOn,
      "Every place is invented: there is nobody to protect",
    ]);
    progress(index + 1, demoReleases.length, `release of ${releasedOn}`);
  }
}

export const demoReleases = [
  ["2025-06-30", "2025-10-01"],
  ["2025-12-31", "2026-04-01"],
  ["2026-06-30", "2026-10-01"],
] as const;

const refuseSecondDemo = `DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM atlas.site WHERE is_demo) THEN
    RAISE EXCEPTION 'A demo network is here already; it is loaded only once' USING ERRCODE = 'unique_violation', CONSTRAINT = 'demo_already_loaded';
  END IF;
END $$`;

/** The embedded engine never analyzes by itself, and plans made without statistics are slow ones. */
const loadedTables = [
  "atlas.admin_unit",
  "atlas.organisation",
  "atlas.site",
  "atlas.site_status_event",
  "atlas.site_visit",
  "atlas.rehabilitation_zone",
  "atlas.zone_stage_event",
  "atlas.zone_reading",
  "atlas.kindergarten",
  "atlas.kindergarten_status_event",
  "atlas.activity",
  "atlas.protected_area",
];

async function insertOrganisations(run: Run, network: DemoNetwork, done: (sites: number) => void): Promise<void> {
  for (const batch of batches(network.planned, rowsPerStatement)) {
    const organisations = batch.map((planned) => network.organisation(planned)).filter((row) => row !== undefined);
    await insertRows(run, demo.organisationInsert, organisations);
    done(batch[batch.length - 1]?.number ?? 0);
  }
}

async function insertSites(run: Run, network: DemoNetwork, done: (sites: number) => void): Promise<void> {
  for (const [index, batch] of batches(network.planned, sitesPerBatch).entries()) {
    await insertBundles(
      run,
      batch.map((planned) => network.site(planned)),
    );
    // Without statistics the event triggers read the whole growing table for every batch.
    if ([4, 16, 64].includes(index)) await run(`ANALYZE ${loadedTables.join(", ")}`, []);
    done(batch[batch.length - 1]?.number ?? 0);
  }
}

async function insertBundles(run: Run, bundles: readonly SiteBundle[]): Promise<void> {
  const consents = bundles.map(({ consent }) => consent).filter((row) => row !== undefined);
  await insertRows(
    run,
    demo.siteInsert,
    bundles.map(({ site }) => site),
  );
  await insertRows(
    run,
    demo.siteStatusEventInsert,
    bundles.flatMap(({ events }) => events),
  );
  await insertRows(
    run,
    demo.siteVisitInsert,
    bundles.flatMap(({ visits }) => visits),
  );
  await insertRows(run, demo.siteConsentInsert, consents);
}

async function insertZones(run: Run, { zones }: DemoNetwork): Promise<void> {
  const links = zones.flatMap(({ zone, linkedSiteIds }) =>
    linkedSiteIds.map((siteId) => ({ zoneId: zone.id, siteId })),
  );
  const decisions = zones.map(({ decision }) => decision).filter((row) => row !== undefined);
  await insertRows(
    run,
    demo.zoneInsert,
    zones.map(({ zone }) => zone),
  );
  await insertRows(run, demo.zoneSiteInsert, links);
  await insertRows(
    run,
    demo.zoneStageEventInsert,
    zones.flatMap(({ events }) => events),
  );
  await insertRows(
    run,
    demo.zoneReadingInsert,
    zones.flatMap(({ readings }) => readings),
  );
  await insertRows(run, demo.zoneDecisionInsert, decisions);
}

async function insertKindergartens(run: Run, { kindergartens }: DemoNetwork): Promise<void> {
  const links = kindergartens.flatMap(({ kindergarten, servedSiteIds }) =>
    servedSiteIds.map((siteId) => ({ kindergartenId: kindergarten.id, siteId })),
  );
  const decisions = kindergartens.map(({ decision }) => decision).filter((row) => row !== undefined);
  await insertRows(
    run,
    demo.kindergartenInsert,
    kindergartens.map(({ kindergarten }) => kindergarten),
  );
  await insertRows(run, demo.kindergartenSiteInsert, links);
  await insertRows(
    run,
    demo.kindergartenStatusEventInsert,
    kindergartens.flatMap(({ events }) => events),
  );
  await insertRows(run, demo.kindergartenDecisionInsert, decisions);
}

function batches<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
