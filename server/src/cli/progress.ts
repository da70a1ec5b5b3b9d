/** A progress line on a stream: rewritten in place on a terminal, one line every ten per cent elsewhere. */
export function progressLine(stream: NodeJS.WriteStream): (done: number, total: number, what: string) => void {
  let lastWhat = "";
  let lastTenth = -1;
  return (done, total, what) => {
    const share = total === 0 ? 1 : done / total;
    const tenth = Math.floor(share * 10);
    if (stream.isTTY) {
      const filled = Math.round(share * 24);
      stream.write(
        `\r\u001b[2K${"█".repeat(filled)}${"░".repeat(24 - filled)} ${Math.floor(share * 100)} % ${what}${share >= 1 ? "\n" : ""}`,
      );
    } else if (what !== lastWhat || tenth > lastTenth) {
      stream.write(`${Math.floor(share * 100)} % ${what}\n`);
    }
    if (what !== lastWhat) lastTenth = -1;
    lastTenth = Math.max(lastTenth, tenth);
    lastWhat = what;
  };
}
