import type { Transaction } from "../db/database.ts";

/** What a check found: so many of so many hold; the first that does not, in words, by the name people know it by. */
export interface Finding {
  readonly held: number;
  readonly of: number;
  readonly firstBroken?: string;
  /** Something to know that breaks no rule. */
  readonly note?: string;
}

/** One thing that must be so. It only reads, in a snapshot of its own. */
export interface Check {
  /** Goes on after the count: "240 of 240 …". */
  readonly claim: string;
  run(transaction: Transaction): Promise<Finding>;
}

/** Gathers a finding record by record. */
export class Tally {
  #held = 0;
  #of = 0;
  #firstBroken: string | undefined;

  /** @param fault what is wrong with this one, in words; undefined: nothing */
  add(fault: string | undefined): void {
    this.#of += 1;
    if (fault === undefined) this.#held += 1;
    else this.#firstBroken ??= fault;
  }

  finding(note?: string): Finding {
    return {
      held: this.#held,
      of: this.#of,
      ...(this.#firstBroken === undefined ? {} : { firstBroken: this.#firstBroken }),
      ...(note === undefined ? {} : { note }),
    };
  }
}
