/**
 * Attack 4, solved exactly. What is public of one province is a system of whole numbers: places known in each unit at each step lie in its band,
 * never grow fewer from step to step, and add up to the province's exact number. Such a system is a flow through time: what becomes known in a
 * step enters one of the units and stays there. It has a solution just when a flow with lower bounds exists, and a linear programme over it has
 * whole corners, so that "could be none" and "could be one" are decided, not estimated.
 */
export interface ProvinceNumbers {
  /** Places known in the whole province at each step. */
  readonly totals: readonly number[];
  /** Lowest and highest number at each step, by unit. */
  readonly units: ReadonlyMap<string, readonly (readonly [low: number, high: number])[]>;
}

/** Edges with what they still can carry; each with its way back beside it (index ^ 1). */
class Network {
  private readonly to: number[] = [];
  private readonly room: number[] = [];
  private readonly from = new Map<number, number[]>();

  add(start: number, end: number, room: number): void {
    for (const [node, edge] of [
      [start, this.to.length],
      [end, this.to.length + 1],
    ] as const)
      this.from.set(node, [...(this.from.get(node) ?? []), edge]);
    this.to.push(end, start);
    this.room.push(room, 0);
  }

  /** The most that flows from source to sink: along shortest ways until there is none (Edmonds and Karp). */
  most(source: number, sink: number): number {
    for (let sum = 0; ; ) {
      const came = new Map<number, number>([[source, -1]]);
      const queue = [source];
      for (let at = 0; at < queue.length && !came.has(sink); at += 1)
        for (const edge of this.from.get(queue[at] ?? 0) ?? []) {
          const end = this.to[edge] ?? 0;
          if ((this.room[edge] ?? 0) === 0 || came.has(end)) continue;
          came.set(end, edge);
          queue.push(end);
        }
      if (!came.has(sink)) return sum;
      const way: number[] = [];
      for (let edge = came.get(sink) ?? -1; edge >= 0; edge = came.get(this.to[edge ^ 1] ?? 0) ?? -1) way.push(edge);
      const amount = Math.min(...way.map((edge) => this.room[edge] ?? 0));
      for (const edge of way) {
        this.room[edge] = (this.room[edge] ?? 0) - amount;
        this.room[edge ^ 1] = (this.room[edge ^ 1] ?? 0) + amount;
      }
      sum += amount;
    }
  }
}

/** Is there a Mongolia with these public numbers? */
export function isPossible({ totals, units }: ProvinceNumbers): boolean {
  const [source, sink, needs, gives] = [0, 1, 2, 3];
  const steps = totals.length;
  const stepNode = (step: number) => 4 + step;
  const network = new Network();
  let needed = 0;
  /** An edge that must carry at least so much: the least is given to its end and taken from its start from outside. */
  const atLeast = (start: number, end: number, low: number, high: number) => {
    network.add(start, end, high - low);
    network.add(gives, end, low);
    network.add(start, needs, low);
    needed += low;
  };
  let before = 0;
  for (const [step, total] of totals.entries()) {
    if (total < before) return false;
    atLeast(source, stepNode(step), total - before, total - before);
    before = total;
  }
  for (const [position, bounds] of [...units.values()].entries()) {
    const node = (step: number) => 4 + steps + position * steps + step;
    for (const [step, [low, high]] of bounds.entries()) {
      if (low > high) return false;
      network.add(stepNode(step), node(step), before);
      atLeast(node(step), step + 1 < steps ? node(step + 1) : sink, low, high);
    }
  }
  network.add(sink, source, before);
  return network.most(gives, needs) === needed;
}

/** The same numbers, with one unit held between bounds at every step or at the last one. */
function holding(numbers: ProvinceNumbers, unit: string, hold: "none" | "one"): ProvinceNumbers {
  const bounds = numbers.units.get(unit) ?? [];
  const held = bounds.map(([low, high], step): readonly [number, number] => {
    if (hold === "none") return [low, Math.min(high, 0)];
    return step === bounds.length - 1 ? [Math.max(low, 1), high] : [low, high];
  });
  return { ...numbers, units: new Map([...numbers.units, [unit, held]]) };
}

/** Whether a unit could hold no place at any step, and whether it could hold one. */
export function couldHold(numbers: ProvinceNumbers, unit: string): { readonly none: boolean; readonly one: boolean } {
  return { none: isPossible(holding(numbers, unit, "none")), one: isPossible(holding(numbers, unit, "one")) };
}
