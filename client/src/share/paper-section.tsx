import { type ReactElement, useState } from "react";
import { useIsNarrow } from "../ui/use-narrow.ts";
import { ActionPart } from "./action-part.tsx";
import { printPicture } from "./print-picture.ts";
import { useShareTexts } from "./share-words.ts";
import { type SheetOf, useSheet } from "./use-sheet.ts";

interface PaperSectionProps {
  readonly of: SheetOf;
  /** Takes the panel away: a browser prints what it shows. */
  readonly onPrint: () => void;
}

/** One sheet of paper. A wide page is laid out for it; a phone's, where legend and map are never seen together, prints a sheet made for it. */
export function PaperSection({ of, onPrint }: PaperSectionProps): ReactElement {
  const texts = useShareTexts();
  const isNarrow = useIsNarrow();
  const makeSheet = useSheet(of);
  const [said, setSaid] = useState("");
  const print = async () => {
    const sheet = isNarrow ? await makeSheet(true) : undefined;
    if (sheet === null) {
      setSaid(texts.picture.failed);
      return;
    }
    onPrint();
    if (sheet) await printPicture(sheet.picture);
    // After the panel has gone from the page.
    else setTimeout(() => window.print());
  };
  return (
    <ActionPart
      heading={texts.paper.heading}
      note={texts.paper.note}
      action={texts.paper.print}
      onAction={() => void print()}
      said={said}
    />
  );
}
