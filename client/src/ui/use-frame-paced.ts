import { useEffect, useState } from "react";

/** Hands on values at most once a frame: of several wishes within one, the last. */
class FramePaced<Value> {
  hand: (value: Value) => void = () => undefined;
  #wish: { readonly value: Value } | null = null;
  #frame = 0;

  /** What was last wished for and is still on its way, else what there is. */
  readonly wanted = (current: Value): Value => (this.#wish === null ? current : this.#wish.value);

  readonly want = (value: Value): void => {
    if (this.#wish === null) this.#frame = requestAnimationFrame(() => this.#pass());
    this.#wish = { value };
  };

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#wish = null;
  }

  #pass(): void {
    const wish = this.#wish;
    this.#wish = null;
    if (wish !== null) this.hand(wish.value);
  }
}

/** For what fingers and keys move faster than a page can be drawn. */
export function useFramePaced<Value>(hand: (value: Value) => void): Pick<FramePaced<Value>, "want" | "wanted"> {
  const [paced] = useState(() => new FramePaced<Value>());
  useEffect(() => {
    paced.hand = hand;
  }, [paced, hand]);
  useEffect(() => () => paced.stop(), [paced]);
  return paced;
}
