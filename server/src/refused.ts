/** What was asked for cannot be done, for a reason that whoever asked can act on: the message is one sentence to them. Nothing was changed. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
}
