import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { JoinBody, ReleaseBody, SettingsBody, SwitchBody, WarningBody } from "./bodies.ts";

/** Sets the next state of the settings; who sets it the trigger notes. @throws an error of a named constraint */
export async function setSettings(transaction: Transaction, settings: SettingsBody): Promise<void> {
  await transaction.exec(sql`
    INSERT INTO publication.setting (reason, band_width, releases_a_year, delay_months, waiting_months, places_that_open_regions, shows_outlines,
           names_kindergarten_soums, tells_province_trainings, tells_province_groups, hazards_en, hazards_mn)
    VALUES (${settings.reason}, ${settings.bandWidth}, ${settings.releasesAYear}, ${settings.delayMonths}, ${settings.waitingMonths},
            ${settings.placesThatOpenRegions}, ${settings.showsOutlines}, ${settings.namesKindergartenSoums}, ${settings.tellsProvinceTrainings},
            ${settings.tellsProvinceGroups}, ${settings.hazards.en}, ${settings.hazards.mn})`);
}

/** Joins two provinces for good, from the next release on. @throws an error of a named constraint */
export async function joinProvinces(transaction: Transaction, { joined, into, reason }: JoinBody): Promise<void> {
  await transaction.exec(
    sql`INSERT INTO publication.province_join (joined_code, into_code, reason) VALUES (${joined}, ${into}, ${reason})`,
  );
}

/** Joins two regions for good, from the next release on. @throws an error of a named constraint */
export async function joinRegions(transaction: Transaction, { joined, into, reason }: JoinBody): Promise<void> {
  await transaction.exec(
    sql`INSERT INTO publication.region_join (joined_code, into_code, reason) VALUES (${joined}, ${into}, ${reason})`,
  );
}

/** Makes the release today. @throws an error of a named constraint: calendar, gate, or tables that disagree */
export async function makeRelease(
  transaction: Transaction,
  { cutOffOn, acceptedBecause = "" }: ReleaseBody,
): Promise<number> {
  const { made } = await transaction.one<{ made: number }>(sql`
    SELECT publication.make_release(${cutOffOn}::date, (now() AT TIME ZONE 'Asia/Ulaanbaatar')::date, ${acceptedBecause}::text) AS made`);
  return made;
}

export async function switchLayer(transaction: Transaction, { layer, isWithheld, reason }: SwitchBody): Promise<void> {
  await transaction.exec(
    sql`INSERT INTO publication.withholding (layer, is_withheld, reason) VALUES (${layer}, ${isWithheld}, ${reason})`,
  );
}

/** Publishes a warning, or ends the one that stands. */
export async function setWarning(transaction: Transaction, { warning, reason }: WarningBody): Promise<void> {
  await transaction.exec(sql`
    INSERT INTO publication.warning (text_en, text_mn, office, reason)
    VALUES (${warning?.en ?? null}, ${warning?.mn ?? null}, ${warning?.office ?? null}, ${reason})`);
}
