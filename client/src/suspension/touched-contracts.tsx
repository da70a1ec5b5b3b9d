import { type ReactElement, type Ref, useId } from "react";
import { type ContractSite, leftAloneReasons, type Suspension } from "../api/suspension.ts";
import { useWords } from "../i18n/use-words.ts";
import { placeWords } from "../panels/card/staff/since.ts";
import type { Names } from "../workbench/names.ts";
import styles from "./suspension.module.css";
import type { Preview } from "./suspension-draft.ts";

interface TouchedContractsProps {
  readonly preview: Preview;
  readonly names: Names;
  readonly headingRef: Ref<HTMLHeadingElement>;
}

/** Whom a decision would touch, by number and by name, and whom not and why. */
export function TouchedContracts({ preview, names, headingRef }: TouchedContractsProps): ReactElement {
  const { t, count, daySlots } = useWords();
  const id = useId();
  const { form, suspension } = preview;
  const { sites } = suspension;
  const slots = { count: sites.length, number: count(sites.length), ...daySlots(form.on) };
  const sentence =
    sites.length === 0
      ? t("suspension.none")
      : t(form.action === "suspend" ? "suspension.wouldSuspend" : "suspension.wouldResume", slots);
  return (
    <section className={styles.preview} aria-labelledby={id}>
      <h2 id={id} ref={headingRef} tabIndex={-1} className={styles.heading}>
        {t("suspension.previewHeading")}
      </h2>
      <p>
        <strong>{sentence}</strong>
      </p>
      <Contracts sites={sites} names={names} />
      <LeftAlone suspension={suspension} names={names} />
    </section>
  );
}

function LeftAlone({ suspension, names }: { readonly suspension: Suspension; readonly names: Names }) {
  const { t, count } = useWords();
  const { leftAlone } = suspension;
  if (leftAlone.length === 0) return null;
  return (
    <div className={styles.leftAlone}>
      <p>{t("suspension.leftAlone", { count: leftAlone.length, number: count(leftAlone.length) })}</p>
      {leftAloneReasons.map((reason) => {
        const sites = leftAlone.filter(({ why }) => why === reason);
        if (sites.length === 0) return null;
        return (
          <div key={reason}>
            <h3 className={styles.why}>
              {t(`suspension.why.${reason}`)}: {count(sites.length)}
            </h3>
            <Contracts sites={sites} names={names} />
          </div>
        );
      })}
    </div>
  );
}

function Contracts({ sites, names }: { readonly sites: readonly ContractSite[]; readonly names: Names }) {
  const words = useWords();
  const { t } = words;
  if (sites.length === 0) return null;
  return (
    <ul className={styles.contracts}>
      {sites.map((site) => (
        <li key={site.id}>
          <b>{words.name(site.name_en, site.name_mn) || site.code}</b>{" "}
          <span className={styles.quiet}>
            {[
              words.name(site.name_en, site.name_mn) && site.code,
              placeWords(words, names.unit, site.aimag_code, site.soum_code),
              site.contract_number && t("suspension.contract", { number: site.contract_number }),
              site.is_demo && t("app.demo"),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
