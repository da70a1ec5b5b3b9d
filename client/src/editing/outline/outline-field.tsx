import type { OutlineRules } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { describeGeometryReason } from "@asm-atlas/data/domain/geometry.ts";
import { ruleSentences } from "@asm-atlas/data/domain/rule-sentences.ts";
import { type ReactElement, useDeferredValue, useEffect, useMemo } from "react";
import { useAnnouncement } from "../../app/announce.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { OutlineMark } from "../../map/outline/outline-state.ts";
import buttons from "../../ui/button.module.css";
import { useMedia } from "../../ui/use-media.ts";
import styles from "../editing.module.css";
import { CornerEditor } from "./corner-editor.tsx";
import { type Findings, findingsOf, nothingAround } from "./findings.ts";
import type { Land } from "./land.ts";
import { OtherWays } from "./other-ways.tsx";
import outline from "./outline.module.css";
import { ProposalBox } from "./proposal-box.tsx";
import { Rules } from "./rules.tsx";
import { modeOf, partsInHand, partsToSave, useOutline } from "./session.ts";
import { SplitOffNote } from "./split-off-note.tsx";
import { useSurroundings } from "./surroundings.ts";
import { useOutlineDraft } from "./use-outline-draft.ts";

interface OutlineFieldProps {
  /** Names the draft on this device. */
  readonly draftKey: string;
  readonly rules: OutlineRules;
  /** The outline on record, GeoJSON; null where there is none. */
  readonly was: unknown;
  readonly of: Land;
  /** What the server or the form found wrong, in words. */
  readonly problem: string | null;
}

/** An outline while it is drawn on the map: what it measures, what of the rules it breaks and where, and how to put that right. */
export function OutlineField({ draftKey, rules, was, of, problem }: OutlineFieldProps): ReactElement {
  const words = useWords();
  const { t, moment } = words;
  const { kept, anew } = useOutlineDraft(draftKey, was, of.kind);
  const session = useOutline();
  const { steps, at, reshaping, path, purpose } = session;
  const inHand = useDeferredValue(
    useMemo(() => partsInHand({ steps, at, reshaping, path, purpose }), [steps, at, reshaping, path, purpose]),
  );
  const around = useSurroundings(of, inHand);
  const findings = useMemo(() => findingsOf(inHand, rules, around), [inHand, rules, around]);
  usePointedOut(findings);
  useSpoken(rules);
  const { refusal, proposal, isRecalled } = session;
  return (
    <fieldset className={styles.place}>
      <legend className={styles.label}>{t("editing.place")}</legend>
      <Figures findings={findings} />
      {isRecalled && typeof kept === "string" && (
        <p className={styles.recalled}>
          {t("outline.recalled", { moment: moment(kept) })}{" "}
          <button type="button" className={buttons.link} onClick={anew}>
            {t("outline.anew")}
          </button>
        </p>
      )}
      {problem && <p className={styles.problem}>{problem}</p>}
      {refusal && (
        <p className={styles.problem} role="alert">
          {t(`outline.refused.${refusal}`)}
        </p>
      )}
      {proposal ? (
        <ProposalBox proposal={proposal} />
      ) : (
        findings && <Rules findings={findings} rules={rules} of={of.kind} />
      )}
      {!proposal && <SplitOffNote />}
      {!proposal && <Hint />}
      <CornerEditor />
      {!proposal && <OtherWays />}
      {kept !== null && (
        <p className={outline.quiet}>
          {kept === false ? t("outline.notKept") : t("outline.kept", { time: moment(kept).slice(-5) })}
        </p>
      )}
    </fieldset>
  );
}

function Figures({ findings }: { readonly findings: Findings | null }): ReactElement {
  const { t, count, measure } = useWords();
  if (!findings) return <p className={styles.now}>{t("outline.none")}</p>;
  const { areaHa, perimeterM, corners } = findings.measure;
  return (
    <dl className={outline.figures}>
      <div>
        <dt>{t("outline.figures.area")}</dt>
        <dd>{measure(areaHa)}</dd>
      </div>
      <div>
        <dt>{t("outline.figures.perimeter")}</dt>
        <dd>{count(perimeterM)}</dd>
      </div>
      <div>
        <dt>{t("outline.figures.corners")}</dt>
        <dd>{count(corners)}</dd>
      </div>
    </dl>
  );
}

function Hint(): ReactElement {
  const { t } = useWords();
  const hasPointer = useMedia("(hover: hover)");
  const mode = modeOf(useOutline());
  return (
    <>
      <p className={outline.quiet}>{hasPointer ? t(`outline.hint.${mode}`) : t(`outline.fingerHint.${mode}`)}</p>
      {hasPointer && (
        <details className={outline.quiet}>
          <summary>{t("tools.byKeyboard")}</summary>
          {t("outline.keys")}
        </details>
      )}
    </>
  );
}

/** Shows on the map what breaks a rule and what a repair takes away, and tells the form whether the outline can be saved. */
function usePointedOut(findings: Findings | null): void {
  const { t, language, measure } = useWords();
  const proposal = useOutline((session) => session.proposal);
  useEffect(() => {
    const [reason] = findings?.reasons ?? [];
    const [overlap] = findings?.overlaps ?? [];
    const overlapMarks = (findings?.overlaps ?? []).map(
      ({ piece, areaHa }): OutlineMark => ({
        kind: "overlap",
        parts: piece,
        label: `${measure(areaHa)} ${t("outline.figures.area")}`,
      }),
    );
    const protectedMarks = (findings?.protections ?? []).map(
      ({ piece }): OutlineMark => ({ kind: "protected", parts: piece, label: "" }),
    );
    const abroad = findings?.abroad ?? null;
    const proposed = (proposal?.choices ?? []).map(
      ({ removed, piece, keptHa }): OutlineMark =>
        proposal?.kind === "trim"
          ? { kind: "removed", parts: removed, label: "" }
          : { kind: "piece", parts: piece, label: `${measure(keptHa)} ${t("outline.figures.area")}` },
    );
    useOutline.setState({
      marks: proposal ? proposed : [...protectedMarks, ...overlapMarks],
      trouble: reason?.at ?? abroad,
      fault: reason
        ? describeGeometryReason(reason, language)
        : abroad
          ? ruleSentences.rehabilitation_zone_by_outline_in_mongolia[language]
          : overlap
            ? t("outline.overlap", { area: measure(overlap.areaHa), code: overlap.code })
            : null,
    });
  }, [findings, proposal, t, language, measure]);
}

/** What a screen reader hears of every corner that is set, moved or removed; moving the pointer says nothing. */
function useSpoken(rules: OutlineRules): void {
  const { t, measure, count } = useWords();
  const parts = useStable(partsToSave(useOutline()));
  const measured = useMemo(() => findingsOf(parts, rules, nothingAround)?.measure, [parts, rules]);
  useAnnouncement(
    measured
      ? t("outline.spoken", {
          area: measure(measured.areaHa),
          perimeter: count(measured.perimeterM),
          corners: count(measured.corners),
        })
      : "",
  );
}

/** The same object as long as it says the same. */
function useStable<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it says is what counts
  return useMemo(() => value, [text]);
}
