import { type ReactElement, useMemo, useState } from "react";
import { useFeed } from "../../api/collections.ts";
import { useWords } from "../../i18n/use-words.ts";
import { Definitions } from "../counted/definitions.tsx";
import type { Headlines } from "../use-headlines.ts";
import { Bars } from "./bars.tsx";
import styles from "./further.module.css";
import { landByYear, provincesOfZones } from "./land-years.ts";
import { isPausedIn } from "./paused-years.ts";
import { TableTwin } from "./table-twin.tsx";

/** Hectares accepted in each year, of the country or of a province, from the zones that are shown one by one. */
export function LandByYear({ headlines }: { readonly headlines: Headlines }): ReactElement | null {
  const { t, count, name } = useWords();
  const { land, pauses } = headlines;
  const { data: zones } = useFeed("public", "rehabilitation-zones");
  const [chosen, setChosen] = useState("");
  const provinces = useMemo(() => (zones ? provincesOfZones(zones) : []), [zones]);
  // Another release may show zones in other provinces.
  const province = provinces.find(({ nameEn }) => nameEn === chosen)?.nameEn ?? null;
  const years = useMemo(() => (zones ? landByYear(zones, province) : []), [zones, province]);
  if (years.length === 0) return null;
  const caption = t("years.land");
  return (
    <figure className={styles.figure} data-series="land-accepted-by-year">
      <figcaption>{caption}</figcaption>
      {land.figure && (
        <p className={styles.quiet}>
          {t("years.landNote", {
            shown: count(zones?.features.length ?? 0),
            total: count(land.figure.acceptedZones),
            hectares: count(land.figure.acceptedHa),
          })}
        </p>
      )}
      <div className={styles.choices}>
        <label>
          <span>{t("years.where")}</span>
          <select value={province ?? ""} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
            <option value="">{t("compare.country")}</option>
            {provinces.map(({ nameEn, nameMn }) => (
              <option key={nameEn} value={nameEn}>
                {name(nameEn, nameMn)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Bars
        rows={years.map(({ year, hectares }) => ({
          name: String(year),
          isMarked: isPausedIn(year, pauses),
          parts: [{ name: caption, value: hectares, ink: "var(--accent)" }],
          value: t("years.hectares", { hectares: count(hectares) }),
        }))}
      />
      <TableTwin
        caption={caption}
        columns={[t("years.columns.year"), t("years.columns.hectares"), t("years.columns.zones")]}
        rows={years.toReversed().map(({ year, hectares, zones: many }) => [String(year), count(hectares), count(many)])}
      />
      <Definitions ids={["land-accepted-by-year"]} />
    </figure>
  );
}
