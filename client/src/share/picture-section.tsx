import { type ReactElement, useState } from "react";
import { saveBlob } from "../ui/save-file.ts";
import { ActionPart } from "./action-part.tsx";
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
    <ActionPart
      heading={texts.picture.heading}
      note={texts.picture.note}
      action={texts.picture.save}
      onAction={() => void save()}
      said={said}
    />
  );
}
