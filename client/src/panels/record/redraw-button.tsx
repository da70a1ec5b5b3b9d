import type { ReactElement } from "react";
import { useSession } from "../../api/session.ts";
import { useWords } from "../../i18n/use-words.ts";
import buttons from "../../ui/button.module.css";
import { mayOpen } from "../aside/asides.ts";
import { openAside } from "../aside/open-aside.ts";
import styles from "./record.module.css";

/** Leads from a zone's card to its outline, for whoever may change it. */
export function RedrawButton(): ReactElement | null {
  const { t } = useWords();
  const { data: session } = useSession();
  if (!mayOpen(session?.role ?? "anonymous", "redraw-outline")) return null;
  return (
    <div className={styles.buttons}>
      <button type="button" className={buttons.small} onClick={() => openAside("redraw-outline")}>
        {t("outline.redraw")}
      </button>
    </div>
  );
}
