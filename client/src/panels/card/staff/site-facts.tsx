import { depositTypes, locationPrecisions, minerals, siteKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { CodeEntry } from "@asm-atlas/data/domain/text.ts";
import type { ReactElement } from "react";
import { useWords } from "../../../i18n/use-words.ts";
import { cornerCount, partsOfGeometry } from "../../../map/outline/parts.ts";
import type { SiteTable } from "../../../sites/site-table.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import { Facts } from "../facts.tsx";

interface SiteFactsProps {
  readonly table: SiteTable;
  readonly index: number;
  /** Its area as it is drawn: GeoJSON; null where none is, or it has not come yet. */
  readonly area: unknown;
}

/** What is on record of a site whatever the day: what is mined, how much land, and how well its place is known. */
export function SiteFacts({ table, index, area }: SiteFactsProps): ReactElement {
  const { t, count, measure, sayCode } = useWords();
  const { onDay, today, known } = useSheet();
  const { details } = table;
  const coded = (entries: readonly CodeEntry[], code: string | null | undefined) =>
    code && code !== "not_assessed" ? sayCode(entries, code) : null;
  const areaHa = details?.areasHa[index] ?? null;
  const corners = cornerCount(partsOfGeometry(area));
  const position = [table.latitudes[index] ?? 0, table.longitudes[index] ?? 0].map((degrees) => degrees.toFixed(4));
  return (
    <Facts
      heading={onDay === today && known === null ? t("cards.facts") : t("cards.factsToday")}
      facts={[
        {
          label: t("cards.minerals"),
          value: table.minerals[index]?.map((each) => sayCode(minerals, each)).join(", ") || null,
        },
        { label: t("card.kind"), value: coded(siteKinds, table.kinds[index]) },
        { label: t("cards.deposit"), value: coded(depositTypes, details?.depositTypes[index]) },
        {
          label: t("cards.area"),
          value: areaHa === null ? null : t("cards.hectares", { value: measure(areaHa) }),
          aside: corners > 0 ? t("areas.drawn", { corners: count(corners) }) : null,
        },
        {
          label: t("cards.place"),
          value: coded(locationPrecisions, details?.locationPrecisions[index]),
          aside: t("cards.position", { latitude: position[0] ?? "", longitude: position[1] ?? "" }),
        },
      ]}
    />
  );
}
