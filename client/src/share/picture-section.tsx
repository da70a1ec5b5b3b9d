import { type ReactElement, useState } from "react";
import { saveBlob } from "../ui/save-file.ts";
import styles from "./share.module.css";
import { filled, useShareTexts } from "./share-words.ts";
import { type SheetOf, useSheet } from "./use-sheet.ts";

/** The map as a picture to be kept: made here, from what is on screen. */
export function PictureSection(of: SheetOf): ReactElement {
  const texts = useShareTexts();
  const makeSheet = useSheet(of);
  const [said, setSaid] = useState("");
  const save = async () => {
    const sheet = await makeSheet(false);
    if (sheet) saveBlob(sheet.name, sheet.picture);
    setSaid(sheet ? filled(texts.picture.saved, { name: sheet.name }) : texts.picture.failed);
  };
  return (
    <section className={styles.part}>
      <h3>{texts.picture.heading}</h3>
      <p>{texts.picture.note}</p>
      <div className={styles.buttons}>
        <button type="button" className={styles.button} onClick={() => void save()}>
          {texts.picture.save}
        </button>
        <span role="status" className={styles.said}>
          {said}
        </span>
      </div>
    </section>
  );
}
