import { type ReactElement, useMemo } from "react";
import { encode } from "uqr";

interface QrCodeProps {
  readonly text: string;
  /** What it is, for who cannot see it. */
  readonly label: string;
  readonly sizePx: number;
}

/** Light modules around the code (ISO/IEC 18004 asks for four). */
const quietModules = 4;

/** A text as a QR code, drawn here: what it says is sent to nobody. Always dark on white, which every camera reads. */
export function QrCode({ text, label, sizePx }: QrCodeProps): ReactElement {
  const { size, path } = useMemo(() => {
    const code = encode(text, { ecc: "M", border: quietModules });
    const dark = code.data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: code.size, path: dark.join("") };
  }, [text]);
  return (
    <svg
      width={sizePx}
      height={sizePx}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
