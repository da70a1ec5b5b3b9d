import { type ReactElement, type RefObject, useId, useLayoutEffect, useRef } from "react";
import type { MapCommands } from "../app/map-stage.tsx";
import { useWords } from "../i18n/use-words.ts";
import type { Audience } from "../map/map-state.ts";
import { useView } from "../state/view-store.ts";
import dialogs from "../ui/dialog.module.css";
import { IconButton } from "../ui/icon-button.tsx";
import { linkTo } from "./addresses.ts";
import { FrameSection } from "./frame-section.tsx";
import { LinkSection } from "./link-section.tsx";
import { PaperSection } from "./paper-section.tsx";
import { PictureSection } from "./picture-section.tsx";
import styles from "./share.module.css";
import { useShareTexts } from "./share-words.ts";

interface SharePanelProps {
  readonly audience: Audience;
  readonly commands: RefObject<MapCommands | null>;
  readonly onClose: () => void;
}

/** Everything by which a view leaves this screen: a link, a frame for other pages, a picture, a sheet of paper. */
export function SharePanel({ audience, commands, onClose }: SharePanelProps): ReactElement {
  const { t } = useWords();
  const texts = useShareTexts();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const link = linkTo(useView(), window.location);
  const sheetOf = { audience, link, commands };
  // Closed before it is taken out of the page, or the keyboard would not be given back to the button.
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={dialogs.dialog}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // What lies behind knows Escape too.
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
      onClose={onClose}
    >
      <div className={dialogs.paper}>
        <header className={dialogs.head}>
          <h2 id={titleId}>{texts.title}</h2>
          <IconButton icon="close" label={t("app.close")} onClick={onClose} />
        </header>
        <div className={`${dialogs.body} ${styles.parts}`}>
          <LinkSection link={link} audience={audience} />
          <PictureSection {...sheetOf} />
          <PaperSection of={sheetOf} onPrint={() => dialog.current?.close()} />
          {audience === "public" && <FrameSection />}
        </div>
      </div>
    </dialog>
  );
}
