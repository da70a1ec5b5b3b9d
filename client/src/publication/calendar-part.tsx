import type { MadeRelease, PublicationState } from "@asm-atlas/data/domain/publication/administration.ts";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { explainFailure } from "../api/failure.ts";
import { previewRelease } from "../api/publication.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { TableFrame } from "../ui/table.tsx";
import { MakeRelease } from "./make-release.tsx";
import { Preview } from "./preview.tsx";
import styles from "./publication.module.css";

/** The releases made, the next one, and a look at it before anybody else can. */
export function CalendarPart({ state }: { readonly state: PublicationState }): ReactElement {
  const { t, day, count } = useWords();
  const [said, setSaid] = useState("");
  const look = useMutation({ mutationFn: previewRelease });
  const heading = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { next } = state;
  // What was asked for is below: it is read out, and on a phone brought into sight.
  useEffect(() => {
    if (!look.data) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView();
  }, [look.data]);
  return (
    <>
      <section aria-labelledby="next-release">
        <h2 id="next-release">{t("publication.nextHeading")}</h2>
        <p>
          {t("publication.next", { cutOff: day(next.cutOffOn), earliest: day(next.earliestOn) })}{" "}
          {t(next.isDue ? "publication.due" : "publication.notDue")}
        </p>
        <button
          ref={button}
          type="button"
          className={styles.primary}
          disabled={look.isPending}
          onClick={() => {
            setSaid("");
            look.mutate();
          }}
        >
          {t("publication.look")}
        </button>
        <p role="status">{look.isPending ? t("publication.looking") : said}</p>
        {look.error && <FailureNote sentence={explainFailure(look.error, t)} />}
      </section>
      {look.data && (
        <>
          <Preview preview={look.data} headingRef={heading} isInvented={state.isInvented} />
          <MakeRelease
            preview={look.data}
            onMade={(number) => {
              look.reset();
              button.current?.focus(); // the form that was sent is gone
              setSaid(t("publication.published", { number: count(number) }));
            }}
          />
        </>
      )}
      <section aria-labelledby="releases-made">
        <h2 id="releases-made">{t("publication.pastHeading")}</h2>
        {state.releases.length === 0 ? <p>{t("publication.noneMade")}</p> : <Made releases={state.releases} />}
      </section>
    </>
  );
}

const made = ["number", "cutOff", "released", "register", "regions", "by", "accepted"] as const;

function Made({ releases }: { readonly releases: readonly MadeRelease[] }): ReactElement {
  const { t, day, count } = useWords();
  const isOpen = (is: boolean) => t(is ? "publication.open" : "publication.shut");
  return (
    <TableFrame name={t("publication.pastHeading")} columns={made.map((column) => t(`publication.made.${column}`))}>
      {releases.map((release) => (
        <tr key={release.number}>
          <th scope="row">
            {count(release.number)}
            {release.isDemo && ` (${t("publication.demo")})`}
          </th>
          <td>{day(release.cutOffOn)}</td>
          <td>{day(release.releasedOn)}</td>
          <td>{isOpen(release.registerIsOpen)}</td>
          <td>{isOpen(release.regionsAreOpen)}</td>
          <td>{release.by ?? t("publication.byCommand")}</td>
          <td>
            <Accepted release={release} />
          </td>
        </tr>
      ))}
    </TableFrame>
  );
}

/** What the gate found and somebody let pass, with why. */
function Accepted({ release: { accepted } }: { readonly release: MadeRelease }): ReactElement {
  const { t, say, count } = useWords();
  const [first] = accepted;
  if (!first) return <>{t("publication.passed")}</>;
  return (
    <details className={styles.fold}>
      <summary>{t("publication.acceptedFindings", { count: accepted.length, number: count(accepted.length) })}</summary>
      <p className={styles.quiet}>
        {t("publication.becauseOf", { reason: first.reason })}
        {first.by && ` (${first.by})`}
      </p>
      <ul className={styles.plain}>
        {accepted.slice(0, 50).map((finding) => (
          <li key={`${finding.test} ${finding.unitCode}`}>
            {t(`publication.finding.${finding.test}`, {
              name: say(finding.name),
              found: finding.found,
              needed: finding.needed,
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
