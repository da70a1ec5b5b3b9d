import { type StaffRole, staffRoles } from "@asm-atlas/data/domain/roles.ts";
import { type ReactElement, useId } from "react";
import { useWords } from "../i18n/use-words.ts";
import styles from "./accounts.module.css";
import { useAimags } from "./use-aimags.ts";

/** What both forms ask for. */
export interface Rights {
  readonly role: StaffRole;
  readonly aimags: readonly string[];
}

interface RightsFieldsProps {
  readonly rights: Rights;
  readonly onChange: (rights: Rights) => void;
  /** One's own role is for another administrator to change. */
  readonly isRoleFixed?: boolean;
}

/** What an account may do, and where. */
export function RoleField({ rights, onChange, isRoleFixed = false }: RightsFieldsProps): ReactElement {
  const { t, say } = useWords();
  const id = useId();
  return (
    <div className={styles.choice}>
      <label htmlFor={id} className={styles.label}>
        {t("accounts.role")}
      </label>
      <select
        id={id}
        className={styles.select}
        value={rights.role}
        disabled={isRoleFixed}
        onChange={({ target }) => {
          const chosen = staffRoles.find(({ code }) => code === target.value);
          if (chosen) onChange({ ...rights, role: chosen.code });
        }}
      >
        {staffRoles.map(({ code, label }) => (
          <option key={code} value={code}>
            {say(label)}
          </option>
        ))}
      </select>
    </div>
  );
}

export function AimagFields({ rights, onChange }: RightsFieldsProps): ReactElement {
  const { t } = useWords();
  const aimags = useAimags();
  const hintId = useId();
  const choose = (code: string, isChosen: boolean) =>
    onChange({
      ...rights,
      aimags: isChosen ? [...rights.aimags, code] : rights.aimags.filter((each) => each !== code),
    });
  return (
    <fieldset className={styles.aimags} aria-describedby={hintId}>
      <legend className={styles.label}>{t("accounts.aimags")}</legend>
      <p id={hintId} className={styles.quiet}>
        {t("accounts.aimagsHint")}
      </p>
      <div className={styles.checks}>
        {aimags.map(({ code, name }) => (
          <label key={code} className={styles.check}>
            <input
              type="checkbox"
              checked={rights.aimags.includes(code)}
              onChange={({ target }) => choose(code, target.checked)}
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
