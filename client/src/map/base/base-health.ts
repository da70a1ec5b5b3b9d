export type BasePhase = "coming" | "there" | "failed";

/** So many tiles in a row that could not be had mean that the server is gone, not that its map has a hole. */
const failuresInRow = 8;

/**
 * Whether another base map can be had, judged by its tiles: it is there from the first one on, and has failed when nothing is under way any
 * more and not one came, or when many in a row did not.
 */
export class BaseHealth {
  readonly #onPhase: (phase: BasePhase) => void;
  #phase: BasePhase = "coming";
  #underWay = 0;
  #succeeded = 0;
  #failed = 0;
  #failedInRow = 0;

  constructor(onPhase: (phase: BasePhase) => void) {
    this.#onPhase = onPhase;
  }

  get phase(): BasePhase {
    return this.#phase;
  }

  started(): void {
    this.#underWay += 1;
  }

  succeeded(): void {
    this.#underWay -= 1;
    this.#succeeded += 1;
    this.#failedInRow = 0;
    this.#become("there");
  }

  failed(): void {
    this.#underWay -= 1;
    this.#failed += 1;
    this.#failedInRow += 1;
    if (this.#failedInRow >= failuresInRow) this.#become("failed");
    else this.#judge();
  }

  /** The map moved on and the tile is not wanted any more. */
  gaveUp(): void {
    this.#underWay -= 1;
    this.#judge();
  }

  /** What everything depends on (a style, the list of its tiles) could not be had. */
  brokeDown(): void {
    this.#become("failed");
  }

  /** Nothing was asked for where the map looks: there is no tile there, which is no failure. */
  settled(): void {
    if (this.#underWay === 0 && this.#failed === 0 && this.#phase === "coming") this.#become("there");
  }

  #judge(): void {
    if (this.#underWay === 0 && this.#succeeded === 0 && this.#failed > 0) this.#become("failed");
  }

  #become(phase: BasePhase): void {
    if (phase === this.#phase) return;
    this.#phase = phase;
    this.#onPhase(phase);
  }
}
