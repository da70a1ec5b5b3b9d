import { limits } from "@asm-atlas/data/domain/limits.ts";
import { type DragEvent, type ReactElement, useId, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { boxOf } from "../../map/geometry.ts";
import { geometryOfParts } from "../../map/outline/parts.ts";
import { useMapCommands } from "../../workbench/map-commands.ts";
import styles from "../editing.module.css";
import outline from "./outline.module.css";
import { useOutline } from "./session.ts";
import { takeOutlineFile } from "./take-file.ts";

/** Near enough to take hold of the corners of a field. */
const closestZoom = 16;
const mostMb = limits.outlineFileBytes / 1_048_576;

/** An outline out of one GeoJSON, KML or GPX file, chosen or dropped. */
export function FileWay(): ReactElement {
  const { t, count } = useWords();
  const id = useId();
  const commands = useMapCommands();
  const [said, setSaid] = useState({ words: "", isFault: false });
  const take = async (file: File | undefined) => {
    if (!file) return;
    const read = await takeOutlineFile(file);
    if (!read.ok) {
      const words = t(`outline.fileFault.${read.fault}`, { most: mostMb, corners: count(limits.zoneVertices) });
      setSaid({ words, isFault: true });
      return;
    }
    const { parts, others } = read;
    useOutline.getState().takeFinished(parts);
    const geometry = geometryOfParts(parts);
    const box = geometry && boxOf(geometry);
    if (box) commands.current?.fitBox(box, closestZoom);
    const taken = t("outline.fileTaken", { count: parts.length, name: file.name });
    setSaid({ words: others > 0 ? `${taken} ${t("outline.fileMore", { count: others })}` : taken, isFault: false });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shorter way for those with a mouse; the field below does the same
    <div className={outline.wayContent} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <p className={outline.quiet}>{t("outline.fileExplained", { most: mostMb })}</p>
      <label htmlFor={id} className={styles.label}>
        {t("outline.fileLabel")}
      </label>
      <input
        id={id}
        type="file"
        accept=".geojson,.json,.kml,.gpx"
        onChange={({ target }) => {
          void take(target.files?.[0]);
          // The same file may be chosen again.
          target.value = "";
        }}
      />
      <p role="status" className={said.isFault ? styles.problem : outline.quiet}>
        {said.words}
      </p>
    </div>
  );
}
