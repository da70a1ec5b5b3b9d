import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import { everything, settingLimits } from "@asm-atlas/data/domain/publication/administration.ts";
import { z } from "zod";

const limits = settingLimits;
const written = (most: number) => z.string().trim().min(1).max(most);
const reason = written(limits.reasonCharacters);
const between = ({ least, most }: { readonly least: number; readonly most: number }) => z.int().min(least).max(most);
const unit = z.string().max(20);
const day = z.iso.date();

/** The settings as a whole: what is not named would be a guess. */
export const settingsBody = z.strictObject({
  bandWidth: between(limits.bandWidth),
  releasesAYear: z.literal([...limits.releasesAYear]),
  delayMonths: between(limits.delayMonths),
  waitingMonths: z.literal([...limits.waitingMonths]),
  placesThatOpenRegions: between(limits.placesThatOpenRegions),
  showsOutlines: z.boolean(),
  namesKindergartenSoums: z.boolean(),
  tellsProvinceTrainings: z.boolean(),
  tellsProvinceGroups: z.boolean(),
  hazards: z.strictObject({ en: written(limits.hazardsCharacters), mn: written(limits.hazardsCharacters) }),
  reason,
});
export type SettingsBody = z.infer<typeof settingsBody>;

/** Two provinces, or two regions, by their codes. */
export const joinBody = z.strictObject({ joined: unit, into: unit, reason });
export type JoinBody = z.infer<typeof joinBody>;

/** What was public once cannot be called back: whoever makes a release types its cut-off. */
export const releaseBody = z
  .strictObject({ cutOffOn: day, confirmation: z.string().trim().max(20), acceptedBecause: reason.optional() })
  .refine(({ cutOffOn, confirmation }) => cutOffOn === confirmation, {
    path: ["confirmation"],
    error: "Type the cut-off of the release as it is written: YYYY-MM-DD.",
  });
export type ReleaseBody = z.infer<typeof releaseBody>;

const withholdable: ReadonlySet<string> = new Set([everything, ...layersFor("published").map(({ layer }) => layer.id)]);
export const switchBody = z.strictObject({
  layer: z.string().refine((layer) => withholdable.has(layer), "Name a published collection, or everything."),
  isWithheld: z.boolean(),
  reason,
});
export type SwitchBody = z.infer<typeof switchBody>;

/** One warning with the safety office, or the end of the one that stands. */
export const warningBody = z.strictObject({
  warning: z
    .strictObject({
      en: written(limits.warningCharacters),
      mn: written(limits.warningCharacters),
      office: written(limits.officeCharacters),
    })
    .nullable(),
  reason,
});
export type WarningBody = z.infer<typeof warningBody>;
