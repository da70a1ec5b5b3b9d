import type { GateFinding, ReleasePreview } from "@asm-atlas/data/domain/publication/administration.ts";
import { type ReactElement, type RefObject, Suspense, useState } from "react";
import { lateComponent } from "../app/late-component.tsx";
import { LatePart } from "../app/late-part.tsx";
import { useWords } from "../i18n/use-words.ts";
import { TableFrame } from "../ui/table.tsx";
import { ForGood } from "./for-good.tsx";
import type { AskedOnMap } from "./map/preview-map.tsx";
import { PreviewLists } from "./preview-lists.tsx";
import styles from "./publication.module.css";

/** The map comes with the first preview: its engine is the heaviest part of the room. */
const PreviewMap = lateComponent(async () => (await import("./map/preview-map.tsx")).PreviewMap);

interface PreviewProps {
  readonly preview: ReleasePreview;
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
  readonly isInvented: boolean;
}

/** The next release beside the last one: its map, its numbers, what changes, what the gate says, and what can never be taken back. */
export function Preview({ preview, headingRef, isInvented }: PreviewProps): ReactElement {
  const { t, day, count } = useWords();
  const { last } = preview;
  const [asked, setAsked] = useState<AskedOnMap | null>(null);
  return (
    <section className={styles.boxed} aria-labelledby="preview">
      <h2 id="preview" ref={headingRef} tabIndex={-1}>
        {t("publication.previewHeading")}
      </h2>
      <p>
        {t("publication.previewLead", { number: count(preview.number), cutOff: day(preview.cutOffOn) })}{" "}
        {last
          ? t("publication.besideLast", { number: count(last.number), cutOff: day(last.cutOffOn) })
          : t("publication.noLast")}
      </p>
      <LatePart>
        <Suspense fallback={<p>{t("app.loading")}</p>}>
          <PreviewMap preview={preview} asked={asked} />
        </Suspense>
      </LatePart>
      <PreviewLists preview={preview} onShow={setAsked} />
      <Gate preview={preview} isInvented={isInvented} />
      <Numbers preview={preview} />
      <ForGood preview={preview} />
    </section>
  );
}

function Gate({ preview, isInvented }: Pick<PreviewProps, "preview" | "isInvented">): ReactElement {
  const { t, count } = useWords();
  const { findings, mayBeAccepted } = preview;
  if (findings.length === 0)
    return (
      <div className={styles.block}>
        <h3>{t("publication.gate")}</h3>
        <p className={styles.verdict}>{t("publication.gatePasses")}</p>
      </div>
    );
  return (
    <div className={styles.block}>
      <h3>{t("publication.gate")}</h3>
      <div className={`${styles.verdict} ${styles.refusal}`}>
        <p>
          <strong>{t("publication.gateRefuses", { count: findings.length, number: count(findings.length) })}</strong>
        </p>
        <ul className={styles.plain}>
          {findings.map((finding) => (
            <li key={`${finding.test} ${finding.unitCode}`}>
              <Finding finding={finding} />
            </li>
          ))}
        </ul>
        <p>
          {t(mayBeAccepted ? "publication.mayAccept" : "publication.mayNotAccept")}
          {mayBeAccepted && isInvented && ` ${t("publication.invented")}`}
        </p>
      </div>
    </div>
  );
}

function Finding({ finding }: { readonly finding: GateFinding }): ReactElement {
  const { t, say, count } = useWords();
  const { test, name, found, needed } = finding;
  return <>{t(`publication.finding.${test}`, { name: say(name), found: count(found), needed: count(needed) })}</>;
}

function Numbers({ preview }: { readonly preview: ReleasePreview }): ReactElement {
  const { t, count } = useWords();
  const told = (value: number | null) => (value === null ? "–" : count(value));
  return (
    <div className={styles.block}>
      <h3>{t("publication.numbers")}</h3>
      <TableFrame
        name={t("publication.numbers")}
        columns={[
          "",
          ...(["publication.before", "publication.after", "publication.difference"] as const).map((key) => ({
            number: t(key),
          })),
        ]}
      >
        {preview.headlines.map(({ code, before, after }) => (
          <tr key={code}>
            <th scope="row">{t(`publication.headline.${code}`)}</th>
            <td data-is-number>{told(before)}</td>
            <td data-is-number className={before === after ? undefined : styles.moved}>
              {told(after)}
            </td>
            <td data-is-number>{before === null || after === null ? "–" : signed(after - before, count)}</td>
          </tr>
        ))}
      </TableFrame>
    </div>
  );
}

/** With its sign, as a difference is read: a true minus, and nothing before zero. */
function signed(difference: number, count: (value: number) => string): string {
  if (difference === 0) return count(0);
  return `${difference > 0 ? "+" : "−"}${count(Math.abs(difference))}`;
}
