import type { OutlineRules } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { describeGeometryReason, geometryReason } from "@asm-atlas/data/domain/geometry.ts";
import { protectionKinds } from "@asm-atlas/data/domain/layers/protected-area.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { ruleSentences } from "@asm-atlas/data/domain/rule-sentences.ts";
import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { formatDistance } from "../../map/tools/measures.ts";
import { useView } from "../../state/view-store.ts";
import { Icon } from "../../ui/icons.tsx";
import styles from "../editing.module.css";
import type { Findings, Overlap, Protection } from "./findings.ts";
import type { Land } from "./land.ts";
import { joined, trimmed } from "./operations.ts";
import outline from "./outline.module.css";
import { type Closing, partsNow, useOutline } from "./session.ts";

/** Makes what a repair gives part of the session: a next state, a choice to be made, or why nothing comes of it. */
function take(closing: Closing): void {
  if ("refusal" in closing) useOutline.setState({ refusal: closing.refusal });
  else if ("proposal" in closing) useOutline.setState({ proposal: closing.proposal, refusal: null });
  else useOutline.getState().change(closing.parts);
}

export function mergeParts(): void {
  take(joined(partsNow(useOutline.getState())));
}

const meetingParts: readonly string[] = [
  geometryReason.partsOverlap,
  geometryReason.partsShareEdge,
  geometryReason.partsNested,
];

/** The rules an outline is held against, in words: first what is broken and how to put it right, then what holds. */
export function Rules({
  findings,
  rules: { leastHa, mostHa },
  of,
}: {
  readonly findings: Findings;
  readonly rules: OutlineRules;
  readonly of: Land["kind"];
}): ReactElement {
  const { t, language, say, measure } = useWords();
  const { reasons, overlaps, protections, abroad, nearest, isLinked, isFar } = findings;
  const isSize = reasons.some(
    ({ code }) => code === geometryReason.areaTooSmall || code === geometryReason.areaTooLarge,
  );
  return (
    <section className={outline.rules} aria-label={t("outline.rules")}>
      {overlaps.map((overlap) => (
        <OverlapBox key={overlap.code} overlap={overlap} overlaps={overlaps} />
      ))}
      {reasons.length > 0 && (
        <div className={outline.fault} role="alert">
          <ul>
            {reasons.slice(0, 3).map((reason) => (
              <li key={`${reason.code} ${reason.path}`}>{describeGeometryReason(reason, language)}</li>
            ))}
          </ul>
          {reasons.some(({ code }) => meetingParts.includes(code)) && (
            <button type="button" className={styles.secondary} onClick={mergeParts}>
              {t("outline.mergeParts")}
            </button>
          )}
        </div>
      )}
      {abroad && (
        <p className={outline.fault} role="alert">
          {say(ruleSentences.rehabilitation_zone_by_outline_in_mongolia)}
        </p>
      )}
      {protections.map((protection) => (
        <ProtectionNote key={protection.code} protection={protection} />
      ))}
      {isFar && nearest && (
        <p className={outline.warning}>
          {t(of === "zone" ? "outline.far" : "areas.pointOutside", {
            distance: formatDistance(nearest.distanceM, language),
            code: nearest.code,
          })}
        </p>
      )}
      {of === "site-area" && findings.measure.areaHa > limits.siteAreaUsualHa && (
        <p className={outline.warning}>{t("areas.aboveUsual", { most: measure(limits.siteAreaUsualHa) })}</p>
      )}
      <ul className={outline.holds}>
        {reasons.length === 0 && !abroad && <Holds words={t("outline.valid")} />}
        {!isSize && reasons.length === 0 && (
          <Holds words={t("outline.rightSize", { least: measure(leastHa), most: measure(mostHa) })} />
        )}
        {of === "zone" && reasons.length === 0 && overlaps.length === 0 && <Holds words={t("outline.alone")} />}
        {nearest && isLinked && !isFar && <Holds words={nearWords(nearest)} />}
        {nearest && !isLinked && (
          <li className={outline.quiet}>
            <Icon name="minus" size={16} />
            {t("outline.unlinked", { near: nearWords(nearest) })}
          </li>
        )}
      </ul>
    </section>
  );

  function nearWords({ code, distanceM }: NonNullable<Findings["nearest"]>): string {
    if (distanceM === 0) return t("outline.inside", { code });
    return t(isLinked ? "outline.near" : "outline.nearestOfAll", {
      distance: formatDistance(distanceM, language),
      code,
    });
  }
}

/** That land is under protection does not keep it from being repaired; whoever marks it should know. */
function ProtectionNote({ protection }: { readonly protection: Protection }): ReactElement {
  const { t, measure, name, sayCode, day } = useWords();
  const { kind, nameEn, nameMn, source, asOf, isDemo, areaHa } = protection;
  return (
    <div className={outline.warning} role="status">
      <p>
        {t("outline.protected", {
          area: measure(areaHa),
          name: name(nameEn, nameMn),
          kind: sayCode(protectionKinds, kind),
        })}
      </p>
      <p className={outline.quiet}>
        {t("outline.protectedSource", { source, date: day(asOf) })}
        {isDemo && ` ${t("outline.protectedDemo")}`}
      </p>
    </div>
  );
}

function Holds({ words }: { readonly words: string }): ReactElement {
  return (
    <li>
      <Icon name="check" size={16} />
      {words}
    </li>
  );
}

function OverlapBox({
  overlap: { code, areaHa },
  overlaps,
}: {
  readonly overlap: Overlap;
  readonly overlaps: readonly Overlap[];
}): ReactElement {
  const { t, measure } = useWords();
  const isUnderWay = useOutline(({ path, reshaping }) => path !== null || reshaping !== null);
  const trim = () =>
    take(
      trimmed(
        partsNow(useOutline.getState()),
        overlaps.map(({ zone }) => zone),
      ),
    );
  return (
    <div className={outline.fault} role="alert">
      <p>
        <b>{t("outline.overlap", { area: measure(areaHa), code })}</b>
      </p>
      <p className={outline.quiet}>{t("outline.overlapWhy")}</p>
      <div className={outline.buttons}>
        <button type="button" className={styles.primary} disabled={isUnderWay} onClick={trim}>
          {t("outline.trim")}
        </button>
        <button
          type="button"
          className={styles.secondary}
          onClick={() => useView.getState().select({ layer: "rehabilitation-zones", code })}
        >
          {t("outline.open", { code })}
        </button>
      </div>
    </div>
  );
}
