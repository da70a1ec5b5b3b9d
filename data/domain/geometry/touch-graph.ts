import type { Position } from "./model.ts";
import { type GeometryReasonCode, geometryReason } from "./reasons.ts";
import type { Ring } from "./ring.ts";

/**
 * Where the rings of one part touch. Rings and touching points are the two kinds of nodes of a graph, a ring being joined to every point
 * where it touches another. The interior of the part is in one piece exactly when this graph has no cycle: two rings that touch twice, and
 * chains of holes, enclose something; any number of rings through one point do not.
 */
export class TouchGraph {
  /** Union-find: what is in one tree hangs together. */
  readonly #parent = new Map<Ring | string, Ring | string>();
  readonly #joined = new Set<string>();
  readonly #touchingPairs = new Set<string>();

  /** Records a touch and gives the reason if it cuts the interior apart. */
  add(ring: Ring, other: Ring, at: Position): GeometryReasonCode | undefined {
    const point = `${ring.part}:${at.join()}`;
    const pair = [ring.path, other.path].sort().join();
    const isSecondTouch = this.#touchingPairs.has(pair);
    this.#touchingPairs.add(pair);
    const closedByRing = this.#join(ring, point);
    const closedByOther = this.#join(other, point);
    if (!closedByRing && !closedByOther) return undefined;
    return isSecondTouch ? geometryReason.ringsTouchTwice : geometryReason.interiorDisconnected;
  }

  /** Answers whether the two hung together already, by another way. */
  #join(ring: Ring, point: string): boolean {
    const key = `${ring.path} ${point}`;
    if (this.#joined.has(key)) return false;
    this.#joined.add(key);
    const ringRoot = this.#rootOf(ring);
    const pointRoot = this.#rootOf(point);
    if (ringRoot === pointRoot) return true;
    this.#parent.set(ringRoot, pointRoot);
    return false;
  }

  #rootOf(node: Ring | string): Ring | string {
    let root = node;
    for (let above = this.#parent.get(root); above !== undefined; above = this.#parent.get(root)) root = above;
    for (let at = node; at !== root; ) {
      const above = this.#parent.get(at) ?? root;
      this.#parent.set(at, root);
      at = above;
    }
    return root;
  }
}
