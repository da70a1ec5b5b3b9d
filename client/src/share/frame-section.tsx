import { type ReactElement, useId, useState } from "react";
import { useView } from "../state/view-store.ts";
import { embeddedLink, frameCode } from "./addresses.ts";
import { CopiedText } from "./copied-text.tsx";
import styles from "./share.module.css";
import { useShareTexts } from "./share-words.ts";

/** Pixels a frame may have along a side. */
const sides = { least: 240, most: 4_000 } as const;

/** The code of a frame with this view, of the size somebody wants. */
export function FrameSection(): ReactElement {
  const texts = useShareTexts();
  const [width, setWidth] = useState(800);
  const [height, setHeight] = useState(520);
  const address = embeddedLink(useView(), window.location);
  const code = frameCode({ address, title: texts.embed.frameTitle, width, height });
  return (
    <section className={styles.part}>
      <h3>{texts.embed.heading}</h3>
      <p>{texts.embed.note}</p>
      <div className={styles.sizes}>
        <Side label={texts.embed.width} value={width} onChange={setWidth} />
        <Side label={texts.embed.height} value={height} onChange={setHeight} />
      </div>
      <CopiedText label={texts.embed.snippet} text={code} copyLabel={texts.embed.copy} rows={4}>
        <a className={styles.button} href={address} target="_blank" rel="noreferrer">
          {texts.embed.look}
        </a>
      </CopiedText>
    </section>
  );
}

interface SideProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** What is no whole number within bounds stays in the field and changes nothing. */
function Side({ label, value, onChange }: SideProps): ReactElement {
  const id = useId();
  const [typed, setTyped] = useState(String(value));
  const change = (text: string) => {
    setTyped(text);
    const number = Number(text);
    if (Number.isInteger(number) && number >= sides.least && number <= sides.most) onChange(number);
  };
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.side}>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={sides.least}
          max={sides.most}
          value={typed}
          onChange={(event) => change(event.target.value)}
          onBlur={() => setTyped(String(value))}
        />
        <span aria-hidden="true">px</span>
      </div>
    </div>
  );
}
