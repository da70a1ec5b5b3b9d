import {
  type OpenDataFile,
  type OpenDataIndex,
  openDataIndexName,
  openDataPath,
  openDataSumsName,
} from "@asm-atlas/data/domain/publication/open-data.ts";
import type { ReactElement } from "react";
import { fillIn } from "../i18n/open-data/open-data-text.ts";
import { useWords } from "../i18n/use-words.ts";
import { TableFrame } from "../ui/table.tsx";
import { fileSize } from "./file-size.ts";
import styles from "./open-data.module.css";
import { useText } from "./use-text.ts";

/** Every file of a release, with its size and checksum. */
export function Files({ index }: { readonly index: OpenDataIndex }): ReactElement {
  const { say, count, measure } = useWords();
  const text = useText();
  const { number } = index.release;
  const { files } = text;
  return (
    <section className={styles.section}>
      <h2>{fillIn(files.heading, { number })}</h2>
      <p>{files.lead}</p>
      {index.geopackage ? (
        <div className={styles.everything}>
          <a className={styles.button} href={index.geopackage.path} download>
            {files.geopackage}
          </a>
          <p className={styles.aside}>
            {fillIn(files.geopackageExplained, { size: fileSize(index.geopackage.bytes, text, measure) })}
          </p>
        </div>
      ) : (
        <p>{files.withheld}</p>
      )}
      <TableFrame name={files.collection} columns={[files.collection, { number: files.rows }, files.map, files.table]}>
        {index.collections.map((collection) => (
          <tr key={collection.id}>
            <th scope="row">{say(collection.title)}</th>
            <td data-is-number>{count(collection.rows)}</td>
            {[collection.geojson, collection.csv].map((file, column) => (
              <td key={file.name}>
                <Download
                  file={file}
                  title={say(collection.title)}
                  format={(column === 0 ? files.map : files.table) ?? ""}
                />
              </td>
            ))}
          </tr>
        ))}
      </TableFrame>
      <Sums index={index} />
      <p>
        <a href={openDataPath(number, openDataIndexName)}>{files.index}</a>
      </p>
    </section>
  );
}

/** The size is what one sees; what is downloaded is said to whoever hears the link alone. */
function Download(props: {
  readonly file: OpenDataFile;
  readonly title: string;
  readonly format: string;
}): ReactElement {
  const { file, title, format } = props;
  const { measure } = useWords();
  const text = useText();
  const size = fileSize(file.bytes, text, measure);
  return (
    <a
      className={styles.download}
      href={file.path}
      download
      aria-label={fillIn(text.files.download, { collection: title, format, size })}
    >
      {size}
    </a>
  );
}

function Sums({ index }: { readonly index: OpenDataIndex }): ReactElement {
  const { files } = useText();
  const all = [
    ...(index.geopackage ? [index.geopackage] : []),
    ...index.collections.flatMap(({ geojson, csv }) => [geojson, csv]),
  ];
  return (
    <details>
      <summary className={styles.summary}>{files.sums}</summary>
      <p>
        {files.sumsExplained}{" "}
        <a href={openDataPath(index.release.number, openDataSumsName)} download>
          {files.sumsFile}
        </a>
      </p>
      <dl className={styles.sums}>
        {all.map(({ name, sha256 }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{sha256}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
