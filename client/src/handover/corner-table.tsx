import type { ReactElement } from "react";
import { Both, inBoth } from "./both.tsx";
import styles from "./handover.module.css";
import type { Corner, Outline } from "./outline.ts";

/** What fits on one page beside everything else. */
const mostCorners = 24;

/** Corners in degrees and in metres, in two columns. */
export function CornerTable({ outline }: { readonly outline: Outline }): ReactElement {
  const corners = outline.rings.flat();
  const shown = corners.slice(0, mostCorners);
  const perColumn = Math.ceil(shown.length / 2);
  const columns = [shown.slice(0, perColumn), shown.slice(perColumn)].filter((column) => column.length > 0);
  const more = corners.length - shown.length;
  return (
    <section>
      <h2 className={styles.heading}>
        <Both text={inBoth("handover.corners", { zone: String(outline.utmZone) })} />
      </h2>
      <div className={styles.columns}>
        {columns.map((column) => (
          <Column key={column[0]?.number} corners={column} />
        ))}
      </div>
      {more > 0 && (
        <p className={styles.small}>
          <Both text={inBoth("handover.moreCorners", { count: String(more) })} />
        </p>
      )}
    </section>
  );
}

function Column({ corners }: { readonly corners: readonly Corner[] }): ReactElement {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">№</th>
          <th scope="col">
            <Both text={inBoth("handover.north")} />°
          </th>
          <th scope="col">
            <Both text={inBoth("handover.east")} />°
          </th>
          <th scope="col">E, m</th>
          <th scope="col">N, m</th>
        </tr>
      </thead>
      <tbody>
        {corners.map(({ number, latitude, longitude, eastingM, northingM }) => (
          <tr key={number}>
            <th scope="row">{number}</th>
            <td>{latitude.toFixed(6)}</td>
            <td>{longitude.toFixed(6)}</td>
            <td>{eastingM.toFixed(1)}</td>
            <td>{northingM.toFixed(1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
