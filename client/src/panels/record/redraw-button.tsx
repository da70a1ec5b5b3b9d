import type { ReactElement } from "react";
import { useSession } from "../../api/session.ts";
import buttons from "../../ui/button.module.css";
import { mayOpen } from "../aside/asides.ts";
import { openAside } from "../aside/open-aside.ts";
import styles from "./record.module.css";

interface RedrawButtonProps {
  readonly aside: "redraw-outline" | "draw-area";
  readonly label: string;
}

/** Leads from a card to the outline of its record, for whoever may change it. */
export function RedrawButton({ aside, label }: RedrawButtonProps): ReactElement | null {
  const { data: session } = useSession();
  if (!mayOpen(session?.role ?? "anonymous", aside)) return null;
  return (
    <div className={styles.buttons}>
      <button type="button" className={buttons.small} onClick={() => openAside(aside)}>
        {label}
      </button>
    </div>
  );
}
