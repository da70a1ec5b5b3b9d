const newline = 0x0a;

/**
 * Whole lines of a stream of bytes, as many at a time as a chunk completes, without their line ends. Only LF ends a line: rows hold every other
 * character that some reader takes for one. A last line that is not ended is given all the same.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(newline);
    if (end === -1) {
      rest.push(chunk);
      continue;
    }
    yield Buffer.concat([...rest, chunk.subarray(0, end)])
      .toString("utf8")
      .split("\n");
    rest = [chunk.subarray(end + 1)];
  }
  const last = Buffer.concat(rest).toString("utf8");
  if (last !== "") yield [last];
}
