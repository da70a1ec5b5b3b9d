import type { Bilingual } from "@asm-atlas/data/domain/text.ts";
import type { ReactElement } from "react";
import { handover as en } from "../i18n/workbench/en/handover.ts";
import { handover as mn } from "../i18n/workbench/mn/handover.ts";
import styles from "./handover.module.css";

type Key = `handover.${keyof typeof en}`;

/** A text of the sheet in both languages at once. @param slots what stands in its gaps */
export function inBoth(key: Key, slots: Readonly<Record<string, string>> = {}): Bilingual {
  const name = key.replace("handover.", "") as keyof typeof en;
  const fill = (text: string) => text.replaceAll(/\{\{(\w+)\}\}/g, (_gap, slot: string) => slots[slot] ?? "");
  return { en: fill(en[name]), mn: fill(mn[name]) };
}

/** Mongolian first: that is the language the sheet is signed in. */
export function Both({ text }: { readonly text: Bilingual }): ReactElement {
  return (
    <span className={styles.both}>
      <span lang="mn">{text.mn}</span>
      {text.en !== text.mn && <span lang="en">{text.en}</span>}
    </span>
  );
}
