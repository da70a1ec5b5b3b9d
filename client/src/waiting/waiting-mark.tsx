import { type ReactElement, useContext } from "react";
import { createPortal } from "react-dom";
import { useLocation, useNavigate } from "react-router";
import { BarSlotContext } from "../app/bar-slot.ts";
import { useKeptView } from "../app/use-kept-view.ts";
import { useWords } from "../i18n/use-words.ts";
import { openAside } from "../panels/aside/open-aside.ts";
import { useNotices } from "../state/notices.ts";
import { Icon } from "../ui/icons.tsx";
import { useSender } from "./use-sender.ts";
import { useWaiting } from "./use-waiting.ts";
import styles from "./waiting-mark.module.css";

const workbench = "/workbench";

/** In the bar: how many saves wait, while any does. It opens the list of them. */
export function WaitingMark(): ReactElement | null {
  useSender();
  const { t, count } = useWords();
  const slot = useContext(BarSlotContext);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const keptView = useKeptView();
  const entries = useWaiting((waiting) => waiting.entries);
  if (!slot || entries.length === 0) return null;
  const isRefused = entries.some(({ refusal }) => refusal !== null);
  const sentence = t("waiting.mark", { count: entries.length, number: count(entries.length) });
  const label = isRefused ? t("waiting.markRefused", { sentence }) : sentence;
  const open = () => {
    // The list says it too, and on a phone the notice would lie upon it.
    const { current, dismiss } = useNotices.getState();
    if (current) dismiss(current.id);
    if (pathname === workbench) openAside("waiting");
    else {
      const query = new URLSearchParams(keptView);
      query.set("open", "waiting");
      void navigate({ pathname: workbench, search: `?${query}` });
    }
  };
  return createPortal(
    <button
      type="button"
      className={styles.mark}
      data-refused={isRefused}
      aria-label={label}
      title={label}
      onClick={open}
    >
      <Icon name="clock" size={16} />
      <span className={styles.number}>{count(entries.length)}</span>
      <span className={styles.words}>{sentence}</span>
    </button>,
    slot,
  );
}
