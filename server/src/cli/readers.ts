/** Whoever reads from a pipe (`| head`) may have seen enough: that is no failure. */
export function isReaderGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}

/** From now on a stream whose reader has gone takes words for nobody, and the command goes on to its end. Any other error is thrown as before. */
export function outliveReaders(...streams: readonly NodeJS.WriteStream[]): void {
  for (const stream of streams) {
    stream.on("error", (error) => {
      if (!isReaderGone(error)) throw error;
    });
  }
}
