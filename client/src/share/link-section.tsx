import { type ReactElement, useState } from "react";
import type { Audience } from "../map/map-state.ts";
import { QrCode } from "../ui/qr-code.tsx";
import { CopiedText } from "./copied-text.tsx";
import styles from "./share.module.css";
import { useShareTexts } from "./share-words.ts";

interface LinkSectionProps {
  readonly link: string;
  readonly audience: Audience;
}

/** The link: to copy, to send by whatever the device sends with, to read with a camera. */
export function LinkSection({ link, audience }: LinkSectionProps): ReactElement {
  const texts = useShareTexts();
  const [hasCode, setHasCode] = useState(false);
  const canSend = typeof navigator.share === "function";
  // Whoever puts the sheet of their device away has changed their mind; that is no failure.
  const send = () => navigator.share({ title: document.title, url: link }).catch(() => undefined);
  return (
    <section className={styles.part}>
      <h3>{texts.link.heading}</h3>
      <p>{audience === "staff" ? texts.link.staffNote : texts.link.note}</p>
      <CopiedText label={texts.link.address} text={link} copyLabel={texts.link.copy} rows={2}>
        {canSend && (
          <button type="button" className={styles.button} onClick={() => void send()}>
            {texts.link.send}
          </button>
        )}
        <button type="button" className={styles.button} aria-expanded={hasCode} onClick={() => setHasCode(!hasCode)}>
          {texts.link.code}
        </button>
      </CopiedText>
      {hasCode && (
        <div className={styles.code}>
          <QrCode text={link} label={texts.link.codeOf} sizePx={200} />
        </div>
      )}
    </section>
  );
}
