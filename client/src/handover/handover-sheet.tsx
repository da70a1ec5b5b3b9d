import { attachmentKinds } from "@asm-atlas/data/domain/attachments/kinds.ts";
import { bestPair } from "@asm-atlas/data/domain/attachments/pairs.ts";
import { rehabilitationZoneLayer } from "@asm-atlas/data/domain/layers/rehabilitation-zone.ts";
import type { Bilingual, CodeEntry } from "@asm-atlas/data/domain/text.ts";
import { zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { Feature } from "geojson";
import type { ReactElement, ReactNode } from "react";
import { fileAddress } from "../api/attachments.ts";
import { useFeed } from "../api/collections.ts";
import { readerOf } from "../api/read.ts";
import { type Attachment, sortedAttachments } from "../attachments/attachment.ts";
import { todayInMongolia } from "../map/overlays.ts";
import { Both, inBoth } from "./both.tsx";
import { CornerTable } from "./corner-table.tsx";
import styles from "./handover.module.css";
import { outlineOf } from "./outline.ts";
import { OutlinePicture } from "./outline-picture.tsx";

/** Counters in the order of the work. They are never added together. */
const counters = ["area_ha", "disturbed_ha", "technical_ha", "topsoil_ha", "biological_ha", "accepted_ha"];
const signatories = ["handover.handsOver", "handover.receives", "handover.witness"] as const;
const signatureLines = ["handover.position", "handover.signature", "handover.date"] as const;

const labelOf = (entries: readonly CodeEntry[], code: string): Bilingual =>
  entries.find((entry) => entry.code === code)?.label ?? { en: code, mn: code };

interface HandoverSheetProps {
  readonly zone: Feature;
  readonly attachments: readonly Feature[];
}

/** One page of A4: what is handed over, where it is to the decimetre, how it looks, and who signs. No name of a person is printed. */
export function HandoverSheet({ zone, attachments }: HandoverSheetProps): ReactElement {
  const read = readerOf(zone);
  const place = usePlace(read.text("soum_code"), read.text("aimag_code"));
  const { photos, papers } = sortedAttachments(attachments);
  const outline = zone.geometry && outlineOf(zone.geometry);
  const code = read.text("code") ?? "";
  const names = [read.text("name_mn"), read.text("name_en")].filter((name) => name !== null);
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <h1>
          <Both text={inBoth("handover.title")} />
        </h1>
        <p className={styles.names}>{[...new Set(names)].join(" · ")}</p>
        {read.flag("is_demo") && (
          <p className={styles.demo}>
            <Both text={inBoth("handover.demo")} />
          </p>
        )}
      </header>
      <div className={styles.halves}>
        <Part heading={inBoth("handover.outline")}>
          {outline && <OutlinePicture outline={outline} label={inBoth("handover.outlineSpoken").en} />}
        </Part>
        <div className={styles.facts}>
          <dl>
            <Fact label={inBoth("handover.code")}>{code}</Fact>
            <Fact label={inBoth("handover.place")}>
              <Both text={place} />
            </Fact>
            <Fact label={inBoth("handover.stage")}>
              <Both text={labelOf(zoneStageWorkflow.states, read.text("stage") ?? "")} />
            </Fact>
            <Fact label={inBoth("handover.sheetOf")}>{todayInMongolia()}</Fact>
          </dl>
          <Part heading={inBoth("handover.hectares")}>
            <dl>
              {counters.map((name) => {
                const label = rehabilitationZoneLayer.fields.find((field) => field.name === name)?.label;
                return (
                  label && (
                    <Fact key={name} label={label}>
                      {read.number(name)?.toFixed(2) ?? "—"}
                    </Fact>
                  )
                );
              })}
            </dl>
          </Part>
        </div>
      </div>
      <Part heading={inBoth("handover.photos")}>
        <Photos photos={photos} />
      </Part>
      {outline && <CornerTable outline={outline} />}
      <Part heading={inBoth("handover.papers")}>
        {papers.length === 0 ? (
          <p className={styles.small}>
            <Both text={inBoth("handover.noPapers")} />
          </p>
        ) : (
          <ul className={styles.small}>
            {papers.map((paper) => (
              <li key={paper.id}>
                <Both text={labelOf(attachmentKinds, paper.kind)} />{" "}
                {[paper.takenOn, paper.caption].filter(Boolean).join(", ")}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part heading={inBoth("handover.signatures")}>
        <div className={styles.signatures}>
          {signatories.map((who) => (
            <dl key={who}>
              <dt className={styles.who}>
                <Both text={inBoth(who)} />
              </dt>
              {signatureLines.map((line) => (
                <dd key={line} className={styles.line}>
                  <Both text={inBoth(line)} />
                </dd>
              ))}
            </dl>
          ))}
        </div>
      </Part>
    </article>
  );
}

/** Soum and aimag in both languages; their codes until the names have come. */
function usePlace(soum: string | null, aimag: string | null): Bilingual {
  const { data: units } = useFeed("staff", "admin-units");
  const nameOf = (code: string, field: "name_en" | "name_mn"): string =>
    String(units?.features.find(({ properties }) => properties?.code === code)?.properties?.[field] ?? code);
  const codes = [soum, aimag].filter((code) => code !== null);
  return {
    en: codes.map((code) => nameOf(code, "name_en")).join(", "),
    mn: codes.map((code) => nameOf(code, "name_mn")).join(", "),
  };
}

/** Before and after, or the newest two where there is no such pair. */
function Photos({ photos }: { readonly photos: readonly Attachment[] }): ReactElement {
  const pair = bestPair(photos);
  const shown = pair ? [pair.before, pair.after] : photos.slice(-2);
  if (shown.length === 0)
    return (
      <p className={styles.small}>
        <Both text={inBoth("handover.noPhotos")} />
      </p>
    );
  return (
    <div className={styles.photos}>
      {shown.map((photo) => (
        <figure key={photo.id}>
          <img src={fileAddress(photo.id, "full")} alt={photo.caption ?? labelOf(attachmentKinds, photo.kind).en} />
          <figcaption className={styles.small}>
            <Both text={labelOf(attachmentKinds, photo.kind)} />{" "}
            {[photo.takenOn, photo.caption].filter(Boolean).join(", ")}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}

function Part({ heading, children }: { readonly heading: Bilingual; readonly children: ReactNode }): ReactElement {
  return (
    <section>
      <h2 className={styles.heading}>
        <Both text={heading} />
      </h2>
      {children}
    </section>
  );
}

function Fact({ label, children }: { readonly label: Bilingual; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>
        <Both text={label} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
