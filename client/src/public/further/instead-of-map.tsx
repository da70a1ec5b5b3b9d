import { type ReactElement, useMemo } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import { TableFrame } from "../../ui/table.tsx";
import type { Headlines } from "../use-headlines.ts";
import styles from "./further.module.css";
import { country, figuresOf, provincesOf } from "./units.ts";

interface InsteadOfMapProps {
  readonly why: "asked" | "cannot-draw";
  readonly headlines: Headlines;
}

/** What the map tells of the provinces as a table: for whoever asks, and where the browser cannot draw. */
export function InsteadOfMap({ why, headlines }: InsteadOfMapProps): ReactElement {
  const { t, name, count, day } = useWords();
  const { released, sites } = headlines;
  const onDay = useView((view) => view.day);
  const steps = sites.figure?.steps ?? [];
  const step = steps.findLast(({ countedTo }) => onDay === null || countedTo <= onDay)?.countedTo;
  const rows = useMemo(() => {
    if (!released.units || !step) return [];
    const units = [{ code: country, nameEn: "", nameMn: "" }, ...provincesOf(released.units)];
    return units.map(({ code, nameEn, nameMn }) => ({ code, nameEn, nameMn, of: figuresOf(code, step, released) }));
  }, [released, step]);
  const columns = [
    t("compare.known"),
    t("compare.ever"),
    t("compare.groups"),
    t("compare.stage.accepted"),
    t("compare.kindergartens"),
    t("compare.seats"),
    t("compare.people"),
  ];
  return (
    <section className={styles.instead} aria-labelledby="instead-of-map" aria-busy={rows.length === 0}>
      <h2 id="instead-of-map">{t("compare.table")}</h2>
      <p className={styles.quiet}>{why === "cannot-draw" ? t("map.noWebgl") : t("compare.tableNote")}</p>
      {step && <p className={styles.quiet}>{t("compare.atStep", { date: day(step) })}</p>}
      <TableFrame
        name={t("compare.table")}
        columns={[t("compare.province"), ...columns.map((column) => ({ number: column }))]}
      >
        {rows.map(({ code, nameEn, nameMn, of }) => (
          <tr key={code} className={styles.row} data-is-whole={code === country}>
            <th scope="row">{code === country ? t("compare.country") : name(nameEn, nameMn)}</th>
            {[of.known, of.ever, of.groups, of.hectares.accepted, of.kindergartens, of.seats, of.people].map(
              (value, index) => (
                <td key={columns[index]} data-is-number>
                  {value === undefined ? "–" : count(value)}
                </td>
              ),
            )}
          </tr>
        ))}
      </TableFrame>
      <p className={styles.quiet}>{t("compare.rounded")}</p>
    </section>
  );
}
